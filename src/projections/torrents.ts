/**
 * Read model of all torrents: what the list and the details show. A removed one stays as its bare id, so that readers
 * hear of it.
 */
import type { InfoHash } from "../core/ids.ts"
import { beyond, torrentLimits } from "../core/limits.ts"
import type { TorrentEvent } from "../events/torrent.ts"
import { type TorrentFlags, flagsAfter, modeOf, noFlags } from "../actors/torrent/mode.ts"
import type { ShownModel } from "./ReadModel.ts"
import type { TorrentMode, TorrentRow } from "./torrentRow.ts"
import { leave, type LeftPath, resolved } from "./whereabouts.ts"

export type { TorrentMode, TorrentRow }

/** As it is kept: with the paths that it has left, and the flags from which the mode follows. */
interface Row extends Omit<TorrentRow, "mode" | "wanted">, TorrentFlags {
  /** Of the files that are wanted. */
  readonly wantedFiles: number
  readonly wantedBytes: number
  readonly wantedVerifiedBytes: number
  readonly left: readonly LeftPath[]
  readonly ownTitle: string
  /** A piece of it was fetched. */
  readonly begun: boolean
  /** The event that last said what had gone out. */
  readonly servedSeq: number
}

/** Of a share that lacks something, whether that was said or not. */
const CHANGED = {
  code: "changed",
  message: "files changed since they were shared; put the originals back and `bulbil recheck`, or share them again",
}

