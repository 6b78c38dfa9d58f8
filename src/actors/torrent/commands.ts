/** What may be said to a torrent: commands of its operator and of shares, observations of its effects. */
import type { ServedSum } from "../../core/CopyCount.ts"
import type { FileRule, TorrentShape } from "../../core/fileSelection.ts"
import type { InfoHash } from "../../core/ids.ts"
import type { Choice, MetLimit, TorrentLimits } from "../../core/limits.ts"

interface Content {
  readonly infohash: InfoHash
  readonly path: string
  readonly title: string
  readonly name: string
  readonly bytes: number
  readonly pieces: number
  readonly files: number
}

/** The operator's word: data that are there may be written to; names that a machine runs by itself are all right. */
export interface Word {
  readonly useExisting?: boolean
  readonly acceptNames?: boolean
}

/** The level of each file of a torrent, as text, and what they add up to follows from. */
export interface Selection {
  readonly levels: string
  readonly of: TorrentShape
}

/** Names that a machine runs or reads by itself: the first of them, and how many. */
export interface DoubtfulNames {
  readonly names: readonly string[]
  readonly count: number
}

/** Index and size in octets. */
export type SizedPiece = readonly [piece: number, bytes: number]

export type TorrentCommand =
  | ({ readonly type: "AdoptShared" } & Content)
  | ({
      readonly type: "RequestDownload"
      readonly folder: string
      readonly source: string
      readonly infohash?: InfoHash
      readonly title?: string
      readonly spare?: boolean
      /** Waits for its turn in the queue. */
      readonly queued?: boolean
      readonly choice?: readonly FileRule[]
      readonly levels?: string
      readonly sequential?: boolean
      readonly paused?: boolean
    } & Word)
  | { readonly type: "SelectFiles"; readonly selection: Selection }
  | { readonly type: "ChoosePieceOrder"; readonly sequential: boolean }
  | { readonly type: "PauseTorrent" }
  | ({ readonly type: "ResumeTorrent" } & Word)
  | { readonly type: "RecheckTorrent" }
  /** Where the data are now, which was looked at. */
  | { readonly type: "LocateData"; readonly path: string }
  /** By the queue: it waits for its turn, or has it. */
  | { readonly type: "AwaitTurn" }
  | { readonly type: "TakeTurn" }
  | { readonly type: "ChoosePlace"; readonly place: number }
  | ({ readonly type: "ChooseLimits" } & Choice<TorrentLimits>)
  | { readonly type: "RemoveTorrent"; readonly withData: boolean }
  /** To a place that was looked at, as it is kept. */
  | { readonly type: "MoveData"; readonly to: string }
  | { readonly type: "StopMove" }
  /** What it is called here; empty: as whoever shares it calls it. */
  | { readonly type: "ChooseTitle"; readonly title: string }
  | { readonly type: "ChooseTags"; readonly add?: readonly string[]; readonly remove?: readonly string[] }

export type TorrentObservation =
  | ({
      readonly type: "MetadataFetched"
      readonly existing?: boolean
      readonly doubtful?: DoubtfulNames
      /** Where not all files are wanted alike. */
      readonly selection?: Selection
      /** Globs of the operator's that fit none of its files. */
      readonly idle?: readonly string[]
    } & Content)
  | { readonly type: "TroubleFound"; readonly code: string; readonly message: string }
  /** `located`: of the place where they lie, as the state has it; where that is another by now, they say nothing. */
  | { readonly type: "PiecesWritten"; readonly pieces: readonly SizedPiece[]; readonly located: number }
  | { readonly type: "PiecesChecked"; readonly good: readonly SizedPiece[]; readonly bad: readonly SizedPiece[] }
  | { readonly type: "CheckFinished" }
  /** All that was verified, so many pieces, is at the new place. */
  | { readonly type: "DataArrived"; readonly verified: number }
  | { readonly type: "OldPlaceLeft"; readonly left: readonly { readonly path: string; readonly what: string }[] }
  /** Nothing of the move is left at the new place. */
  | { readonly type: "MoveNotDone"; readonly code: string; readonly message: string }
  | { readonly type: "CreditRanOut" }
  | { readonly type: "CreditCame" }
  /** Something is at the place, and not known to be the torrent's. */
  | { readonly type: "FilesUnknown" }
  | { readonly type: "DataDeleted"; readonly left: readonly { readonly path: string; readonly what: string }[] }
  | { readonly type: "DataNotDeleted"; readonly code: string; readonly message: string }
  | { readonly type: "FilesGone"; readonly files: readonly string[] }
  /** What was missing of a share is there again. */
  | { readonly type: "FilesBack" }
  /** Of a share: these pieces no longer fit, in files with these names. */
  | { readonly type: "PiecesChanged"; readonly pieces: readonly SizedPiece[]; readonly files: readonly string[] }
  /** So much has gone out by now, ever. */
  | ({ readonly type: "OctetsServed" } & ServedSum)
  /** One of its limits, while it serves all of it. */
  | { readonly type: "LimitMet"; readonly why: MetLimit }
  | { readonly type: "PeerMisbehaved"; readonly peer: number; readonly piece: number }

export type TorrentInput = TorrentCommand | TorrentObservation
