/**
 * Several torrents over one disk, in memory or real, as a test plays with it, and what must hold after every step: no
 * entry that the operator put there is changed or gone by anything but the operator, or a word of theirs; nothing else
 * is deleted that holds a foreign octet.
 */
import { PieceIndex } from "../../src/core/ids.ts"
import { pieceSpan } from "../../src/core/merkle.ts"
import { leafHashes } from "../../src/core/merkleTree.ts"
import type { Metainfo } from "../../src/core/metainfo/Metainfo.ts"
import { DiskGone } from "../../src/storage/MemoryDisk.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { type PieceStore, type Storage, StoreError } from "../../src/storage/PieceStore.ts"

export interface ModelTorrent {
  readonly metainfo: Metainfo
  /** By path below its place; of a single file by "". */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly place: string
  state: string
  verified: Set<number>
  /** Written since the last flush. */
  pending: Set<number>
  /** Of its files, 0 for one that is not wanted; undefined: all are. */
  levels: Uint8Array | undefined
  store: PieceStore
}

/** A disk as its operator has it. Paths begin with `root`. */
export interface PlayDisk {
  readonly root: string
  readonly storage: Storage
  /** Everything that is there: its path, and what it is. */
  picture(): Promise<ReadonlyMap<string, string>>
  get(path: string): Promise<Uint8Array | undefined>
  /** In place, where a file is there. */
  put(path: string, content: Uint8Array): Promise<void>
  putLink(path: string): Promise<void>
  putFolder(path: string): Promise<void>
  remove(path: string): Promise<void>
  move(from: string, to: string): Promise<void>
  /** The torrent's side files are gone. */
  forget(state: string): Promise<void>
  /** The process ended, or the power. */
  crash(): Promise<void>
}

export const seen = {
  steps: 0,
  guarded: 0,
  refused: 0,
  deleted: 0,
  kept: 0,
  given: 0,
  crashes: 0,
  mended: 0,
  unmade: 0,
}

export class DiskModel {
  readonly disk: PlayDisk
  readonly torrents: ModelTorrent[] = []
  /** What the operator put on the disk, and has not given away: path and picture. */
  readonly #theirs = new Map<string, string>()
  /** What they gave to a torrent: may be written to, never deleted. */
  readonly #given = new Set<string>()
  #lives = 0

  constructor(disk: PlayDisk) {
    this.disk = disk
  }

  async add(place: string, contents: Readonly<Record<string, Uint8Array>>, pieceLength: number): Promise<void> {
    const maker = new MemoryStorage()
    const name = place.split("/").at(-1)!
    for (const [file, content] of Object.entries(contents))
      maker.disk.put(file === "" ? `/m/${name}` : `/m/${name}/${file}`, content)
    const { metainfo } = await maker.make(`/m/${name}`, { private: true, pieceLength })
    const at = this.disk.root + place
    const state = this.#state()
    const store = await this.disk.storage.open(metainfo, at, state, true)
    this.torrents.push({
      metainfo,
      files: new Map(Object.entries(contents)),
      place: at,
      state,
      verified: new Set(),
      pending: new Set(),
      levels: undefined,
      store,
    })
  }

