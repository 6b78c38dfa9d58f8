/**
 * PieceStore over files: the torrent's own, where they lie, and a side file of leaf hashes. Files are made sparse and of
 * full length when their first piece is written, never before, so that what was deleted is seen to be missing.
 */
import type { PieceIndex } from "../core/ids.ts"
import { leafCount, pieceSpan, verifyLeaves } from "../core/merkle.ts"
import { HASH_SIZE, LEAF_SIZE } from "../core/merkleTree.ts"
import type { Metainfo, TorrentFile } from "../core/metainfo/Metainfo.ts"
import type { HashPool } from "./HashPool.ts"
import type { LeafFile } from "./LeafFile.ts"
import type { OpenFiles } from "./OpenFiles.ts"
import { type PieceStore, StoreError } from "./PieceStore.ts"
import { storeFault } from "./storeFault.ts"
import type { TorrentFolder } from "./TorrentFolder.ts"
import { WriteBarrier } from "./WriteBarrier.ts"
import { writeWhole } from "./writeWhole.ts"

export interface FilePieceStoreParts {
  readonly folder: TorrentFolder
  readonly leaves: LeafFile
  readonly files: OpenFiles
  readonly pool: HashPool
  readonly writable: boolean
}

/** Files looked at, or made, at once. */
const BATCH = 64

export class FilePieceStore implements PieceStore {
  readonly metainfo: Metainfo
  readonly #parts: FilePieceStoreParts
  readonly #barrier = new WriteBarrier()
  /** Leaves before each file. */
  readonly #leafStarts: Float64Array
  #emptyFilesMade: Promise<void> | undefined

  constructor(metainfo: Metainfo, parts: FilePieceStoreParts) {
    this.metainfo = metainfo
    this.#parts = parts
    this.#leafStarts = new Float64Array(metainfo.files.length + 1)
    metainfo.files.forEach((file, i) => {
      this.#leafStarts[i + 1] = this.#leafStarts[i]! + Math.ceil(file.length / LEAF_SIZE)
    })
  }

  async read(piece: PieceIndex, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    const span = pieceSpan(this.metainfo, piece)
    if (!(offset >= 0 && length >= 0 && offset + length <= span.length)) throw new RangeError(`piece ${piece} has no ${length} octets at ${offset}`)
    const { folder, files } = this.#parts
    const path = folder.pathOf(span.file)
    const bytes = into?.subarray(0, length) ?? new Uint8Array(Buffer.allocUnsafeSlow(length).buffer)
    if (bytes.length < length) throw new RangeError(`the buffer given has no room for ${length} octets`)
    return guarded(path, () =>
      files.use(readKey(path), () => folder.openExisting(span.file), async (handle) => {
        for (let got = 0; got < length; ) {
          const { bytesRead } = await handle.read(bytes, got, length - got, span.offset + offset + got)
          if (bytesRead === 0) throw new StoreError("missing", `"${path}" is shorter than in the torrent`)
          got += bytesRead
        }
        return bytes
      }))
  }

  async leaves(piece: PieceIndex): Promise<Uint8Array> {
    const kept = await this.#parts.leaves.read(this.#firstLeaf(piece), leafCount(this.metainfo, piece))
    if (kept && verifyLeaves(this.metainfo, piece, kept)) return kept
    const made = await this.#hash(piece)
    if (!verifyLeaves(this.metainfo, piece, made)) {
      const path = this.#parts.folder.pathOf(pieceSpan(this.metainfo, piece).file)
      throw new StoreError("changed", `"${path}" is no longer what the torrent says; recheck the torrent`)
    }
    await this.#keep(piece, made)
    return made
  }

