/**
 * PieceStore over files: the torrent's own, where they lie, and a side file of leaf hashes. Owns the hashes and the
 * looks at whole files; FileReader reads what is served, FileWriter writes.
 */
import type { PieceIndex } from "../core/ids.ts"
import { leafCount, pieceSpan, verifyLeaves } from "../core/merkle.ts"
import { HASH_SIZE, LEAF_SIZE } from "../core/merkleTree.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { compareFiles, confirmFile, makeEmptyFiles } from "./compareFiles.ts"
import { diskNow, type FileMarks, same } from "./FileMarks.ts"
import type { HashPool } from "./HashPool.ts"
import type { LeafFile } from "./LeafFile.ts"
import { type OpenFiles, readKey, writeKey } from "./OpenFiles.ts"
import { FileReader, leavesOf } from "./FileReader.ts"
import { FileWriter } from "./FileWriter.ts"
import type { OwnFiles } from "./OwnFiles.ts"
import {
  type Comparison,
  type Look,
  type Obstacle,
  type PieceStore,
  StoreError,
  type Survey,
  type Verified,
} from "./PieceStore.ts"
import { removeFiles } from "./removeFiles.ts"
import { surveyFiles } from "./surveyFiles.ts"
import type { TorrentFolder } from "./TorrentFolder.ts"

export interface FilePieceStoreParts {
  readonly folder: TorrentFolder
  readonly own: OwnFiles
  readonly leaves: LeafFile
  readonly marks: FileMarks
  readonly files: OpenFiles
  readonly pool: HashPool
  readonly writable: boolean
  /** Nobody needs the table of own files any more. */
  readonly onClosed: () => Promise<void>
}

/** Files looked at, or made, at once. */
const BATCH = 64
/** Pieces of a touched file: others hash as well. */
const HASHED_AT_ONCE = 4

export class FilePieceStore implements PieceStore {
  readonly metainfo: Metainfo
  readonly #parts: FilePieceStoreParts
  readonly #writer: FileWriter
  readonly #reader: FileReader
  /** Leaves before each file. */
  readonly #leafStarts: Float64Array
  #closed = false

  constructor(metainfo: Metainfo, parts: FilePieceStoreParts) {
    this.metainfo = metainfo
    this.#parts = parts
    this.#writer = new FileWriter(metainfo, parts)
    this.#reader = new FileReader(metainfo, parts, (piece) => this.leaves(piece))
    this.#leafStarts = new Float64Array(metainfo.files.length + 1)
    metainfo.files.forEach((file, i) => {
      this.#leafStarts[i + 1] = this.#leafStarts[i]! + Math.ceil(file.length / LEAF_SIZE)
    })
  }

  read(piece: PieceIndex, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    return this.#reader.read(piece, offset, length, into)
  }

  async look(): Promise<Look> {
    const { folder, marks } = this.#parts
    folder.forget()
    const gone: string[] = []
    const longer: string[] = []
    const touched: { file: number; looks: string }[] = []
    const { files } = this.metainfo
    for (let first = 0; first < files.length; first += BATCH) {
      const seen = await Promise.all(files.slice(first, first + BATCH).map((file) => folder.markOf(file)))
      seen.forEach((mark, i) => {
        const { length, path } = files[first + i]!
        if (!mark) return void gone.push(path.join("/"))
        if (mark.size > length) longer.push(path.join("/"))
        if (length > 0 && !marks.trusts(first + i, mark, 0, Math.ceil(length / LEAF_SIZE)))
          touched.push({ file: first + i, looks: Object.values(mark).join(" ") })
      })
    }
    return { gone, longer, touched }
  }

