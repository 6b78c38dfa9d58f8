/** Read model of all shares. Links are not here: onions and tokens are the vault's. */
import type { InfoHash, Millis } from "../core/ids.ts"
import { type MetLimit, type ShareLimits, shareLimits } from "../core/limits.ts"
import type { LeftOut } from "../core/leftOut.ts"
import { secretParts } from "../core/secretName.ts"
import { infoOf } from "../core/shareInfo.ts"
import type { MetadataAnswer } from "../core/traces.ts"
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
  /** What its sharer was told about its files, and said; null of shares from before that was asked. */
  readonly metadata: MetadataAnswer | null
  readonly mode: ShareMode
  readonly error: { readonly code: string; readonly message: string } | null
  readonly createdAt: Millis
  readonly limits: ShareLimits
  /** Of one that nobody can reach yet: from when on. */
  readonly beginsAt: number | null
  /** The limit that was met, of which it ends. */
  readonly ended: MetLimit | null
  /** Without a key nobody reaches it. Shares from before keys, and public ones, are for whoever has the link. */
  readonly keyed: boolean
  /** Ids of the keys with which it is reached. */
  readonly recipients: readonly string[]
  /** How often all of it has gone out since it was shared; live figures are ahead. */
  readonly copies: number
}

/** As it is kept: with the event that began it, and what its view needs. */
interface Row extends Omit<ShareRow, "beginsAt"> {
  readonly since: number
  readonly begun: boolean
  /** Copies of the torrent that had gone out before. */
  readonly before: number
}

const idIn = (secret: string): string => secretParts(secret)?.id ?? secret

/** When it last went along with its torrent to another place; 0 if it never did. */
const moved = ({ path, since, torrent }: Row, look: Look): number =>
  torrent === null ? 0 : movedAt(path, since, look.row(torrents, torrent)?.left ?? [], look.roots)

const torrentOf = ({ torrent }: Row, look: Look) => (torrent === null ? undefined : look.row(torrents, torrent))

export const shares: ShownModel<"shares", Row, ShareRow, ShareEvent> = {
  sort: "rows",
  name: "shares",
  version: 9,
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
    metadata: null,
    mode: "hashing",
    error: null,
    createdAt: at,
    limits: {},
    ended: null,
    keyed: false,
    recipients: [],
    copies: 0,
    since: seq,
    begun: false,
    before: 0,
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
    ShareMetadataAnswered: (row, { type: _, ...metadata }) => ({ ...row, metadata }),
    ShareLimited: (row, event) => ({ ...row, limits: shareLimits.of(event) }),
    ShareBegun: (row) => ({ ...row, begun: true }),
    ShareEnded: (row, { why }) => ({ ...row, ended: why }),
    ShareHashed: (row, { torrent, infohash, bytes, files, leftOut, served }) => ({
      ...row,
      torrent,
      infohash: infohash as InfoHash,
      bytes,
      files,
      leftOut: leftOut ?? null,
      before: served?.copies ?? 0,
      mode: "active",
    }),
    ShareDescribed: (row, said) => ({ ...row, ...infoOf(said) }),
    RecipientAdded: (row, { secret }) => ({ ...row, keyed: true, recipients: [...row.recipients, idIn(secret)] }),
    RecipientRevoked: (row, { secret }) => ({
      ...row,
      recipients: row.recipients.filter((id) => id !== idIn(secret)),
    }),
    ShareFailed: (row, { code, message }) => ({ ...row, mode: "failed", error: { code, message } }),
    ShareStopped: (row) => ({
      ...row,
      mode: row.mode === "active" && row.publicOf !== null ? "taking-back" : "stopped",
    }),
    ShareUnlisted: (row) => ({ ...row, mode: "stopped" }),
  },
  sawChange: (row, look) => Math.max(moved(row, look), torrentOf(row, look)?.servedSeq ?? 0),
  ended: ({ mode }) => mode === "stopped",
  view: (row, look) => {
    const { since: _, begun, before, ...shown } = row
    const torrent = torrentOf(row, look)
    return {
      ...shown,
      ...(torrent && moved(row, look) > 0 ? { path: resolved(torrent.path, look.roots) } : {}),
      beginsAt: begun ? null : (row.limits.from ?? null),
      copies: Math.max(0, (torrent?.copies ?? 0) - before),
    }
  },
}
