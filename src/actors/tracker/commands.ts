/** What may be said to this node's own tracker. */
import type { InfoHash } from "../../core/ids.ts"
import type { SaidInfo } from "../../core/shareInfo.ts"

/** An entry of a backup; `body` is the hash of words that it holds no more. */
export type RestoredEntry =
  | (SaidInfo & {
      readonly type: "TorrentListed"
      readonly infohash: InfoHash
      readonly bytes: number
      readonly files: number
      readonly at: number
      readonly body?: string
    })
  | (SaidInfo & {
      readonly type: "TorrentRetitled"
      readonly infohash: InfoHash
      readonly at: number
      readonly body?: string
    })
  | { readonly type: "TorrentUnlisted"; readonly infohash: InfoHash; readonly at: number }

export type TrackerCommand =
  | { readonly type: "CreateTracker"; readonly secret: string }
  /** Only where nothing was listed yet. The key waits in the vault beside the present one. */
  | { readonly type: "RestoreTracker"; readonly entries: readonly RestoredEntry[] }
  /** Again of one that is listed: says what is said of it now. */
  | (SaidInfo & {
      readonly type: "ListTorrent"
      readonly infohash: InfoHash
      readonly bytes: number
      readonly files: number
    })
  | { readonly type: "UnlistTorrent"; readonly infohash: InfoHash }

export type TrackerObservation =
  /** Others hold a longer history, or another one, under this tracker's signature. */
  { readonly type: "ContradictionFound"; readonly seq: number }

export type TrackerInput = TrackerCommand | TrackerObservation
