/**
 * Library port: the metainfo of each torrent this node knows, by the torrent's local id, and the folder of its side
 * files (adapters: FileLibrary, MemoryLibrary). Content that anyone may hold; secrets are the vault's.
 */
import type { InfoHash } from "../core/ids.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"

export interface Library {
  get(torrent: string): Metainfo | undefined
  /** Durable when it resolves. */
  save(torrent: string, metainfo: Metainfo): Promise<void>
  /** Takes back what was saved; the side files stay. */
  unsave(torrent: string): Promise<void>
  /** All of it, side files too. */
  remove(torrent: string): Promise<void>
  /** The local id of the torrent that was kept first, of those that are not to be passed over. */
  find(infoHash: InfoHash, passOver?: ReadonlySet<string>): string | undefined
  has(torrent: string): boolean
  /** Folder of the torrent's side files. */
  folder(torrent: string): string
}
