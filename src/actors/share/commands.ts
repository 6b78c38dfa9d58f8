/** What may be said to a share: commands of its operator, observations of its effects. */
import type { InfoHash } from "../../core/ids.ts"

export type ShareCommand =
  | { readonly type: "RequestShare"; readonly path: string; readonly title: string; readonly secret: string }
  /** The content of a torrent that is shared privately, as a torrent of its own that anybody may have. */
  | { readonly type: "RequestPublicShare"; readonly of: string; readonly path: string; readonly title: string; readonly secret: string }
  | { readonly type: "StopSharing" }

export type ShareObservation =
  | { readonly type: "HashFinished"; readonly torrent: string; readonly infohash: InfoHash; readonly bytes: number; readonly files: number }
  | { readonly type: "Unlisted" }
  | { readonly type: "HashFailed"; readonly code: string; readonly message: string }

export type ShareInput = ShareCommand | ShareObservation
