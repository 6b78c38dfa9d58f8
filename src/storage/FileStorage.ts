/**
 * Storage over the file system. Owns what its stores share: the hash workers and the bounded set of open files.
 */
import path from "node:path"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { fileDisk } from "./FileDisk.ts"
import { FileMarks } from "./FileMarks.ts"
import { FilePieceStore } from "./FilePieceStore.ts"
import { FileRows } from "./FileRows.ts"
import { HashPool } from "./HashPool.ts"
import { LeafFile } from "./LeafFile.ts"
import { makeTorrent } from "./makeTorrent.ts"
import { OpenFiles } from "./OpenFiles.ts"
import { OwnFiles } from "./OwnFiles.ts"
import { OwnTable } from "./OwnTable.ts"
import type { MadeTorrent, MakeOptions, PieceStore, Storage } from "./PieceStore.ts"
import { TorrentFolder } from "./TorrentFolder.ts"

/** Far below the usual limit of 1,024 for a process, which has sockets and databases to open as well. */
const MAX_OPEN_FILES = 256

export class FileStorage implements Storage {
  readonly #pool = new HashPool()
  readonly #files = new OpenFiles(MAX_OPEN_FILES)
  /** Tables of own files in use, by side folder. */
  readonly #tables = new Map<string, { readonly table: Promise<OwnTable>; users: number }>()
  readonly #marks = new Map<string, WeakRef<FileMarks>>()
  readonly #gone = new FinalizationRegistry<string>(
    (state) => this.#marks.get(state)?.deref() ?? this.#marks.delete(state),
  )

  async make(path: string, options: MakeOptions): Promise<MadeTorrent> {
    if (options.state === undefined) return makeTorrent(path, options, this.#pool)
    const leaves = new LeafFile(options.state, this.#files)
    try {
      return await makeTorrent(path, options, this.#pool, leaves)
    } finally {
      await leaves.close()
    }
  }

  async open(metainfo: Metainfo, where: string, state: string, writable: boolean): Promise<PieceStore> {
    const folder = await TorrentFolder.at(metainfo, where, writable, fileDisk)
    const table = writable ? await this.#table(state) : undefined
    return new FilePieceStore(metainfo, {
      folder,
      own: new OwnFiles({ metainfo, folder, disk: fileDisk, table, aside: `.bulbil-${path.basename(state)}-` }),
      leaves: new LeafFile(state, this.#files),
      marks: await this.#marksOf(metainfo, state),
      files: this.#files,
      pool: this.#pool,
      writable,
      onClosed: async () => {
        if (table) await this.#leave(state)
      },
    })
  }

  /** One table for all stores of a torrent: what one of them makes is not unknown to another. */
  #table(state: string): Promise<OwnTable> {
    const shared = this.#tables.get(state) ?? { table: OwnTable.load(new FileRows(state)), users: 0 }
    this.#tables.set(state, shared)
    shared.users++
    shared.table.catch(() => this.#tables.delete(state))
    return shared.table
  }

  async #leave(state: string): Promise<void> {
    const shared = this.#tables.get(state)
    if (!shared || --shared.users > 0) return
    this.#tables.delete(state)
    await (await shared.table).close()
  }

  /** One for all stores of a torrent, as long as one is open: what one of them has found, another need not look for. */
  async #marksOf(metainfo: Metainfo, state: string): Promise<FileMarks> {
    const known = this.#marks.get(state)?.deref()
    if (known) return known
    const marks = await FileMarks.load(metainfo, state)
    const meanwhile = this.#marks.get(state)?.deref()
    if (!meanwhile) {
      this.#marks.set(state, new WeakRef(marks))
      this.#gone.register(marks, state)
    }
    return meanwhile ?? marks
  }

  /** Ends the hash workers. What still hashes is rejected as aborted. */
  close(): Promise<void> {
    return this.#pool.close()
  }
}
