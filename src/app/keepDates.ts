/** Looks now and then whether the date was set, for all parts of the node that sign with it. */
import type { Clock } from "../core/Clock.ts"

const LOOK_MS = 5_000

/** @returns what stops it. */
export const keepDates = (clock: Clock, parts: readonly { redate(): void }[]): (() => void) => {
  let timer: unknown
  const look = (): void => {
    for (const part of parts) part.redate()
    timer = clock.setTimeout(look, LOOK_MS)
  }
  look()
  return () => clock.clearTimeout(timer)
}