  async write(piece: PieceIndex, bytes: Uint8Array, leaves: Uint8Array): Promise<void> {
    const { file, offset, length } = pieceSpan(this.metainfo, piece)
    const { folder, files, writable } = this.#parts
    if (!writable) throw new StoreError("denied", "a share in place is never written to")
    if (bytes.length !== length || leaves.length !== leafCount(this.metainfo, piece) * HASH_SIZE) throw new RangeError(`piece ${piece} has another length`)
    this.#barrier.check()
    await (this.#emptyFilesMade ??= this.#makeEmptyFiles())
    const path = folder.pathOf(file)
    await guarded(path, () => files.use(writeKey(path), () => this.#make(file), (handle) => writeWhole(handle, bytes, offset)))
    // Only now: what was marked before it was written could be synced, and unmarked, without its octets.
    this.#barrier.written(path)
    await this.#keep(piece, leaves)
  }

  flush(): Promise<void> {
    return this.#barrier.flush(async (path) => {
      await this.#parts.files.use(writeKey(path), () => this.#parts.folder.reopen(path), (handle) => handle.datasync())
    })
  }

  async verify(piece: PieceIndex): Promise<boolean> {
    try {
      const leaves = await this.#hash(piece)
      if (!verifyLeaves(this.metainfo, piece, leaves)) return false
      await this.#keep(piece, leaves)
      return true
    } catch (error) {
      if (error instanceof StoreError && (error.code === "missing" || error.code === "changed")) return false
      throw error
    }
  }

  async missing(verified: (piece: PieceIndex) => boolean): Promise<readonly string[]> {
    const { folder, files } = this.#parts
    folder.forget()
    const begun = firstVerified(0, this.metainfo.pieceCount, verified)
    const gone = new Set<TorrentFile>()
    await inBatches(this.metainfo.files, async (file) => {
      const wanted = file.pieceCount === 0 ? begun : firstVerified(file.firstPiece, file.firstPiece + file.pieceCount, verified)
      if (!wanted || (await folder.holds(file))) return
      gone.add(file)
      // A handle would still read and write what was deleted.
      for (const key of [readKey, writeKey]) await files.drop(key(folder.pathOf(file)))
    })
    return this.metainfo.files.filter((file) => gone.has(file)).map((file) => file.path.join("/"))
  }

  async close(): Promise<void> {
    const { folder, leaves, files } = this.#parts
    for (const file of this.metainfo.files) for (const key of [readKey, writeKey]) await files.drop(key(folder.pathOf(file)))
    await leaves.close()
  }

  async removeData(): Promise<void> {
    await this.close()
    await this.#parts.folder.remove(this.metainfo.files)
    await this.#parts.leaves.remove()
  }

  #firstLeaf(piece: PieceIndex): number {
    const { fileIndex, offset } = pieceSpan(this.metainfo, piece)
    return this.#leafStarts[fileIndex]! + offset / LEAF_SIZE
  }

  async #hash(piece: PieceIndex): Promise<Uint8Array> {
    const { file, offset, length } = pieceSpan(this.metainfo, piece)
    await this.#parts.folder.reach(file)
    return this.#parts.pool.hash([{ path: this.#parts.folder.pathOf(file), offset, length }])
  }

  /** The side file saves work and nothing else: if it cannot be written, the piece is hashed again when it is asked for. */
  async #keep(piece: PieceIndex, leaves: Uint8Array): Promise<void> {
    await this.#parts.leaves.write(this.#firstLeaf(piece), leaves).catch(() => undefined)
  }

  async #make(file: TorrentFile) {
    const { handle, touched } = await this.#parts.folder.openOrMake(file)
    for (const folder of touched) this.#barrier.touched(folder)
    return handle
  }

  async #makeEmptyFiles(): Promise<void> {
    await inBatches(this.metainfo.files.filter((file) => file.length === 0), async (file) => {
      const handle = await this.#make(file)
      await handle.close()
    })
  }
}

const readKey = (path: string): string => `r:${path}`
const writeKey = (path: string): string => `w:${path}`

const firstVerified = (from: number, to: number, verified: (piece: PieceIndex) => boolean): boolean => {
  for (let piece = from; piece < to; piece++) if (verified(piece as PieceIndex)) return true
  return false
}

const inBatches = async <T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> => {
  for (let i = 0; i < items.length; i += BATCH) await Promise.all(items.slice(i, i + BATCH).map(act))
}

const guarded = async <T>(path: string, act: () => Promise<T>): Promise<T> => {
  try {
    return await act()
  } catch (error) {
    throw storeFault(error, path)
  }
}
