/**
 * Reads octets of a torrent's files to serve them. What is known to be as it was verified is given as it was read; of
 * anything else the leaves are compared first, so that no changed octet is ever given away.
 */
import { hash } from "node:crypto"
import { fstatSync } from "node:fs"
import type { PieceIndex } from "../core/ids.ts"
import { pieceSpan } from "../core/merkle.ts"
import { equalOctets, HASH_SIZE, LEAF_SIZE } from "../core/merkleTree.ts"
import type { Metainfo, TorrentFile } from "../core/metainfo/Metainfo.ts"
import { diskNow, type FileMarks, markOf, type SeenMark } from "./FileMarks.ts"
import { type OpenFiles, readKey } from "./OpenFiles.ts"
import { StoreError } from "./PieceStore.ts"
import { guarded } from "./storeFault.ts"
import type { TorrentFolder } from "./TorrentFolder.ts"

export interface FileReaderParts {
  readonly folder: TorrentFolder
  readonly marks: FileMarks
  readonly files: OpenFiles
  readonly writable: boolean
}

export class FileReader {
  readonly #metainfo: Metainfo
  readonly #parts: FileReaderParts
  readonly #leaves: (piece: PieceIndex) => Promise<Uint8Array>

  /** @param leaves hashes of a piece's leaves, verified. */
  constructor(metainfo: Metainfo, parts: FileReaderParts, leaves: (piece: PieceIndex) => Promise<Uint8Array>) {
    this.#metainfo = metainfo
    this.#parts = parts
    this.#leaves = leaves
  }

  async read(piece: PieceIndex, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    const span = pieceSpan(this.#metainfo, piece)
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

  changed(file: TorrentFile): StoreError {
    return new StoreError(
      "changed",
      `"${this.#parts.folder.pathOf(file)}" is no longer what the torrent says; recheck the torrent`,
    )
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
    const span = pieceSpan(this.#metainfo, piece)
    const known = await this.#leaves(piece)
    const [first, end] = leavesOf(offset, bytes.length)
    const from = first * LEAF_SIZE
    const length = Math.min(end * LEAF_SIZE, span.length) - from
    const whole = length === bytes.length ? bytes : new Uint8Array(length)
    const lookedAt = diskNow()
    const mark = await this.#fill(span.file, whole, span.offset + from)
    for (let leaf = first; leaf < end; leaf++) {
      const octets = whole.subarray((leaf - first) * LEAF_SIZE, (leaf - first + 1) * LEAF_SIZE)
      if (!equalOctets(hash("sha256", octets, "buffer"), known.subarray(leaf * HASH_SIZE, (leaf + 1) * HASH_SIZE)))
        throw this.changed(span.file)
    }
    this.#parts.marks.learn(span.fileIndex, mark, span.offset / LEAF_SIZE + first, end - first, lookedAt)
    if (whole !== bytes) bytes.set(whole.subarray(offset - from, offset - from + bytes.length))
    return bytes
  }
}

/** A file that is too short, or gone, may be so because it is no longer the one at the path. */
const unlessFault = (error: unknown): undefined => {
  if (!(error instanceof StoreError) || (error.code !== "missing" && error.code !== "changed")) throw error
}

/** The leaves [first, end) that hold `length` octets from `offset` on. */
export const leavesOf = (offset: number, length: number): readonly [first: number, end: number] => [
  Math.floor(offset / LEAF_SIZE),
  Math.ceil((offset + length) / LEAF_SIZE),
]
