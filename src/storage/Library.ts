/**
 * Library port: the metainfo of each torrent this node knows, by the torrent's local id, and the folder of its side files
 * (adapters: FileLibrary, MemoryLibrary). Content that anyone may hold; secrets are the vault's.
 */
import type { InfoHash } from "../core/ids.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"

export interface Library {
  get(torrent: string): Metainfo | undefined
  /** Durable when it resolves. */
  save(torrent: string, metainfo: Metainfo): Promise<void>
  remove(torrent: string): Promise<void>
  /** The torrent's local id. */
  find(infoHash: InfoHash): string | undefined
  has(torrent: string): boolean
  /** Folder of the torrent's side files. */
  folder(torrent: string): string
}
