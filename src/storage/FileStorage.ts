/**
 * Storage over the file system. Owns what its stores share: the hash workers and the bounded set of open files.
 */
import { rename, rm, stat } from "node:fs/promises"
import path from "node:path"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { keepChosen } from "./chosenFiles.ts"
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
import { readTorrentFile } from "./givenTorrent.ts"
import { MoveData } from "./MoveData.ts"
import type { ChosenFile, DataMove, MadeTorrent, MakeOptions, MovePlaces, PieceStore, Storage } from "./PieceStore.ts"
import { guarded } from "./storeFault.ts"
import { syncFolder } from "./syncFolder.ts"
import { TorrentFolder } from "./TorrentFolder.ts"

/** Files of a torrent's side folder: what of its place is its own; and of the place where it is moved to. */
const ROWS = "files"
const NEXT_ROWS = "files.next"

interface SharedTable {
  readonly table: Promise<OwnTable>
  users: number
}

interface Side {
  readonly folder: TorrentFolder
  readonly own: OwnFiles
  readonly store: PieceStore
}

/** Far below the usual limit of 1,024 for a process, which has sockets and databases to open as well. */
const MAX_OPEN_FILES = 256

export class FileStorage implements Storage {
  readonly #pool = new HashPool()
  readonly #files = new OpenFiles(MAX_OPEN_FILES)
  /** Tables of own files in use, by their file. */
  readonly #tables = new Map<string, SharedTable>()
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

  choose(state: string, files: readonly ChosenFile[]): Promise<void> {
    return keepChosen(state, files)
  }

  readTorrent(file: string): Promise<Metainfo> {
    return readTorrentFile(file)
  }

  async open(metainfo: Metainfo, where: string, state: string, writable: boolean): Promise<PieceStore> {
    return (await this.#side(metainfo, where, state, writable)).store
  }

  async move(metainfo: Metainfo, { from, to, state }: MovePlaces): Promise<DataMove> {
    const old = await this.#side(metainfo, from, state, true)
    const next = await this.#side(metainfo, to, state, true, NEXT_ROWS)
    const marks = await this.#marksOf(metainfo, state)
    return new MoveData({
      old,
      next,
      carry: async (index, act) => {
        const file = metainfo.files[index]!
        const before = await old.folder.markOf(file)
        await act()
        const after = (await next.folder.markOf(file)) ?? before
        if (before && after) marks.carry(index, before, after)
      },
      settle: () => this.#settle(state),
      forget: () => rm(path.join(state, NEXT_ROWS), { force: true }),
    })
  }

  async #side(metainfo: Metainfo, where: string, state: string, writable: boolean, rows = ROWS): Promise<Side> {
    const folder = await TorrentFolder.at(metainfo, where, writable, fileDisk)
    const shared = writable ? this.#table(state, rows) : undefined
    const table = await shared?.table
    const own = new OwnFiles({ metainfo, folder, disk: fileDisk, table, aside: `.bulbil-${path.basename(state)}-` })
    const store = new FilePieceStore(metainfo, {
      folder,
      own,
      leaves: new LeafFile(state, this.#files),
      marks: await this.#marksOf(metainfo, state),
      files: this.#files,
      pool: this.#pool,
      writable,
      onClosed: async () => {
        if (shared) await this.#leave(path.join(state, rows), shared)
      },
    })
    return { folder, own, store }
  }

  /** One table for all stores of a torrent: what one of them makes is not unknown to another. */
  #table(state: string, rows: string): SharedTable {
    const at = path.join(state, rows)
    const shared = this.#tables.get(at) ?? { table: OwnTable.load(new FileRows(state, rows)), users: 0 }
    this.#tables.set(at, shared)
    shared.users++
    shared.table.catch(() => this.#tables.delete(at))
    return shared
  }

  async #leave(at: string, shared: SharedTable): Promise<void> {
    if (--shared.users > 0) return
    if (this.#tables.get(at) === shared) this.#tables.delete(at)
    await (await shared.table).close()
  }

  /** The table of the new place is the torrent's; once more, there is nothing left to do. */
  async #settle(state: string): Promise<void> {
    const at = path.join(state, NEXT_ROWS)
    const [table, file] = [path.join(state, ROWS), await stat(at).catch(() => undefined)]
    if (!file) return
    // Whoever still has the old one open writes to what is no longer there.
    this.#tables.delete(table)
    await guarded(at, async () => {
      await rename(at, table)
      await syncFolder(state)
    })
    this.#tables.delete(table)
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
