/** Read model of all shares. Links are not here: onions and tokens are the vault's. */
import type { InfoHash, Millis } from "../core/ids.ts"
import type { LeftOut } from "../core/leftOut.ts"
import { infoOf } from "../core/shareInfo.ts"
import type { ShareEvent } from "../events/share.ts"
import type { Look, ShownModel } from "./ReadModel.ts"
import { torrents } from "./torrents.ts"
import { movedAt, resolved } from "./whereabouts.ts"

/** taking-back: it was stopped, and is still listed by the own tracker. */
export type ShareMode = "hashing" | "active" | "taking-back" | "stopped" | "failed"
export type Visibility = "private" | "public"

export interface ShareRow {
  readonly id: string
  readonly torrent: string | null
  readonly infohash: InfoHash | null
  readonly visibility: Visibility
  /** Of a public share: the torrent of the private one that it was made from. */
  readonly publicOf: string | null
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  /** Where its data are: as it was asked for, or where its torrent was located since. */
  readonly path: string
  readonly bytes: number
  readonly files: number
  /** Null until it is hashed; and of shares that were hashed before this was kept. */
  readonly leftOut: LeftOut | null
  readonly mode: ShareMode
  readonly error: { readonly code: string; readonly message: string } | null
  readonly createdAt: Millis
}

/** As it is kept: with the event that began it. */
interface Row extends ShareRow {
  readonly since: number
}

/** When it last went along with its torrent to another place; 0 if it never did. */
const moved = ({ path, since, torrent }: Row, look: Look): number =>
  torrent === null ? 0 : movedAt(path, since, look.row(torrents, torrent)?.left ?? [], look.roots)

export const shares: ShownModel<"shares", Row, ShareRow, ShareEvent> = {
  sort: "rows",
  name: "shares",
  version: 6,
  kind: "share",
  initial: (id, { at, seq }) => ({
    id,
    torrent: null,
    infohash: null,
    visibility: "private",
    publicOf: null,
    title: "",
    description: "",
    tags: [],
    path: "",
    bytes: 0,
    files: 0,
    leftOut: null,
    mode: "hashing",
    error: null,
    createdAt: at,
    since: seq,
  }),
  on: {
    ShareRequested: (row, { path, publicOf, ...said }) => ({
      ...row,
      ...infoOf(said),
      path,
      mode: "hashing",
      visibility: publicOf === undefined ? "private" : "public",
      publicOf: publicOf ?? null,
    }),
    ShareHashed: (row, { torrent, infohash, bytes, files, leftOut }) => ({
      ...row,
      torrent,
      infohash: infohash as InfoHash,
      bytes,
      files,
      leftOut: leftOut ?? null,
      mode: "active",
    }),
    ShareDescribed: (row, said) => ({ ...row, ...infoOf(said) }),
    ShareFailed: (row, { code, message }) => ({ ...row, mode: "failed", error: { code, message } }),
    ShareStopped: (row) => ({
      ...row,
      mode: row.mode === "active" && row.publicOf !== null ? "taking-back" : "stopped",
    }),
    ShareUnlisted: (row) => ({ ...row, mode: "stopped" }),
  },
  sawChange: moved,
  ended: ({ mode }) => mode === "stopped",
  view: (row, look) => {
    const { since: _, ...shown } = row
    const torrent = moved(row, look) > 0 && row.torrent !== null ? look.row(torrents, row.torrent) : undefined
    return torrent ? { ...shown, path: resolved(torrent.path, look.roots) } : shown
  },
}
