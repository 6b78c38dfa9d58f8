/**
 * Which of several addresses of one tracker to ask: power of two choices on measured latency among the healthy ones
 * (Mitzenmacher 2001), so that load spreads and slow ones get less, with no view of the whole. Pure.
 */
import type { Prng } from "./prng.ts"

export interface MirrorHealth {
  /** Smoothed, in ms; undefined until measured. */
  readonly latencyMs: number | undefined
  /** In a row. */
  readonly failures: number
  /** Not to be asked before, in ms since 1970. */
  readonly retryAt: number
}

/** Whoever is slower than so many times the mean is passed over while others are there. */
const TOO_SLOW = 3

/** The best of two drawn at random; `undefined` when all have to be left alone for now. */
export const chooseMirror = <M extends MirrorHealth>(
  mirrors: readonly M[],
  now: number,
  random: Prng,
): M | undefined => {
  const ready = mirrors.filter((mirror) => mirror.retryAt <= now)
  const measured = ready.flatMap(({ latencyMs }) => latencyMs ?? [])
  const mean = measured.reduce((sum, ms) => sum + ms, 0) / Math.max(1, measured.length)
  const fit = ready.filter(({ latencyMs }) => latencyMs === undefined || latencyMs <= mean * TOO_SLOW)
  const pool = fit.length > 0 ? fit : ready
  const draw = () => pool[Math.floor(random() * pool.length)]
  const [a, b] = [draw(), draw()]
  if (!a || !b) return undefined
  // One that was never measured is worth a try, as an average one is.
  return (a.latencyMs ?? mean) <= (b.latencyMs ?? mean) ? a : b
}
