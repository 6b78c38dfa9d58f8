/**
 * Whether a node under churn holds more and more. By counts of cycles, never by the clock: descriptors, sockets and
 * actors are after each cycle as few as before the first; timers and threads stay within a few; memory, after the
 * collection of garbage, is compared by the medians of the first and the last third, so that one figure that is off
 * says nothing.
 */
import type { Figures } from "./MeasuredNode.ts"

const MIB = 1024 * 1024
const KIB = 1024
/** What comes once: pools that fill up to their cap, code that is compiled, the newest lines of the log. */
const ONCE = { heap: 6 * MIB, external: 6 * MIB, rss: 96 * MIB }
/** What each cycle may leave: rows of what has ended, until they are of no interest. */
const EACH = { heap: 10 * KIB, external: 4 * KIB, rss: 40 * KIB }
const MORE_TIMERS = 8
/** Workers that hash start when there is something to hash; each has its event descriptors. */
const MORE_OTHERS = 12
const ALLOWED = [
  ["sockets", 0],
  ["files", 0],
  ["actors", 0],
  ["others", MORE_OTHERS],
  ["timers", MORE_TIMERS],
] as const

const median = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)]!

/** @param taken before the first cycle, then after each. @returns in words, what is too much. */
export const heldTooMuch = (taken: readonly Figures[]): readonly string[] => {
  const [before, ...after] = taken as [Figures, ...Figures[]]
  const wrong: string[] = []
  for (const [what, more] of ALLOWED) {
    const over = after.findIndex((figures) => figures[what] > before[what] + more)
    const held = after[over]
    if (held) wrong.push(`after cycle ${over + 1} it holds ${held[what]} ${what}; before the first ${before[what]}`)
  }
  const third = Math.max(1, Math.floor(after.length / 3))
  const between = after.length - third
  for (const what of ["heap", "external", "rss"] as const) {
    const of = (figures: readonly Figures[]) => median(figures.map((one) => one[what]))
    const grown = of(after.slice(-third)) - of(after.slice(0, third))
    if (grown <= ONCE[what] + EACH[what] * between) continue
    wrong.push(`${what} has grown by ${Math.round(grown / KIB)} KiB over ${between} cycles`)
  }
  const defects = taken.at(-1)!.defects
  return [...wrong, ...defects]
}
