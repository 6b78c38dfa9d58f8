/** Rates as they are drawn: an even row of steps, with a gap where nothing is known. Pure. */
import type { RatesPage } from "../../../contract/rates.ts"

type Steps = readonly (number | null)[]

export interface RateSteps {
  /** Seconds since 1970. */
  readonly at: readonly number[]
  /** Octets a second. */
  readonly down: Steps
  readonly up: Steps
}

/** @param steps that are drawn, the last one being the page's last. */
export const rateSteps = ({ step, down, up, until }: RatesPage, steps: number): RateSteps => {
  const last = Math.floor(until / 1_000)
  const filled = (rates: readonly number[]): Steps =>
    Array.from({ length: steps }, (_, n) => rates[rates.length - steps + n] ?? null)
  return {
    at: Array.from({ length: steps }, (_, n) => last - (steps - 1 - n) * step),
    down: filled(down),
    up: filled(up),
  }
}
