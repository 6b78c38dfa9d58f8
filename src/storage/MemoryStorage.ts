/**
 * Storage in memory, for tests and the simulator. Hashes at once, on the thread that asks; `disk` is the test's to play
 * with.
 */
import { encodeMetainfo, type HashedFile } from "../core/metainfo/encodeMetainfo.ts"
import { textKey } from "../core/bencode/binaryKey.ts"
import { NOTHING_LEFT_OUT } from "../core/leftOut.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { MetainfoError } from "../core/metainfo/MetainfoError.ts"
import { parseMetainfo } from "../core/metainfo/parseMetainfo.ts"
import { hashFile } from "../core/merkle.ts"
import { choosePieceLength } from "../core/pieceLength.ts"
import { givenTorrent } from "./givenTorrent.ts"
import { MemoryDisk } from "./MemoryDisk.ts"
import { MemoryPieceStore } from "./MemoryPieceStore.ts"
import { OwnFiles } from "./OwnFiles.ts"
import { OwnTable, type RowKeeper } from "./OwnTable.ts"
import { MoveData } from "./MoveData.ts"
import {
  type ChosenFile,
  type DataMove,
  type MadeTorrent,
  type MakeOptions,
  type MovePlaces,
  type PieceStore,
  type Storage,
  StoreError,
} from "./PieceStore.ts"
import { TorrentFolder } from "./TorrentFolder.ts"

export class MemoryStorage implements Storage {
  readonly disk = new MemoryDisk()
  /** Tables of own files, and leaf hashes, by state folder. */
  readonly #tables = new Map<string, Promise<OwnTable>>()
  readonly #chosen = new Map<string, ReadonlySet<string>>()
  readonly #leaves = new Map<string, Map<number, Uint8Array>>()

  async make(path: string, options: MakeOptions): Promise<MadeTorrent> {
    if (options.signal?.aborted) throw new StoreError("aborted", "stopped on request")
    const name = options.name ?? path.split("/").at(-1)!
    const there = this.disk.below(path)
    const chosen = options.chosenIn === undefined ? undefined : this.#chosenFor(options.chosenIn)
    const found = there.filter((file) => chosen?.has(file === path ? name : file.slice(path.length + 1)) ?? true)
    if (there.length === 0) throw new StoreError("missing", `"${path}" is not there`)
    const sources = found
      .map((file) => ({ file, path: file === path ? [name] : file.slice(path.length + 1).split("/") }))
      .sort((a, b) => (treeOrder(a.path) < treeOrder(b.path) ? -1 : 1))
    const totalBytes = sources.reduce((sum, { file }) => sum + this.disk.get(file)!.length, 0)
    if (totalBytes === 0)
      throw new StoreError("empty", `"${path}" has not a single octet in it: there is nothing to share`)
    const pieceLength = options.pieceLength ?? choosePieceLength(totalBytes)
    const kept = this.#side(options.state)
    const files: HashedFile[] = []
    let piece = 0
    let hashedBytes = 0
    for (const source of sources) {
      const content = this.disk.get(source.file)!
      const { leaves, piecesRoot, pieceLayer } = hashFile(content, pieceLength)
      for (const own of leaves) kept.set(piece++, own)
      files.push({ path: source.path, length: content.length, piecesRoot, pieceLayer })
      hashedBytes += content.length
      options.onProgress?.({ hashedBytes, totalBytes })
    }
    const bytes = encodeMetainfo({ name, pieceLength, private: options.private, files })
    const metainfo = parseMetainfo(bytes)
    if (metainfo instanceof MetainfoError) throw new StoreError("unsafe-name", metainfo.message)
    return { metainfo, bytes, leftOut: NOTHING_LEFT_OUT }
  }

  /** Files of a test do not change by themselves: their names say enough. */
  async choose(state: string, files: readonly ChosenFile[]): Promise<void> {
    this.#chosen.set(state, new Set(files.map((file) => file.path.join("/"))))
  }

  #chosenFor(state: string): ReadonlySet<string> {
    const chosen = this.#chosen.get(state)
    if (!chosen) throw new StoreError("missing", "nothing was chosen")
    return chosen
  }

  async readTorrent(file: string): Promise<Metainfo> {
    const bytes = this.disk.get(file)
    if (!bytes) throw new StoreError("missing", `"${file}" is not there`)
    return givenTorrent(file, bytes)
  }

  async open(metainfo: Metainfo, path: string, state: string, writable: boolean): Promise<PieceStore> {
    return (await this.#open(metainfo, path, state, writable ? state : undefined)).store
  }

  async move(metainfo: Metainfo, { from, to, state }: MovePlaces): Promise<DataMove> {
    const next = `${state}/next`
    return new MoveData({
      old: await this.#open(metainfo, from, state, state),
      next: await this.#open(metainfo, to, state, next),
      carry: (_, act) => act(),
      settle: async () => {
        const table = await this.#tables.get(next)
        if (table && !table.isEmpty) this.#tables.set(state, Promise.resolve(table))
        this.#tables.delete(next)
      },
      forget: async () => void this.#tables.delete(next),
    })
  }

  async #open(metainfo: Metainfo, path: string, state: string, rows: string | undefined) {
    const { disk } = this
    const folder = new TorrentFolder(path, metainfo.singleFile, disk)
    const table = rows === undefined ? undefined : await this.#table(rows)
    const own = new OwnFiles({ metainfo, folder, disk, table, aside: `.bulbil-${state.split("/").at(-1)}-` })
    return { own, store: new MemoryPieceStore(metainfo, disk, own, this.#side(state)) }
  }

  /** As after a removal: the torrent's side files are gone. */
  forget(state: string): void {
    this.#leaves.delete(state)
    this.#tables.delete(state)
  }

  #table(state: string): Promise<OwnTable> {
    const table = this.#tables.get(state) ?? OwnTable.load(noRows)
    this.#tables.set(state, table)
    return table
  }

  #side(state: string | undefined): Map<number, Uint8Array> {
    const kept = (state === undefined ? undefined : this.#leaves.get(state)) ?? new Map<number, Uint8Array>()
    if (state !== undefined) this.#leaves.set(state, kept)
    return kept
  }
}

/** The table itself outlives the stores. */
const noRows: RowKeeper = { load: async () => new Uint8Array(0), write: async () => {}, close: async () => {} }

/** Sorts as nested dictionaries do: U+0000 ends an element, and no name holds it. */
const treeOrder = (path: readonly string[]): string => path.map(textKey).join("\u0000")
