/** A torrent's mode, and the flags from which it follows: one fold, for the actor and for the rows that show it. */
import type { TorrentEvent } from "../../events/torrent.ts"

export type TorrentMode =
  | "absent"
  | "mirroring-metadata"
  | "checking"
  | "downloading"
  | "waiting-for-credit"
  | "queued"
  | "seeding"
  | "changed"
  | "paused"
  | "missing-files"
  | "error"
  | "moving"
  | "removing"
  | "removed"

/** Code of the error in which a torrent waits for files to be chosen, since its rules fitted none. */
export const NOTHING_CHOSEN = "nothing-chosen"
/** Code of the error in which a torrent is held, since one of the rules that came with its link fits no file. */
export const NO_SUCH_FILE = "no-such-file"

/** What a choice of files puts right. */
const ASKS_FOR_FILES: ReadonlySet<string> = new Set([NOTHING_CHOSEN, NO_SUCH_FILE])

export interface TorrentFlags {
  readonly phase: "absent" | "metadata" | "content" | "removed"
  readonly origin: "share" | "download"
  /** All that is wanted is verified. */
  readonly complete: boolean
  /** There is no credit to go on with. */
  readonly starved: boolean
  readonly paused: boolean
  /** It waits for its turn in the queue. */
  readonly queued: boolean
  readonly checking: boolean
  readonly missing: readonly string[]
  readonly error: { readonly code: string; readonly message: string } | null
  /** Its data are being deleted. */
  readonly removing: boolean
  readonly move: Move | null
}

/** A move of the data that is under way, between places as they are kept. */
export interface Move {
  readonly from: string
  readonly to: string
  /** The data are at the new place, and the old one is being left. */
  readonly arrived: boolean
  /** It was called off: what is at the new place is being taken away. */
  readonly stopped: boolean
}

export const noFlags: TorrentFlags = {
  phase: "absent",
  origin: "download",
  complete: false,
  starved: false,
  paused: false,
  queued: false,
  checking: false,
  missing: [],
  error: null,
  removing: false,
  move: null,
}

export const flagsAfter = <Flags extends TorrentFlags>(flags: Flags, event: TorrentEvent): Flags => {
  switch (event.type) {
    case "TorrentShared":
      return { ...flags, phase: "content", origin: "share", complete: true }
    case "DownloadRequested":
      return { ...flags, phase: "metadata", queued: event.queued ?? false }
    case "MetadataMirrored":
      return { ...flags, phase: "content" }
    case "FilesSelected":
      return {
        ...flags,
        complete: event.complete,
        error: flags.error && ASKS_FOR_FILES.has(flags.error.code) ? null : flags.error,
      }
    case "PiecesLost":
      return { ...flags, complete: false }
    case "DownloadCompleted":
      return { ...flags, complete: true, starved: false, ...(isChanged(flags) ? { error: null } : {}) }
    case "CreditExhausted":
      return { ...flags, starved: true }
    case "CreditReturned":
      return { ...flags, starved: false }
    case "TorrentQueued":
      return { ...flags, queued: true }
    case "TurnCame":
      return { ...flags, queued: false }
    case "RecheckStarted":
      return { ...flags, checking: true, missing: [], error: null }
    case "RecheckFinished":
      return { ...flags, checking: false }
    case "FilesMissing":
      return { ...flags, missing: event.files, checking: false }
    case "FilesReturned":
      return { ...flags, missing: [] }
    case "TorrentPaused":
    case "SeedingEnded":
      return { ...flags, paused: true }
    case "TorrentResumed":
      return { ...flags, paused: false, error: isChanged(flags) ? flags.error : null, missing: [] }
    case "DataLocated":
      return { ...flags, error: null, missing: [] }
    case "MoveBegun":
      return { ...flags, move: { from: event.from, to: event.to, arrived: false, stopped: false } }
    case "MoveStopped":
      return { ...flags, move: flags.move && { ...flags.move, stopped: true } }
    case "DataMoved":
      // What was wrong with the old place, it was left for: a disk that is full.
      return { ...flags, move: flags.move && { ...flags.move, arrived: true }, error: null, missing: [] }
    case "MoveFailed":
    case "MoveEnded":
      return { ...flags, move: null }
    case "TorrentFailed":
      return { ...flags, error: { code: event.code, message: event.message }, checking: false }
    case "RemovalStarted":
      return { ...flags, removing: true }
    case "RemovalFailed":
      return { ...flags, removing: false, checking: false, error: { code: event.code, message: event.message } }
    case "TorrentRemoved":
      return { ...flags, phase: "removed", removing: false }
    default:
      return flags
  }
}

/** Whether what stands in its way is only that files of a share have changed: the rest is served. */
export const isChanged = ({ origin, error }: TorrentFlags): boolean => origin === "share" && error?.code === "changed"

export const modeOf = (flags: TorrentFlags): TorrentMode => {
  if (flags.phase === "absent" || flags.phase === "removed") return flags.phase
  if (flags.removing) return "removing"
  if (flags.move) return "moving"
  if (flags.error && !isChanged(flags)) return "error"
  if (flags.checking) return "checking"
  if (flags.missing.length > 0) return "missing-files"
  if (flags.paused) return "paused"
  if (flags.phase === "metadata") return "mirroring-metadata"
  // Metadata are fetched at once: they are small, and tell what waits.
  if (flags.queued) return "queued"
  if (flags.complete) return "seeding"
  if (flags.origin === "share") return "changed"
  return flags.starved ? "waiting-for-credit" : "downloading"
}