  /** What the operator does by hand. */
  async theirs(act: () => Promise<void>): Promise<void> {
    const before = await this.disk.picture()
    await act()
    const after = await this.disk.picture()
    for (const path of before.keys())
      if (!after.has(path)) {
        this.#theirs.delete(path)
        this.#given.delete(path)
      }
    for (const [path, picture] of after) {
      // A file of Bulbil's that is written to in place stays Bulbil's; what is deleted of it is looked at below.
      if (!before.has(path) || this.#theirs.has(path)) this.#theirs.set(path, picture)
    }
  }

  /** What this node made stays this node's when it is moved by hand: back at its place it is deleted with the rest. */
  async move(from: string, to: string): Promise<void> {
    const own = [...(await this.disk.picture()).keys()].filter(
      (path) => (path === from || path.startsWith(`${from}/`)) && !this.#theirs.has(path),
    )
    await this.theirs(() => this.disk.remove(to))
    await this.theirs(() => this.disk.move(from, to))
    for (const path of own) this.#theirs.delete(to + path.slice(from.length))
  }

  /** Puts something of their own where something else may be, as `mv` does. */
  async replace(path: string, content: Uint8Array | "link" | "folder"): Promise<void> {
    await this.theirs(() => this.disk.remove(path))
    await this.theirs(() => {
      if (content === "link") return this.disk.putLink(path)
      return content === "folder" ? this.disk.putFolder(path) : this.disk.put(path, content)
    })
  }

  /** Runs what the node does, which may be refused, or die half-way; then looks at what became of the disk. */
  async node(torrent: ModelTorrent, act: () => Promise<void>): Promise<void> {
    const before = await this.disk.picture()
    const fault = await act().then(
      () => undefined,
      (error: unknown) => error,
    )
    this.#check(before, await this.disk.picture(), torrent)
    if (fault instanceof DiskGone) await this.crash()
    else if (fault instanceof StoreError) seen.refused++
    else if (fault !== undefined) throw fault
  }

  async crash(): Promise<void> {
    seen.crashes++
    for (const { store } of this.torrents) await store.close()
    await this.disk.crash()
    for (const each of this.torrents) {
      each.pending.clear()
      each.store = await this.disk.storage.open(each.metainfo, each.place, each.state, true)
      each.store.want(each.levels)
    }
  }

  want(torrent: ModelTorrent, levels: Uint8Array | undefined): void {
    torrent.levels = levels
    torrent.store.want(levels)
  }

  /** Unless it is not wanted, and so not fetched. */
  async write(torrent: ModelTorrent, piece: number): Promise<void> {
    if (torrent.levels?.[pieceSpan(torrent.metainfo, piece).fileIndex] === 0) return
    const content = contentOf(torrent, piece)
    await torrent.store.write(PieceIndex(piece), content, leafHashes(content))
    torrent.pending.add(piece)
  }

  async flush(torrent: ModelTorrent): Promise<void> {
    const written = [...torrent.pending]
    torrent.pending.clear()
    await torrent.store.flush()
    for (const piece of written) torrent.verified.add(piece)
  }

  async check(torrent: ModelTorrent, useExisting: boolean): Promise<void> {
    if (useExisting)
      for (const file of torrent.files.keys()) {
        const path = file === "" ? torrent.place : `${torrent.place}/${file}`
        if (this.#theirs.delete(path)) {
          this.#given.add(path)
          seen.given++
        }
      }
    await torrent.store.compare({
      useExisting,
      signal: new AbortController().signal,
      onChecked: async (good, bad) => {
        for (const piece of good) torrent.verified.add(piece)
        for (const piece of bad) torrent.verified.delete(piece)
      },
    })
  }

  async remove(torrent: ModelTorrent): Promise<void> {
    const left = await torrent.store.removeData((piece) => torrent.verified.has(piece))
    seen.kept += left.length
    await torrent.store.close()
    await this.disk.forget(torrent.state)
    torrent.state = this.#state()
    torrent.verified = new Set()
    torrent.pending = new Set()
    torrent.levels = undefined
    torrent.store = await this.disk.storage.open(torrent.metainfo, torrent.place, torrent.state, true)
  }

  #state(): string {
    return `${this.disk.root}/state/${this.#lives++}`
  }

  #check(
    before: ReadonlyMap<string, string>,
    after: ReadonlyMap<string, string>,
    { files, place, metainfo, levels }: ModelTorrent,
  ): void {
    seen.steps++
    for (const [index, { path }] of metainfo.files.entries()) {
      const at = metainfo.singleFile ? place : `${place}/${path.join("/")}`
      if (levels?.[index] !== 0) continue
      seen.unmade++
      if (after.has(at) && !before.has(at)) throw new Error(`"${at}" is not wanted, and was made`)
    }
    for (const [path, picture] of this.#theirs) {
      if (after.get(path) !== picture)
        throw new Error(`"${path}" was the operator's, and is now ${after.get(path) ?? "gone"}`)
      seen.guarded++
    }
    for (const path of this.#given) if (!after.has(path)) throw new Error(`"${path}" was given, and is gone`)
    for (const [path, picture] of before) {
      if (after.has(path) || !picture.startsWith("file ") || path.includes("/.bulbil-")) continue
      seen.deleted++
      const wanted = files.get(path === place ? "" : path.slice(place.length + 1))
      const content = Buffer.from(picture.slice(5), "base64")
      if (!wanted || content.some((octet, i) => octet !== 0 && octet !== wanted[i]))
        throw new Error(`"${path}" held foreign octets, and is gone`)
    }
  }
}

export const contentOf = ({ metainfo, files }: ModelTorrent, piece: number): Uint8Array => {
  const { file, offset, length } = pieceSpan(metainfo, piece)
  return files.get(metainfo.singleFile ? "" : file.path.join("/"))!.subarray(offset, offset + length)
}
