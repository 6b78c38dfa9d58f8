/** Circuits as a guess has them: log-normal, drifting, and dials that take their time. */
import type { Prng } from "../../../src/core/prng.ts"

export const CIRCUITS = {
  /** Octets per second. */
  median: 250_000,
  sigma: 0.9,
  /** A circuit forgets what it was in about so long. */
  driftMs: 300_000,
  dialSigma: 0.45,
}

export const normal = (chance: Prng): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance())

/** The logarithm of a circuit's rate, over its median: moves on by so long at each call. */
export const drifting = (chance: Prng): ((ms: number) => number) => {
  const { sigma, driftMs } = CIRCUITS
  let height = sigma * normal(chance)
  return (ms) => {
    const keep = Math.exp(-ms / driftMs)
    height = height * keep + sigma * Math.sqrt(1 - keep * keep) * normal(chance)
    return height
  }
}

export const dialTime = (medianMs: number, chance: Prng): number =>
  medianMs * Math.exp(CIRCUITS.dialSigma * normal(chance))
