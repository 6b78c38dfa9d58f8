/** What a torrent is on this node, folded from its history. Pure and total; its mode follows from it. */
import { PieceSet } from "../../core/PieceSet.ts"
import type { TorrentEvent } from "../../events/torrent.ts"

export type TorrentMode =
  | "absent"
  | "mirroring-metadata"
  | "checking"
  | "downloading"
  | "waiting-for-credit"
  | "seeding"
  | "changed"
  | "paused"
  | "missing-files"
  | "error"
  | "removing"
  | "removed"

/** Code of the error in which a torrent waits for its operator's word on its names. */
export const NAMES_NEED_YES = "names-need-yes"

export interface TorrentState {
  readonly phase: "absent" | "metadata" | "content" | "removed"
  readonly origin: "share" | "download"
  readonly infohash: string
  /** Chosen folder of a download; the data lie at `path`. */
  readonly folder: string
  readonly path: string
  /**
   * How often it was said where the data are: what was found before that says nothing of the place where they are now.
   */
  readonly located: number
  /** Name of the link in the vault; empty for what this node shares. */
  readonly source: string
  /** Infohash and title that were chosen from a catalogue; empty for a link. */
  readonly wanted: string
  readonly title: string
  readonly verified: PieceSet
  readonly complete: boolean
  /** There is no credit to go on with. */
  readonly starved: boolean
  readonly paused: boolean
  readonly checking: boolean
  readonly missing: readonly string[]
  /** Of a share: files that are not as they were when it was shared, as far as they were named. */
  readonly changed: readonly string[]
  readonly error: { readonly code: string; readonly message: string } | undefined
  /** The operator's word, until it was of use: that what is there may be written to. */
  readonly useExisting: boolean
  /** The operator's word on names that a machine runs by itself: given, or waited for. */
  readonly namesAccepted: boolean
  readonly namesAsked: boolean
  /** Its data are being deleted. */
  readonly removing: boolean
}

export const initial: TorrentState = {
  phase: "absent",
  origin: "download",
  infohash: "",
  folder: "",
  path: "",
  located: 0,
  source: "",
  wanted: "",
  title: "",
  verified: PieceSet.empty(0),
  complete: false,
  starved: false,
  paused: false,
  checking: false,
  missing: [],
  changed: [],
  error: undefined,
  useExisting: false,
  namesAccepted: false,
  namesAsked: false,
  removing: false,
}

export const evolve = (state: TorrentState, event: TorrentEvent): TorrentState => {
  switch (event.type) {
    case "TorrentShared":
      return {
        ...state,
        phase: "content",
        origin: "share",
        infohash: event.infohash,
        path: event.path,
        verified: PieceSet.full(event.pieces),
        complete: true,
      }
    case "DownloadRequested":
      return {
        ...state,
        phase: "metadata",
        folder: event.folder,
        source: event.source,
        wanted: event.infohash ?? "",
        title: event.title ?? "",
        useExisting: event.useExisting ?? false,
        namesAccepted: event.acceptNames ?? false,
      }
    case "MetadataMirrored":
      return {
        ...state,
        phase: "content",
        infohash: event.infohash,
        path: event.path,
        verified: PieceSet.empty(event.pieces),
        useExisting: state.useExisting && event.existing === true,
      }
    case "PiecesVerified":
      return { ...state, verified: state.verified.with(event.pieces) }
    case "PiecesLost":
      return { ...state, verified: state.verified.without(event.pieces), complete: false }
    case "DownloadCompleted":
      return {
        ...state,
        complete: true,
        starved: false,
        ...(isChanged(state) ? { changed: [], error: undefined } : {}),
      }
    case "CreditExhausted":
      return { ...state, starved: true }
    case "CreditReturned":
      return { ...state, starved: false }
    case "RecheckStarted":
      return { ...state, checking: true, missing: [], changed: [], error: undefined }
    case "RecheckFinished":
      return { ...state, checking: false, useExisting: false }
    case "FilesMissing":
      return { ...state, missing: event.files, checking: false }
    case "TorrentPaused":
      return { ...state, paused: true }
    case "TorrentResumed":
      return {
        ...state,
        paused: false,
        error: isChanged(state) ? state.error : undefined,
        missing: [],
        useExisting: event.useExisting ?? state.useExisting,
        namesAccepted: state.namesAccepted || event.acceptNames === true,
        namesAsked: state.namesAsked && event.acceptNames !== true,
      }
    case "FilesReturned":
      return { ...state, missing: [] }
    case "DataLocated":
      return { ...state, path: event.path, located: state.located + 1, error: undefined, missing: [], changed: [] }
    case "TorrentFailed":
      return {
        ...state,
        error: { code: event.code, message: event.message },
        changed: event.files ?? [],
        checking: false,
        ...(event.code === NAMES_NEED_YES ? { namesAsked: true } : { useExisting: false }),
      }
    case "RemovalStarted":
      return { ...state, removing: true }
    case "RemovalFailed":
      return { ...state, removing: false, checking: false, error: { code: event.code, message: event.message } }
    case "TorrentRemoved":
      return { ...state, phase: "removed", removing: false }
    default:
      return state
  }
}

/** Whether what stands in its way is only that files of a share have changed: the rest is served. */
const isChanged = ({ origin, error }: TorrentState): boolean => origin === "share" && error?.code === "changed"

export const modeOf = (state: TorrentState): TorrentMode => {
  if (state.phase === "absent" || state.phase === "removed") return state.phase
  if (state.removing) return "removing"
  if (state.error && !isChanged(state)) return "error"
  if (state.checking) return "checking"
  if (state.missing.length > 0) return "missing-files"
  if (state.paused) return "paused"
  if (state.phase === "metadata") return "mirroring-metadata"
  if (state.complete) return "seeding"
  if (state.origin === "share") return "changed"
  return state.starved ? "waiting-for-credit" : "downloading"
}
