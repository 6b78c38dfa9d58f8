/**
 * A small seeded generator for choices that need spread but no secrecy: tie-breaks, jitter, simulated worlds.
 * Never for keys or tokens: those come from the Random port.
 */
export type Prng = () => number

/** Mulberry32. @returns a function that gives numbers in [0, 1), the same sequence for the same seed. */
export const prng = (seed: number): Prng => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The first four octets as a seed. */
export const seedOf = (bytes: Uint8Array): number =>
  (((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0)) >>> 0
