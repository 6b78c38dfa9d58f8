/** What this node's tracker is, folded from its history. Pure and total. */
import { BucketMap } from "../../core/BucketMap.ts"
import { infoOf, type ShareInfo } from "../../core/shareInfo.ts"
import type { TrackerEvent } from "../../events/tracker.ts"

export type TrackerMode = "absent" | "open" | "restored" | "contradicted"

export interface TrackerState {
  readonly mode: TrackerMode
  /** Name of the onion's seed in the vault. */
  readonly secret: string
  /** Of the last entry of its chain. */
  readonly seq: number
  /** What is said of each, by infohash. */
  readonly listed: BucketMap<ShareInfo>
}

export const initial: TrackerState = { mode: "absent", secret: "", seq: 0, listed: BucketMap.empty }

export const evolve = (state: TrackerState, event: TrackerEvent): TrackerState => {
  switch (event.type) {
    case "TrackerCreated":
      return { ...state, mode: "open", secret: event.secret }
    case "TrackerRestored":
      return { ...state, mode: "restored" }
    case "TorrentListed":
    case "TorrentRetitled":
      return { ...state, seq: event.seq, listed: state.listed.with(event.infohash, infoOf(event)) }
    case "TorrentUnlisted":
      return { ...state, seq: event.seq, listed: state.listed.without(event.infohash) }
    case "TrackerContradicted":
      return { ...state, mode: "contradicted" }
    default:
      return state
  }
}

export const modeOf = (state: TrackerState): TrackerMode => state.mode