  async unfit(index: number, signal: AbortSignal): Promise<readonly PieceIndex[]> {
    const { folder, marks } = this.#parts
    const file = this.metainfo.files[index]!
    const pieces = Array.from({ length: file.pieceCount }, (_, i) => (file.firstPiece + i) as PieceIndex)
    const lookedAt = diskNow()
    const before = await folder.markOf(file)
    const right = new Set<PieceIndex>()
    for (let first = 0; first < pieces.length && !signal.aborted; first += HASHED_AT_ONCE) {
      await Promise.all(
        pieces.slice(first, first + HASHED_AT_ONCE).map(async (piece) => {
          if (await this.verify(piece)) right.add(piece)
        }),
      )
    }
    const after = await folder.markOf(file)
    if (signal.aborted) return []
    if (before && after && same(before, after)) {
      for (const piece of right) {
        const { offset, length } = pieceSpan(this.metainfo, piece)
        const [first, end] = leavesOf(offset, length)
        marks.learn(index, after, first, end - first, lookedAt)
      }
      void marks.save()
    }
    return pieces.filter((piece) => !right.has(piece))
  }

  async leaves(piece: PieceIndex): Promise<Uint8Array> {
    const kept = await this.#parts.leaves.read(this.#firstLeaf(piece), leafCount(this.metainfo, piece))
    if (kept && verifyLeaves(this.metainfo, piece, kept)) return kept
    const made = await this.#hash(piece)
    if (!verifyLeaves(this.metainfo, piece, made)) throw this.#reader.changed(pieceSpan(this.metainfo, piece).file)
    await this.#keep(piece, made)
    return made
  }

  async write(piece: PieceIndex, bytes: Uint8Array, leaves: Uint8Array): Promise<void> {
    if (!this.#parts.writable) throw new StoreError("denied", "a share in place is never written to")
    if (leaves.length !== leafCount(this.metainfo, piece) * HASH_SIZE)
      throw new RangeError(`piece ${piece} has another number of leaves`)
    await this.#writer.write(piece, bytes)
    await this.#keep(piece, leaves)
  }

  flush(): Promise<void> {
    return this.#writer.flush()
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

  want(levels: Uint8Array | undefined): void {
    this.#parts.own.parts.table?.want(levels)
  }

  async makeEmpty(): Promise<void> {
    if (this.#parts.writable) await this.#writer.makeEmpty()
  }

  async survey(verified: Verified): Promise<Survey> {
    const found = await surveyFiles(this.#parts.own, verified)
    // Handles would still read and write what was deleted.
    if (found.missing.length > 0 || found.inTheWay || found.unknown) await this.#drop()
    return found
  }

  async compare(comparison: Comparison): Promise<void> {
    const { own, writable } = this.#parts
    await this.#drop()
    await compareFiles(own, (piece) => this.verify(piece), comparison)
    if (writable && !comparison.signal.aborted) await makeEmptyFiles(own, () => undefined)
  }

  confirm(file: number): Promise<boolean> {
    return confirmFile(this.#parts.own, file, (piece) => this.verify(piece))
  }

  async close(): Promise<void> {
    const first = !this.#closed
    this.#closed = true
    await this.#drop()
    await this.#parts.leaves.close()
    await this.#parts.marks.save()
    if (first) await this.#parts.onClosed()
  }

  async removeData(
    verified: Verified,
    used: (path: string) => string | undefined = () => undefined,
  ): Promise<readonly Obstacle[]> {
    await this.#drop()
    return removeFiles(this.#parts.own, this, verified, used)
  }

  async #drop(): Promise<void> {
    const { folder, files } = this.#parts
    for (const file of this.metainfo.files)
      for (const key of [readKey, writeKey]) await files.drop(key(folder.pathOf(file)))
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

  /**
   * The side file saves work and nothing else: if it cannot be written, the piece is hashed again when it is asked for.
   */
  async #keep(piece: PieceIndex, leaves: Uint8Array): Promise<void> {
    // Whoever has closed it may be about to forget the torrent.
    if (this.#closed) return
    await this.#parts.leaves.write(this.#firstLeaf(piece), leaves).catch(() => undefined)
  }
}
