/**
 * PieceStore over files: the torrent's own, where they lie, and a side file of leaf hashes. Owns what is read and how
 * it is judged; FileWriter writes.
 */
import { hash } from "node:crypto"
import { fstatSync } from "node:fs"
import type { PieceIndex } from "../core/ids.ts"
import { leafCount, pieceSpan, verifyLeaves } from "../core/merkle.ts"
import { equalOctets, HASH_SIZE, LEAF_SIZE } from "../core/merkleTree.ts"
import type { Metainfo, TorrentFile } from "../core/metainfo/Metainfo.ts"
import { compareFiles, confirmFile, makeEmptyFiles } from "./compareFiles.ts"
import { diskNow, type FileMarks, markOf, same, type SeenMark } from "./FileMarks.ts"
import type { HashPool } from "./HashPool.ts"
import type { LeafFile } from "./LeafFile.ts"
import { type OpenFiles, readKey, writeKey } from "./OpenFiles.ts"
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
import { guarded } from "./storeFault.ts"
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
  /** Leaves before each file. */
  readonly #leafStarts: Float64Array
  #closed = false

  constructor(metainfo: Metainfo, parts: FilePieceStoreParts) {
    this.metainfo = metainfo
    this.#parts = parts
    this.#writer = new FileWriter(metainfo, parts)
    this.#leafStarts = new Float64Array(metainfo.files.length + 1)
    metainfo.files.forEach((file, i) => {
      this.#leafStarts[i + 1] = this.#leafStarts[i]! + Math.ceil(file.length / LEAF_SIZE)
    })
  }

  async read(piece: PieceIndex, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    const span = pieceSpan(this.metainfo, piece)
    if (!(offset >= 0 && length >= 0 && offset + length <= span.length))
      throw new RangeError(`piece ${piece} has no ${length} octets at ${offset}`)
    const { folder, files, marks } = this.#parts
    const path = folder.pathOf(span.file)
    const bytes = into?.subarray(0, length) ?? new Uint8Array(Buffer.allocUnsafeSlow(length).buffer)
    if (bytes.length < length) throw new RangeError(`the buffer given has no room for ${length} octets`)
    return guarded(path, async () => {
      const mark = await this.#fill(span.file, bytes, span.offset + offset).catch(unlessFault)
      const [first, end] = leavesOf(span.offset + offset, length)
      if (mark && (length === 0 || marks.trusts(span.fileIndex, mark, first, end - first))) return bytes
      // What is at the path now may be another file than the one that is open.
      if (!mark || !marks.knows(span.fileIndex, mark)) await files.drop(readKey(path))
      return this.#compared(piece, offset, bytes)
    })
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
    if (!verifyLeaves(this.metainfo, piece, made)) throw this.#changed(pieceSpan(this.metainfo, piece).file)
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

  /** Fills the buffer from a file's `position` on. @returns how the file looked afterwards. */
  #fill(file: TorrentFile, bytes: Uint8Array, position: number): Promise<SeenMark> {
    const { folder, files, writable } = this.#parts
    const path = folder.pathOf(file)
    return files.use(
      readKey(path),
      () => folder.openExisting(file),
      async (handle) => {
        for (let got = 0; got < bytes.length;) {
          const { bytesRead } = await handle.read(bytes, got, bytes.length - got, position + got)
          if (bytesRead === 0)
            throw new StoreError(writable ? "missing" : "changed", `"${path}" is shorter than in the torrent`)
          got += bytesRead
        }
        // Of an open file: nothing is read from the disk for it, so nobody waits.
        return markOf(fstatSync(handle.fd, { bigint: true }))
      },
    )
  }

  /** Reads the leaves that hold these octets, and gives them away only if they fit. */
  async #compared(piece: PieceIndex, offset: number, bytes: Uint8Array): Promise<Uint8Array> {
    const span = pieceSpan(this.metainfo, piece)
    const known = await this.leaves(piece)
    const [first, end] = leavesOf(offset, bytes.length)
    const from = first * LEAF_SIZE
    const length = Math.min(end * LEAF_SIZE, span.length) - from
    const whole = length === bytes.length ? bytes : new Uint8Array(length)
    const lookedAt = diskNow()
    const mark = await this.#fill(span.file, whole, span.offset + from)
    for (let leaf = first; leaf < end; leaf++) {
      const octets = whole.subarray((leaf - first) * LEAF_SIZE, (leaf - first + 1) * LEAF_SIZE)
      if (!equalOctets(hash("sha256", octets, "buffer"), known.subarray(leaf * HASH_SIZE, (leaf + 1) * HASH_SIZE)))
        throw this.#changed(span.file)
    }
    this.#parts.marks.learn(span.fileIndex, mark, span.offset / LEAF_SIZE + first, end - first, lookedAt)
    if (whole !== bytes) bytes.set(whole.subarray(offset - from, offset - from + bytes.length))
    return bytes
  }

  #changed(file: TorrentFile): StoreError {
    return new StoreError(
      "changed",
      `"${this.#parts.folder.pathOf(file)}" is no longer what the torrent says; recheck the torrent`,
    )
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

/** A file that is too short, or gone, may be so because it is no longer the one at the path. */
const unlessFault = (error: unknown): undefined => {
  if (!(error instanceof StoreError) || (error.code !== "missing" && error.code !== "changed")) throw error
}

/** The leaves [first, end) that hold `length` octets from `offset` on. */
const leavesOf = (offset: number, length: number): readonly [first: number, end: number] => [
  Math.floor(offset / LEAF_SIZE),
  Math.ceil((offset + length) / LEAF_SIZE),
]
