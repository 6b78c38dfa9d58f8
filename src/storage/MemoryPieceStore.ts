/**
 * PieceStore in memory, for tests and the simulator: files are entries of a MemoryDisk that outlives the store, so a store
 * opened anew finds what was flushed. Keeps to the same rules as FilePieceStore, side file of leaves included.
 */
import type { PieceIndex } from "../core/ids.ts"
import { leafCount, pieceSpan, verifyLeaves } from "../core/merkle.ts"
import { HASH_SIZE, leafHashes } from "../core/merkleTree.ts"
import type { Metainfo, TorrentFile } from "../core/metainfo/Metainfo.ts"
import type { MemoryDisk } from "./MemoryDisk.ts"
import { type PieceStore, StoreError } from "./PieceStore.ts"

export class MemoryPieceStore implements PieceStore {
  readonly metainfo: Metainfo
  readonly #disk: MemoryDisk
  readonly #path: string
  readonly #writable: boolean
  readonly #leaves: Map<number, Uint8Array>

  /** @param leaves the torrent's side file. */
  constructor(metainfo: Metainfo, disk: MemoryDisk, path: string, leaves: Map<number, Uint8Array>, writable: boolean) {
    this.metainfo = metainfo
    this.#disk = disk
    this.#path = path
    this.#leaves = leaves
    this.#writable = writable
  }

  async read(piece: PieceIndex, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    const span = pieceSpan(this.metainfo, piece)
    if (!(offset >= 0 && length >= 0 && offset + length <= span.length)) throw new RangeError(`piece ${piece} has no ${length} octets at ${offset}`)
    const path = this.#pathOf(span.file)
    const content = this.#disk.get(path)
    if (!content) throw new StoreError("missing", `"${path}" is not there`)
    const from = span.offset + offset
    if (from + length > content.length) throw new StoreError("missing", `"${path}" is shorter than in the torrent`)
    if (!into) return content.slice(from, from + length)
    into.set(content.subarray(from, from + length))
    return into.subarray(0, length)
  }

  async leaves(piece: PieceIndex): Promise<Uint8Array> {
    const kept = this.#leaves.get(piece)
    if (kept && verifyLeaves(this.metainfo, piece, kept)) return kept
    const made = leafHashes(await this.read(piece, 0, pieceSpan(this.metainfo, piece).length))
    if (!verifyLeaves(this.metainfo, piece, made)) throw new StoreError("changed", `"${this.#path}" is no longer what the torrent says; recheck the torrent`)
    this.#leaves.set(piece, made)
    return made
  }

  async write(piece: PieceIndex, bytes: Uint8Array, leaves: Uint8Array): Promise<void> {
    const { file, offset, length } = pieceSpan(this.metainfo, piece)
    if (!this.#writable) throw new StoreError("denied", "a share in place is never written to")
    if (bytes.length !== length || leaves.length !== leafCount(this.metainfo, piece) * HASH_SIZE) throw new RangeError(`piece ${piece} has another length`)
    for (const empty of this.metainfo.files) if (empty.length === 0) this.#disk.extend(this.#pathOf(empty), 0)
    this.#disk.extend(this.#pathOf(file), file.length)
    this.#disk.write(this.#pathOf(file), offset, bytes)
    this.#leaves.set(piece, leaves.slice())
  }

  async flush(): Promise<void> {
    this.#disk.flush(this.metainfo.files.map((file) => this.#pathOf(file)))
  }

  async verify(piece: PieceIndex): Promise<boolean> {
    const { file, offset, length } = pieceSpan(this.metainfo, piece)
    const content = this.#disk.get(this.#pathOf(file))
    if (!content || content.length < offset + length) return false
    const leaves = leafHashes(content.subarray(offset, offset + length))
    if (!verifyLeaves(this.metainfo, piece, leaves)) return false
    this.#leaves.set(piece, leaves)
    return true
  }

  async missing(verified: (piece: PieceIndex) => boolean): Promise<readonly string[]> {
    const any = (from: number, to: number): boolean => {
      for (let piece = from; piece < to; piece++) if (verified(piece as PieceIndex)) return true
      return false
    }
    const begun = any(0, this.metainfo.pieceCount)
    return this.metainfo.files
      .filter((file) => (file.pieceCount === 0 ? begun : any(file.firstPiece, file.firstPiece + file.pieceCount)))
      .filter((file) => this.#disk.get(this.#pathOf(file))?.length !== file.length)
      .map((file) => file.path.join("/"))
  }

  async close(): Promise<void> {}

  async removeData(): Promise<void> {
    for (const file of this.metainfo.files) this.#disk.delete(this.#pathOf(file))
    this.#leaves.clear()
  }

  #pathOf(file: TorrentFile): string {
    return this.metainfo.singleFile ? this.#path : [this.#path, ...file.path].join("/")
  }
}
