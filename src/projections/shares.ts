/** Read model of all shares. Links are not here: onions and tokens are the vault's. */
import type { InfoHash } from "../core/ids.ts"
import type { ShareEvent } from "../events/share.ts"
import type { Projection } from "./Projection.ts"
import type { BegunShare } from "./whereabouts.ts"

export const shares: Projection<BegunShare, BegunShare, ShareEvent> = {
  name: "shares",
  version: 4,
  kind: "share",
  initial: (id, { at, seq }) => ({
    id,
    torrent: null,
    infohash: null,
    visibility: "private",
    publicOf: null,
    title: "",
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
    ShareRequested: (row, { path, title, publicOf }) => ({
      ...row,
      path,
      title,
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
    ShareFailed: (row, { code, message }) => ({ ...row, mode: "failed", error: { code, message } }),
    ShareStopped: (row) => ({ ...row, mode: "stopped" }),
    ShareUnlisted: (row) => row,
  },
  view: (row) => row,
}
