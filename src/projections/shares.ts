/** Read model of all shares. Links are not here: onions and tokens are the vault's. */
import type { ShareRow } from "../api/contract/rows.ts"
import type { InfoHash } from "../core/ids.ts"
import type { ShareEvent } from "../events/share.ts"
import type { Projection } from "./Projection.ts"

export const shares: Projection<ShareRow, ShareRow, ShareEvent> = {
  name: "shares",
  version: 3,
  kind: "share",
  initial: (id, { at }) => ({ id, torrent: null, infohash: null, visibility: "private", publicOf: null, title: "", path: "", bytes: 0, files: 0, leftOut: null, mode: "hashing", error: null, createdAt: at }),
  on: {
    ShareRequested: (row, { path, title, publicOf }) => ({
      ...row, path, title, mode: "hashing", visibility: publicOf === undefined ? "private" : "public", publicOf: publicOf ?? null,
    }),
    ShareHashed: (row, { torrent, infohash, bytes, files, leftOut }) => ({
      ...row, torrent, infohash: infohash as InfoHash, bytes, files, leftOut: leftOut ?? null, mode: "active",
    }),
    ShareFailed: (row, { code, message }) => ({ ...row, mode: "failed", error: { code, message } }),
    ShareStopped: (row) => ({ ...row, mode: "stopped" }),
    ShareUnlisted: (row) => row,
  },
  view: (row) => row,
}
