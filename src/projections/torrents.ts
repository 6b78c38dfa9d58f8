/**
 * Read model of all torrents: what the list and the details show. A removed one stays as its bare id, so that readers
 * hear of it.
 */
import type { InfoHash, Millis } from "../core/ids.ts"
import type { TorrentEvent } from "../events/torrent.ts"
import type { ShownModel } from "./ReadModel.ts"
import { leave, type LeftPath, resolved } from "./whereabouts.ts"

export type TorrentMode =
  | "mirroring-metadata"
  | "checking"
  | "downloading"
  | "waiting-for-credit"
  | "seeding"
  | "paused"
  | "missing-files"
  | "error"
  | "removing"
  | "removed"

export interface TorrentRow {
  readonly id: string
  readonly infohash: InfoHash | null
  readonly title: string
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly verifiedBytes: number
  readonly pieces: number
  readonly verifiedPieces: number
  readonly files: number
  readonly mode: TorrentMode
  readonly origin: "share" | "download"
  readonly error: { readonly code: string; readonly message: string } | null
  readonly missing: readonly string[]
  readonly addedAt: Millis
  readonly completedAt: Millis | null
}

/** As it is kept: with the paths that it has left, and the flags from which the mode follows, as in the actor's state. */
interface Row extends Omit<TorrentRow, "mode"> {
  readonly left: readonly LeftPath[]
  readonly removed: boolean
  readonly content: boolean
  readonly complete: boolean
  readonly starved: boolean
  readonly paused: boolean
  readonly checking: boolean
  readonly removing: boolean
}

/** Of a share that lacks something, whether that was said or not. */
const CHANGED = {
  code: "changed",
  message: "files changed since they were shared; put the originals back and `bulbil recheck`, or share them again",
}

const modeOf = (row: Row): TorrentMode => {
  if (row.removed) return "removed"
  if (row.removing) return "removing"
  const changed = row.origin === "share" && (row.error === null || row.error.code === CHANGED.code)
  if (row.error && !changed) return "error"
  if (row.checking) return "checking"
  if (row.missing.length > 0) return "missing-files"
  if (row.paused) return "paused"
  if (!row.content) return "mirroring-metadata"
  if (row.complete) return "seeding"
  if (changed) return "error"
  return row.starved ? "waiting-for-credit" : "downloading"
}

export const torrents: ShownModel<"torrents", Row, TorrentRow, TorrentEvent> = {
  sort: "rows",
  name: "torrents",
  version: 5,
  kind: "torrent",
  initial: (id, { at }) => ({
    id,
    infohash: null,
    title: "",
    name: "",
    path: "",
    bytes: 0,
    verifiedBytes: 0,
    pieces: 0,
    verifiedPieces: 0,
    files: 0,
    origin: "download",
    error: null,
    missing: [],
    addedAt: at,
    completedAt: null,
    left: [],
    removed: false,
    content: false,
    complete: false,
    starved: false,
    paused: false,
    checking: false,
    removing: false,
  }),
  on: {
    TorrentShared: (row, { type: _, infohash, ...content }, { at }) => ({
      ...row,
      ...content,
      infohash: infohash as InfoHash,
      origin: "share",
      content: true,
      complete: true,
      verifiedPieces: content.pieces,
      verifiedBytes: content.bytes,
      completedAt: at,
    }),
    DownloadRequested: (row, { folder, infohash, title }) => ({
      ...row,
      path: folder,
      infohash: (infohash as InfoHash | undefined) ?? null,
      title: title ?? "",
    }),
    MetadataMirrored: (row, { type: _, infohash, existing: _e, ...content }) => ({
      ...row,
      ...content,
      infohash: infohash as InfoHash,
      content: true,
    }),
    PiecesVerified: (row, { pieces, bytes }) => ({
      ...row,
      verifiedPieces: row.verifiedPieces + pieces.length,
      verifiedBytes: row.verifiedBytes + bytes,
    }),
    PiecesLost: (row, { pieces, bytes }) => ({
      ...row,
      verifiedPieces: row.verifiedPieces - pieces.length,
      verifiedBytes: row.verifiedBytes - bytes,
      complete: false,
      completedAt: null,
    }),
    DownloadCompleted: (row, _, { at }) => ({
      ...row,
      complete: true,
      starved: false,
      completedAt: at,
      error: row.origin === "share" && row.error?.code === CHANGED.code ? null : row.error,
    }),
    CreditExhausted: (row) => ({ ...row, starved: true }),
    CreditReturned: (row) => ({ ...row, starved: false }),
    RecheckStarted: (row) => ({ ...row, checking: true, missing: [], error: null }),
    RecheckFinished: (row) => ({ ...row, checking: false }),
    FilesMissing: (row, { files }) => ({ ...row, missing: files, checking: false }),
    TorrentPaused: (row) => ({ ...row, paused: true }),
    FilesReturned: (row) => ({ ...row, missing: [] }),
    TorrentResumed: (row) => ({
      ...row,
      paused: false,
      error: row.origin === "share" && row.error?.code === CHANGED.code ? row.error : null,
      missing: [],
    }),
    TorrentFailed: (row, { code, message }) => ({ ...row, error: { code, message }, checking: false }),
    PeerBanned: (row) => row,
    DataLocated: (row, { path }, { seq }) => ({
      ...row,
      path,
      error: null,
      missing: [],
      left: path === row.path ? row.left : leave(row.left, row.path, seq),
    }),
    RemovalStarted: (row) => ({ ...row, removing: true }),
    RemovalFailed: (row, { code, message }) => ({ ...row, removing: false, checking: false, error: { code, message } }),
    TorrentRemoved: (row) => ({
      ...row,
      removed: true,
      removing: false,
      title: "",
      name: "",
      path: "",
      infohash: null,
      missing: [],
      error: null,
      left: [],
    }),
  },
  ended: ({ removed }) => removed,
  view: (row, { roots }) => {
    const {
      left: _l,
      removed: _r,
      content: _c,
      complete: _d,
      starved: _s,
      paused: _p,
      checking: _k,
      removing: _g,
      ...shown
    } = row
    const mode = modeOf(row)
    return {
      ...shown,
      path: resolved(row.path, roots),
      mode,
      error: mode === "error" ? (row.error ?? CHANGED) : row.error,
    }
  },
}
