/** Which values and times an axis names: as many as have room, at figures that one reads at a glance. Pure. */
import { clockText } from "../../../contract/words/time.ts"

const [MINUTE, HOUR, DAY] = [60, 3_600, 86_400]
const PARTS_OF_A_DAY = [1, 2, 5, 10, 15, 30]
  .map((minutes) => minutes * MINUTE)
  .concat([1, 2, 3, 6, 12].map((hours) => hours * HOUR))

/** The least of 1, 2 or 5 times a power of ten that fits; Infinity if none does. */
export const niceStep = (fits: (step: number) => boolean): number => {
  for (let power = 1; power < Infinity; power *= 10)
    for (const factor of [1, 2, 5]) if (fits(factor * power)) return factor * power
  return Infinity
}

/** From 0 to each side, in even steps to the first that no value goes beyond. @param most steps, at least two. */
export const valueAxis = (below: number, above: number, most: number): readonly number[] => {
  const steps = (of: number, step: number): number => Math.ceil(of / step)
  const step = niceStep((each) => steps(below, each) + steps(above, each) <= most)
  const first = -steps(below, step)
  return Array.from({ length: steps(above, step) - first + 1 }, (_, n) => (first + n) * step)
}

export interface TimeLabel {
  /** Seconds since 1970. */
  readonly at: number
  readonly text: string
}

/** Whole minutes, hours or days of UTC from one moment to another, no closer than `apart`; all in seconds. */
export const timeAxis = (from: number, to: number, apart: number): readonly TimeLabel[] => {
  const fits = (each: number): boolean => each >= apart
  const step = PARTS_OF_A_DAY.find(fits) ?? DAY * niceStep((days) => fits(days * DAY))
  const first = Math.ceil(from / step)
  const shown = step < DAY ? ([11, 16] as const) : ([5, 10] as const)
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, n) => {
    const at = (first + n) * step
    return { at, text: clockText(at * 1_000).slice(...shown) }
  })
}
