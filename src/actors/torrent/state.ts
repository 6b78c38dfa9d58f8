/** What a torrent is on this node, folded from its history. Pure and total; mode.ts has what its mode follows from. */
import { NOTHING_SERVED, type ServedSum } from "../../core/CopyCount.ts"
import { type FileRule, readWanted } from "../../core/fileSelection.ts"
import { beyond, type MetLimit, type TorrentLimits, torrentLimits } from "../../core/limits.ts"
import { PieceSet } from "../../core/PieceSet.ts"
import type { TorrentEvent } from "../../events/torrent.ts"
import { type TorrentFlags, flagsAfter, isChanged, noFlags } from "./mode.ts"

/** Code of the error in which a torrent waits for its operator's word on its names. */
export const NAMES_NEED_YES = "names-need-yes"

export interface TorrentState extends TorrentFlags {
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
  readonly infohashAsked: string
  readonly title: string
  /** What the operator calls it, and their own tags. */
  readonly ownTitle: string
  readonly tags: readonly string[]
  /** Charged to nobody, and fetched with what others leave. */
  readonly spare: boolean
  /** Rules for its files, until the metadata are there. */
  readonly choice: readonly FileRule[]
  /** Levels on which the rules are put then; empty: all are normal. */
  readonly levelsAsked: string
  /** Levels of its files, as text (core/fileSelection); empty: all are normal. */
  readonly levels: string
  /** Not one of its files is wanted: the rules for them fitted none. */
  readonly choseNothing: boolean
  /** Pieces that are wanted; undefined: all. */
  readonly wantedPieces: PieceSet | undefined
  readonly sequential: boolean
  /** It is to be paused when the metadata are there. */
  readonly pauses: boolean
  readonly verified: PieceSet
  /** What has gone out, ever, as far as it was told. */
  readonly served: ServedSum
  readonly limits: TorrentLimits
  /** The limit that was met, until its operator has it go on. */
  readonly ended: MetLimit | undefined
  /** Of a share: files that are not as they were when it was shared, as far as they were named. */
  readonly changed: readonly string[]
  /** The operator's word, until it was of use: that what is there may be written to. */
  readonly useExisting: boolean
  /** The operator's word on names that a machine runs by itself: given, or waited for. */
  readonly namesAccepted: boolean
  readonly namesAsked: boolean
}

export const initial: TorrentState = {
  ...noFlags,
  infohash: "",
  folder: "",
  path: "",
  located: 0,
  source: "",
  infohashAsked: "",
  title: "",
  ownTitle: "",
  tags: [],
  spare: false,
  choice: [],
  levelsAsked: "",
  levels: "",
  choseNothing: false,
  wantedPieces: undefined,
  sequential: false,
  pauses: false,
  verified: PieceSet.empty(0),
  served: NOTHING_SERVED,
  limits: {},
  ended: undefined,
  changed: [],
  useExisting: false,
  namesAccepted: false,
  namesAsked: false,
}

/** Whether a piece is wanted. */
export const isWanted = ({ wantedPieces }: TorrentState, piece: number): boolean =>
  !wantedPieces || wantedPieces.has(piece)

/** Wanted pieces that are not verified. */
export const lacking = ({ wantedPieces, verified }: TorrentState): number =>
  wantedPieces ? wantedPieces.lackedBy(verified) : verified.length - verified.count

/** Whether all of the torrent is here, not only what is wanted. */
export const isWhole = ({ phase, verified }: TorrentState): boolean =>
  phase === "content" && verified.count === verified.length

export const evolve = (before: TorrentState, event: TorrentEvent): TorrentState => {
  const state = flagsAfter(before, event)
  switch (event.type) {
    case "TorrentShared":
      return { ...state, infohash: event.infohash, path: event.path, verified: PieceSet.full(event.pieces) }
    case "DownloadRequested":
      return {
        ...state,
        folder: event.folder,
        source: event.source,
        infohashAsked: event.infohash ?? "",
        title: event.title ?? "",
        spare: event.spare ?? false,
        choice: event.choice ?? [],
        levelsAsked: event.levels ?? "",
        sequential: event.sequential ?? false,
        pauses: event.paused ?? false,
        useExisting: event.useExisting ?? false,
        namesAccepted: event.acceptNames ?? false,
      }
    case "MetadataMirrored":
      return {
        ...state,
        infohash: event.infohash,
        path: event.path,
        verified: PieceSet.empty(event.pieces),
        choice: [],
        levelsAsked: "",
        pauses: false,
        useExisting: state.useExisting && event.existing === true,
      }
    case "TitleChosen":
      return { ...state, ownTitle: event.title }
    case "TagsChosen":
      return { ...state, tags: event.tags }
    case "FilesSelected":
      return {
        ...state,
        levels: event.levels,
        choseNothing: event.files === 0,
        wantedPieces: event.levels === "" ? undefined : readWanted(event.wanted, state.verified.length),
      }
    case "PieceOrderChosen":
      return { ...state, sequential: event.sequential }
    case "PiecesVerified":
      return { ...state, verified: state.verified.with(event.pieces) }
    case "PiecesServed":
      return { ...state, served: { octets: event.octets, copies: event.copies, part: event.part ?? "" } }
    case "LimitsChosen":
      return { ...state, limits: torrentLimits.of(event) }
    case "SeedingEnded":
      return { ...state, ended: event.why }
    case "PiecesLost":
      return { ...state, verified: state.verified.without(event.pieces) }
    case "DownloadCompleted":
      return isChanged(before) ? { ...state, changed: [] } : state
    case "RecheckStarted":
      return { ...state, changed: [] }
    case "RecheckFinished":
      return { ...state, useExisting: false }
    case "TorrentResumed":
      return {
        ...state,
        limits: beyond(state.limits, state.ended),
        ended: undefined,
        pauses: false,
        useExisting: event.useExisting ?? state.useExisting,
        namesAccepted: state.namesAccepted || event.acceptNames === true,
        namesAsked: state.namesAsked && event.acceptNames !== true,
      }
    case "DataLocated":
      return { ...state, path: event.path, located: state.located + 1, changed: [] }
    case "DataMoved":
      return { ...state, path: event.path, located: state.located + 1, changed: [] }
    case "TorrentFailed":
      return {
        ...state,
        changed: event.files ?? [],
        ...(event.code === NAMES_NEED_YES ? { namesAsked: true } : { useExisting: false }),
      }
    default:
      return state
  }
}
