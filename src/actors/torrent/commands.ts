/** What may be said to a torrent: commands of its operator and of shares, observations of its effects. */
import type { InfoHash } from "../../core/ids.ts"

interface Content {
  readonly infohash: InfoHash
  readonly path: string
  readonly title: string
  readonly name: string
  readonly bytes: number
  readonly pieces: number
  readonly files: number
}

/** Index and size in octets. */
export type SizedPiece = readonly [piece: number, bytes: number]

export type TorrentCommand =
  | ({ readonly type: "AdoptShared" } & Content)
  | { readonly type: "RequestDownload"; readonly folder: string; readonly source: string; readonly infohash?: InfoHash; readonly title?: string }
  | { readonly type: "PauseTorrent" }
  | { readonly type: "ResumeTorrent" }
  | { readonly type: "RecheckTorrent" }
  | { readonly type: "RemoveTorrent"; readonly withData: boolean }

export type TorrentObservation =
  | ({ readonly type: "MetadataFetched" } & Content)
  | { readonly type: "TroubleFound"; readonly code: string; readonly message: string }
  | { readonly type: "PiecesWritten"; readonly pieces: readonly SizedPiece[] }
  | { readonly type: "PiecesChecked"; readonly good: readonly SizedPiece[]; readonly bad: readonly SizedPiece[] }
  | { readonly type: "CheckFinished" }
  | { readonly type: "CreditRanOut" }
  | { readonly type: "CreditCame" }
  | { readonly type: "FilesGone"; readonly files: readonly string[] }
  | { readonly type: "PeerMisbehaved"; readonly peer: number; readonly piece: number }

export type TorrentInput = TorrentCommand | TorrentObservation
