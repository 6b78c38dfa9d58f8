/**
 * What is answered to who asks where something is now: of the trackers of which anything may be said, those that fit a
 * prefix. A function of what it is given, so that what is not given here can be learned from no answer. Pure.
 */
import type { TrackerKey } from "./ids.ts"
import { prefixOf } from "./trackerPrefix.ts"

/** `tracker`: of trackers with such a key; `torrent`: of those that list such an infohash. */
export type Whereof = "tracker" | "torrent"

/** A tracker of which anybody may be told. */
export interface KnownTracker {
  readonly tracker: TrackerKey
  /** Records of its mirrors, as they signed them, the better ones first. */
  readonly mirrors: () => readonly Uint8Array[]
  /** Whether it lists a torrent whose infohash begins so. */
  readonly lists: (prefix: number) => boolean
}

export interface Whereabouts {
  /** Those that list it; nothing where a tracker was asked for, as the records name it. */
  readonly trackers: readonly TrackerKey[]
  readonly mirrors: readonly Uint8Array[]
}

export const whereabouts = (of: Whereof, prefix: number, known: readonly KnownTracker[], most: number): Whereabouts => {
  const fitting = known.filter(({ tracker, lists }) =>
    of === "tracker" ? prefixOf(tracker) === prefix : lists(prefix),
  )
  const said = fitting.slice(0, most)
  const mirrors = byTurns(
    said.map((one) => one.mirrors()),
    most,
  )
  return { trackers: of === "tracker" ? [] : said.map(({ tracker }) => tracker), mirrors }
}

/** The first of each, then the second of each: whoever has much to say leaves room for the others. */
export const byTurns = <T>(lists: readonly (readonly T[])[], most: number): readonly T[] => {
  const taken: T[] = []
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  for (let turn = 0; turn < longest; turn++)
    for (const list of lists) if (turn < list.length && taken.length < most) taken.push(list[turn]!)
  return taken
}
