/**
 * Storage over the file system. Owns what its stores share: the hash workers and the bounded set of open files.
 */
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { FilePieceStore } from "./FilePieceStore.ts"
import { HashPool } from "./HashPool.ts"
import { LeafFile } from "./LeafFile.ts"
import { makeTorrent } from "./makeTorrent.ts"
import { OpenFiles } from "./OpenFiles.ts"
import type { MadeTorrent, MakeOptions, PieceStore, Storage } from "./PieceStore.ts"
import { TorrentFolder } from "./TorrentFolder.ts"

/** Far below the usual limit of 1,024 for a process, which has sockets and databases to open as well. */
const MAX_OPEN_FILES = 256

export class FileStorage implements Storage {
  readonly #pool = new HashPool()
  readonly #files = new OpenFiles(MAX_OPEN_FILES)

  async make(path: string, options: MakeOptions): Promise<MadeTorrent> {
    if (options.state === undefined) return makeTorrent(path, options, this.#pool)
    const leaves = new LeafFile(options.state, this.#files)
    try {
      return await makeTorrent(path, options, this.#pool, leaves)
    } finally {
      await leaves.close()
    }
  }

  async open(metainfo: Metainfo, path: string, state: string, writable: boolean): Promise<PieceStore> {
    return new FilePieceStore(metainfo, {
      folder: await TorrentFolder.at(metainfo, path),
      leaves: new LeafFile(state, this.#files),
      files: this.#files,
      pool: this.#pool,
      writable,
    })
  }

  /** Ends the hash workers. What still hashes is rejected as aborted. */
  close(): Promise<void> {
    return this.#pool.close()
  }
}
