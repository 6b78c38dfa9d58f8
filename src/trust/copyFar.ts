/** Copies the words of one that is reached through others, within the room for all and what was agreed to. */
import type { TrackerKey } from "../core/ids.ts"
import type { SearchIndex } from "../search/SearchIndex.ts"
import type { Looks } from "../tracker/Looks.ts"
import type { OctetRoom } from "./OctetRoom.ts"
import { MOST_ENTRIES } from "./Trust.ts"
import type { NodeRow } from "./TrustRows.ts"

interface FarCopy {
  readonly tracker: TrackerKey
  readonly index: SearchIndex
  readonly looks: Pick<Looks, "copy" | "head">
  readonly room: OctetRoom
  /** Octets that may still come by what was agreed to. */
  readonly left: () => number
  /** Whether anybody leads to it still. */
  readonly reaches: () => boolean
  readonly signal: AbortSignal
}

interface Copied {
  readonly state: NodeRow["state"]
  readonly count: number
  /** It was not copied whole as that would have been more than was agreed to. */
  readonly short: boolean
}

/** @returns `left` when nobody leads to it any more. @throws DialError when it does not answer. */
export const copyFar = async (job: FarCopy): Promise<Copied | "left"> => {
  const { tracker, index, looks, room, left, reaches, signal } = job
  const head = await looks.head({ tracker }, signal)
  if (head.tracker !== tracker) throw new Error("another tracker is served at its onion")
  const { count } = head
  const remote = (short: boolean): Copied => ({ state: "remote", count, short })
  if (head.seq > MOST_ENTRIES || room.octets >= room.most) return remote(false)
  if (head.seq > index.tip(tracker).seq && left() <= 0) return remote(true)
  if (!reaches()) return "left"
  index.claim(tracker, "trusted")
  const copy = (entryOctets: number) => looks.copy({ tracker }, index, { entries: MOST_ENTRIES, entryOctets }, signal)
  const end = await room.copy(tracker, copy, left)
  // What came while it was given up goes again.
  if (!reaches()) {
    index.forget(tracker, "trusted")
    return "left"
  }
  if (end.kind === "quota") return remote(end.what === "octets" && left() < room.left)
  return { state: stateAfter[end.kind], count, short: false }
}

/** One that told two stories is shown as that; one that is behind for once is what it was. */
const stateAfter = { complete: "current", older: "current", fork: "frozen" } as const
