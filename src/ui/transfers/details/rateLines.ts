/** Rates over a span of time, as they are drawn: an even row of steps, with 0 where nothing is known. Pure. */
import type { RatesPage, RateSpan } from "../../../contract/rates.ts"
import type { RateLines } from "../../parts/RateLines.ts"

export interface ShownSpan {
  readonly id: RateSpan
  readonly unit: "hours" | "days"
  readonly steps: number
  /** How long a reading is good for. */
  readonly restMs: number
}

export const spans: readonly [ShownSpan, ...ShownSpan[]] = [
  { id: "minutes", unit: "hours", steps: 600, restMs: 10_000 },
  { id: "day", unit: "hours", steps: 1_440, restMs: 60_000 },
  { id: "month", unit: "days", steps: 720, restMs: 600_000 },
]

/** @param steps that are drawn, the last one being the page's last. */
export const rateLines = ({ step, down, up, until }: RatesPage, steps: number): RateLines => {
  const last = Math.floor(until / 1_000)
  const filled = (rates: readonly number[]): readonly number[] =>
    Array.from({ length: steps }, (_, n) => rates[rates.length - steps + n] ?? 0)
  return {
    at: Array.from({ length: steps }, (_, n) => last - (steps - 1 - n) * step),
    lines: [filled(down), filled(up)],
  }
}
