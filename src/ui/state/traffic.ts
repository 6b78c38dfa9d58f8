/**
 * Measured traffic as it is drawn and read: an even row of steps with gaps filled, as rates; and sums over longer
 * spans. Pure.
 */
import type { TrafficPoint } from "../../contract/relay.ts"

export interface TrafficSpan {
  /** Milliseconds: of one step, of all that is shown, and of a line of the table beside it. */
  readonly step: number
  readonly all: number
  readonly line: number
}

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const aDay: TrafficSpan = { step: 5 * MINUTE, all: 24 * HOUR, line: HOUR }
export const aMonth: TrafficSpan = { step: HOUR, all: 31 * 24 * HOUR, line: 24 * HOUR }

/** Seconds since 1970 and octets a second. */
export interface TrafficSeries {
  readonly at: readonly number[]
  readonly rate: readonly number[]
}

const sums = (points: readonly TrafficPoint[], span: number): ReadonlyMap<number, number> => {
  const all = new Map<number, number>()
  for (const { at, relayed } of points) {
    const n = Math.floor(at / span)
    all.set(n, (all.get(n) ?? 0) + relayed)
  }
  return all
}

/** Without the step that is not over yet: it would always look like a fall. */
export const seriesOf = (points: readonly TrafficPoint[], { step, all }: TrafficSpan, now: number): TrafficSeries => {
  const relayed = sums(points, step)
  const end = Math.floor(now / step)
  const steps = Array.from({ length: all / step }, (_, n) => end - all / step + n)
  return { at: steps.map((n) => (n * step) / 1_000), rate: steps.map((n) => ((relayed.get(n) ?? 0) * 1_000) / step) }
}

/** Newest first, only what has something in it. */
export const linesOf = (
  points: readonly TrafficPoint[],
  { line, all }: TrafficSpan,
  now: number,
): readonly { readonly at: number; readonly relayed: number }[] =>
  [
    ...sums(
      points.filter(({ at }) => at >= now - all),
      line,
    ),
  ]
    .filter(([, relayed]) => relayed > 0)
    .sort(([a], [b]) => b - a)
    .map(([n, relayed]) => ({ at: n * line, relayed }))
