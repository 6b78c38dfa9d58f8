/**
 * Looks once an hour who has what, out of what is known here anyway: records that reached the trackers that are held,
 * and peers of this node's own downloads. A download that has reached nobody by then is a try in vain, unless it is
 * this node that cannot reach anybody.
 */
import { DAY_MS } from "../../core/day.ts"
import type { Clock } from "../../core/Clock.ts"
import type { InfoHash } from "../../core/ids.ts"
import type { LifeRows, Look } from "./LifeRows.ts"

const LOOK_MS = 3_600_000
/** Records live so long; before, a node that was just started has not heard of everybody. */
export const HEARD_AFTER_MS = 1_800_000

export interface LivesWatched {
  readonly clock: Clock
  readonly rows: Pick<LifeRows, "look">
  readonly alive: () => Iterable<InfoHash>
  readonly tried: () => Look["tried"]
  /** Whether this node could reach anybody at all. */
  readonly connected: () => boolean
}

export const dayOf = (clock: Clock): number => Math.floor(clock.date() / DAY_MS)

/** @returns what ends it. */
export const watchLives = ({ clock, rows, alive, tried, connected }: LivesWatched): (() => void) => {
  let timer: unknown
  const look = (): void => {
    timer = clock.setTimeout(look, LOOK_MS)
    if (!connected()) return
    try {
      rows.look({ day: dayOf(clock), alive: alive(), tried: tried() })
    } catch {
      // A disk that is full: the next look sees the same.
    }
  }
  timer = clock.setTimeout(look, HEARD_AFTER_MS)
  return () => clock.clearTimeout(timer)
}
