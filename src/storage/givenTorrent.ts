/** A .torrent out of octets that somebody gave: read as one from strangers, with the same caps. */
import { TORRENT_LIMITS } from "../core/bencode/Bencoded.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { MetainfoError } from "../core/metainfo/MetainfoError.ts"
import { parseMetainfoInTurns } from "../core/metainfo/parseMetainfo.ts"
import { StoreError } from "./PieceStore.ts"
import { readGiven, ReadGivenError } from "./readGiven.ts"

/** @throws StoreError */
export const readTorrentFile = async (file: string): Promise<Metainfo> =>
  givenTorrent(file, await readGiven(file, TORRENT_LIMITS.maxBytes).catch(said))

/** @throws StoreError "bad-torrent" */
export const givenTorrent = async (file: string, bytes: Uint8Array): Promise<Metainfo> => {
  const metainfo = await parseMetainfoInTurns(bytes)
  if (metainfo instanceof MetainfoError) throw new StoreError("bad-torrent", `${file}: ${metainfo.message}`)
  return metainfo
}

const said = (error: unknown): never => {
  if (!(error instanceof ReadGivenError)) throw error
  const code = { missing: "missing", denied: "denied", failed: "io" } as const
  throw new StoreError(
    error.reason === "no-file" || error.reason === "too-large" ? "bad-torrent" : code[error.reason],
    error.message,
  )
}