export const torrents: ShownModel<"torrents", Row, TorrentRow, TorrentEvent> = {
  sort: "rows",
  name: "torrents",
  version: 11,
  kind: "torrent",
  initial: (id, { at, seq }) => ({
    ...noFlags,
    id,
    infohash: null,
    title: "",
    ownTitle: "",
    tags: [],
    moveError: null,
    name: "",
    path: "",
    bytes: 0,
    verifiedBytes: 0,
    wantedFiles: 0,
    wantedBytes: 0,
    wantedVerifiedBytes: 0,
    pieces: 0,
    verifiedPieces: 0,
    files: 0,
    place: seq,
    spare: false,
    addedAt: at,
    completedAt: null,
    firstPieceMs: null,
    servedBytes: 0,
    copies: 0,
    limits: {},
    ended: null,
    begun: false,
    servedSeq: 0,
    left: [],
  }),
  on: {
    TorrentShared: (row, event, { at }) => {
      const { type: _, infohash, ...content } = event
      return {
        ...flagsAfter(row, event),
        ...content,
        infohash: infohash as InfoHash,
        verifiedPieces: content.pieces,
        verifiedBytes: content.bytes,
        ...wholeOf(content),
        wantedVerifiedBytes: content.bytes,
        completedAt: at,
      }
    },
    DownloadRequested: (row, event) => ({
      ...flagsAfter(row, event),
      path: event.folder,
      infohash: (event.infohash as InfoHash | undefined) ?? null,
      title: event.title ?? "",
      spare: event.spare ?? false,
    }),
    MetadataMirrored: (row, event) => {
      const { type: _, infohash, existing: _e, ...content } = event
      return { ...flagsAfter(row, event), ...content, ...wholeOf(content), infohash: infohash as InfoHash }
    },
    FilesSelected: (row, event) => ({
      ...flagsAfter(row, event),
      wantedFiles: event.files,
      wantedBytes: event.bytes,
      wantedVerifiedBytes: event.verifiedBytes,
      completedAt: event.complete ? row.completedAt : null,
    }),
    PieceOrderChosen: (row) => row,
    PiecesVerified: (row, { pieces, bytes, found, unwanted = 0 }, { at }) => ({
      ...row,
      ...(found || row.begun ? {} : { begun: true, firstPieceMs: at < row.addedAt ? null : at - row.addedAt }),
      verifiedPieces: row.verifiedPieces + pieces.length,
      verifiedBytes: row.verifiedBytes + bytes,
      wantedVerifiedBytes: row.wantedVerifiedBytes + bytes - unwanted,
    }),
    PiecesLost: (row, event) => ({
      ...flagsAfter(row, event),
      verifiedPieces: row.verifiedPieces - event.pieces.length,
      verifiedBytes: row.verifiedBytes - event.bytes,
      wantedVerifiedBytes: row.wantedVerifiedBytes - event.bytes + (event.unwanted ?? 0),
      completedAt: null,
    }),
    DownloadCompleted: (row, event, { at }) => ({ ...flagsAfter(row, event), completedAt: at }),
    CreditExhausted: flagsAfter,
    CreditReturned: flagsAfter,
    RecheckStarted: flagsAfter,
    RecheckFinished: flagsAfter,
    FilesMissing: flagsAfter,
    FilesReturned: flagsAfter,
    TorrentPaused: flagsAfter,
    TorrentResumed: (row, event) => ({
      ...flagsAfter(row, event),
      limits: beyond(row.limits, row.ended ?? undefined),
      ended: null,
    }),
    SeedingEnded: (row, event) => ({ ...flagsAfter(row, event), ended: event.why }),
    TorrentFailed: flagsAfter,
    TorrentQueued: flagsAfter,
    TurnCame: flagsAfter,
    PlaceChosen: (row, { place }) => ({ ...row, place }),
    PiecesServed: (row, { octets, copies }, { seq }) => ({ ...row, servedBytes: octets, copies, servedSeq: seq }),
    LimitsChosen: (row, event) => ({ ...row, limits: torrentLimits.of(event) }),
    PeerBanned: (row) => row,
    DataLocated: (row, event, { seq }) => ({
      ...flagsAfter(row, event),
      path: event.path,
      left: event.path === row.path ? row.left : leave(row.left, row.path, seq),
    }),
    TitleChosen: (row, { title }) => ({ ...row, ownTitle: title }),
    TagsChosen: (row, { tags }) => ({ ...row, tags }),
    MoveBegun: (row, event) => ({ ...flagsAfter(row, event), moveError: null }),
    MoveStopped: flagsAfter,
    MoveFailed: (row, event) => ({
      ...flagsAfter(row, event),
      moveError: { code: event.code, message: event.message },
    }),
    DataMoved: (row, event, { seq }) => ({
      ...flagsAfter(row, event),
      path: event.path,
      left: leave(row.left, row.path, seq),
    }),
    MoveEnded: flagsAfter,
    RemovalStarted: flagsAfter,
    RemovalFailed: flagsAfter,
    TorrentRemoved: (row, event) => ({
      ...flagsAfter(row, event),
      title: "",
      ownTitle: "",
      tags: [],
      name: "",
      path: "",
      infohash: null,
      missing: [],
      error: null,
      move: null,
      moveError: null,
      left: [],
    }),
  },
  ended: ({ phase }) => phase === "removed",
  view: (row, { roots }) => {
    const {
      left: _l,
      ownTitle,
      begun: _b,
      servedSeq: _s1,
      phase: _p,
      complete: _c,
      starved: _s,
      paused: _a,
      queued: _q,
      ...rest
    } = row
    const { checking: _k, removing: _r, wantedFiles, wantedBytes, wantedVerifiedBytes, ...shown } = rest
    const mode = shownMode(row)
    return {
      ...shown,
      title: ownTitle || row.title,
      // Most torrents are wanted whole, and their rows go over Tor.
      wanted:
        wantedFiles === row.files
          ? null
          : { files: wantedFiles, bytes: wantedBytes, verifiedBytes: wantedVerifiedBytes },
      path: resolved(row.path, roots),
      move: row.move && { ...row.move, from: resolved(row.move.from, roots), to: resolved(row.move.to, roots) },
      mode,
      error: mode === "error" ? (row.error ?? CHANGED) : row.error,
    }
  },
}

const wholeOf = ({ files, bytes }: { readonly files: number; readonly bytes: number }) => ({
  wantedFiles: files,
  wantedBytes: bytes,
})

const shownMode = (row: Row): TorrentMode => {
  const mode = modeOf(row)
  if (mode === "changed") return "error"
  // Its first event begins it.
  return mode === "absent" ? "mirroring-metadata" : mode
}
