/** A torrent as it is shown. Types only. */
import type { InfoHash, Millis } from "../core/ids.ts"
import type { MetLimit, TorrentLimits } from "../core/limits.ts"
import type { Move, TorrentMode as Mode } from "../actors/torrent/mode.ts"

/** What a share lacks is shown as an error. */
export type TorrentMode = Exclude<Mode, "absent" | "changed">

export interface TorrentRow {
  readonly id: string
  readonly infohash: InfoHash | null
  /** What the operator calls it; else what whoever shares it does. */
  readonly title: string
  /** The operator's own, which nobody else is told. */
  readonly tags: readonly string[]
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly verifiedBytes: number
  /** Where not all files are wanted: how many are, their octets, and how many of these are verified. */
  readonly wanted: { readonly files: number; readonly bytes: number; readonly verifiedBytes: number } | null
  readonly pieces: number
  readonly verifiedPieces: number
  readonly files: number
  readonly mode: TorrentMode
  readonly origin: "share" | "download"
  readonly error: { readonly code: string; readonly message: string } | null
  readonly missing: readonly string[]
  /** Where it stands in the queue: of two, the lower comes first. */
  readonly place: number
  /** Begun by the node itself; the queue does not concern it. */
  readonly spare: boolean
  /** A move of the data that is under way. */
  readonly move: Move | null
  /** Why the last move came to nothing. */
  readonly moveError: { readonly code: string; readonly message: string } | null
  readonly addedAt: Millis
  readonly completedAt: Millis | null
  /**
   * Of a download: from its being added to its first piece that was fetched and is verified, as the dates of the log
   * have it; null before that, and where the date was set back meanwhile.
   */
  readonly firstPieceMs: number | null
  /** Octets that have gone out, ever, and how often all of it has; live figures are ahead of both. */
  readonly servedBytes: number
  readonly copies: number
  /** What its operator allows of it. */
  readonly limits: TorrentLimits
  /** The limit that was met, while it is paused because of that. */
  readonly ended: MetLimit | null
}
