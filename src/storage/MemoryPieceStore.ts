/**
 * PieceStore in memory, for tests and the simulator: files are entries of a MemoryDisk that outlives the store, so a
 * store opened anew finds what was flushed. What is whose is decided by the same OwnFiles as on real disks.
 */
import { hash } from "node:crypto"
import type { PieceIndex } from "../core/ids.ts"
import { leafCount, pieceSpan, verifyLeaves } from "../core/merkle.ts"
import { equalOctets, HASH_SIZE, LEAF_SIZE, leafHashes } from "../core/merkleTree.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { compareFiles, confirmFile, makeEmptyFiles } from "./compareFiles.ts"
import type { MemoryDisk } from "./MemoryDisk.ts"
import { inTheWay } from "./inTheWay.ts"
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

export class MemoryPieceStore implements PieceStore {
  readonly metainfo: Metainfo
  readonly #disk: MemoryDisk
  readonly #own: OwnFiles
  readonly #leaves: Map<number, Uint8Array>
  /** Files written to since the last flush. */
  readonly #written = new Set<number>()

  /** @param leaves the torrent's side file. */
  constructor(metainfo: Metainfo, disk: MemoryDisk, own: OwnFiles, leaves: Map<number, Uint8Array>) {
    this.metainfo = metainfo
    this.#disk = disk
    this.#own = own
    this.#leaves = leaves
  }

  async read(piece: PieceIndex, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array> {
    const span = pieceSpan(this.metainfo, piece)
    if (!(offset >= 0 && length >= 0 && offset + length <= span.length))
      throw new RangeError(`piece ${piece} has no ${length} octets at ${offset}`)
    const path = this.#own.parts.folder.pathOf(span.file)
    await this.#own.parts.folder.reach(span.file)
    const content = this.#disk.get(path)
    if (!content) throw new StoreError("missing", `"${path}" is not there`)
    const from = span.offset + offset
    if (from + length > content.length)
      throw new StoreError(this.#own.parts.table ? "missing" : "changed", `"${path}" is shorter than in the torrent`)
    this.#compare(piece, offset, length, content.subarray(span.offset, span.offset + span.length), path)
    if (!into) return content.slice(from, from + length)
    into.set(content.subarray(from, from + length))
    return into.subarray(0, length)
  }

  async look(): Promise<Look> {
    const { files } = this.metainfo
    const found = files.map((file) => this.#disk.get(this.#own.parts.folder.pathOf(file)))
    const named = (wanted: (index: number) => boolean) =>
      files.flatMap((file, i) => (wanted(i) ? [file.path.join("/")] : []))
    const unfit = await Promise.all(files.map((_, file) => this.unfit(file)))
    const touched = files.flatMap((_, file) =>
      found[file] && unfit[file]!.length > 0 ? [{ file, looks: unfit[file]!.join(" ") }] : [],
    )
    return { gone: named((i) => !found[i]), longer: named((i) => (found[i]?.length ?? 0) > files[i]!.length), touched }
  }

  async unfit(index: number): Promise<readonly PieceIndex[]> {
    const file = this.metainfo.files[index]!
    const pieces = Array.from({ length: file.pieceCount }, (_, i) => (file.firstPiece + i) as PieceIndex)
    const verdicts = await Promise.all(pieces.map((piece) => this.verify(piece)))
    return pieces.filter((_, i) => !verdicts[i])
  }

  /** Memory tells nobody that it was touched, so each leaf is compared. */
  #compare(piece: PieceIndex, offset: number, length: number, content: Uint8Array, path: string): void {
    const known = this.#leavesOf(piece, content, path)
    for (let leaf = Math.floor(offset / LEAF_SIZE); leaf * LEAF_SIZE < offset + length; leaf++) {
      const made = hash("sha256", content.subarray(leaf * LEAF_SIZE, (leaf + 1) * LEAF_SIZE), "buffer")
      if (!equalOctets(made, known.subarray(leaf * HASH_SIZE, (leaf + 1) * HASH_SIZE))) throw changed(path)
    }
  }

  #leavesOf(piece: PieceIndex, content: Uint8Array, path: string): Uint8Array {
    const kept = this.#leaves.get(piece)
    if (kept && verifyLeaves(this.metainfo, piece, kept)) return kept
    const made = leafHashes(content)
    if (!verifyLeaves(this.metainfo, piece, made)) throw changed(path)
    this.#leaves.set(piece, made)
    return made
  }

  async leaves(piece: PieceIndex): Promise<Uint8Array> {
    const kept = this.#leaves.get(piece)
    if (kept && verifyLeaves(this.metainfo, piece, kept)) return kept
    const { file, offset, length } = pieceSpan(this.metainfo, piece)
    const path = this.#own.parts.folder.pathOf(file)
    const content = this.#disk.get(path)
    if (!content) throw new StoreError("missing", `"${path}" is not there`)
    return this.#leavesOf(piece, content.subarray(offset, offset + length), path)
  }

  async write(piece: PieceIndex, bytes: Uint8Array, leaves: Uint8Array): Promise<void> {
    const { file, fileIndex, offset, length } = pieceSpan(this.metainfo, piece)
    if (!this.#own.parts.table) throw new StoreError("denied", "a share in place is never written to")
    if (bytes.length !== length || leaves.length !== leafCount(this.metainfo, piece) * HASH_SIZE)
      throw new RangeError(`piece ${piece} has another length`)
    await makeEmptyFiles(this.#own, () => undefined)
    await this.#own.ensure(fileIndex)
    const path = this.#own.parts.folder.pathOf(file)
    const seen = await this.#disk.look(path)
    if (!seen || !this.#own.mayWrite(fileIndex, seen)) throw inTheWay([{ path, what: "is there already" }])
    this.#disk.extend(path, file.length)
    this.#own.beginWrite(fileIndex, this.#disk.timeOf(path))
    try {
      this.#disk.write(path, offset, bytes)
    } finally {
      this.#own.endWrite(fileIndex, this.#disk.timeOf(path))
    }
    this.#written.add(fileIndex)
    this.#leaves.set(piece, leaves.slice())
  }

  async flush(): Promise<void> {
    const written = [...this.#written]
    this.#written.clear()
    this.#disk.flush(this.metainfo.files.map((file) => this.#own.parts.folder.pathOf(file)))
    for (const index of written) await this.#own.flushed(index)
  }

  async verify(piece: PieceIndex): Promise<boolean> {
    const { length } = pieceSpan(this.metainfo, piece)
    const content = await this.read(piece, 0, length).catch((error: unknown) => {
      if (error instanceof StoreError && (error.code === "missing" || error.code === "changed")) return undefined
      throw error
    })
    if (!content) return false
    const leaves = leafHashes(content)
    if (!verifyLeaves(this.metainfo, piece, leaves)) return false
    this.#leaves.set(piece, leaves)
    return true
  }

  want(levels: Uint8Array | undefined): void {
    this.#own.parts.table?.want(levels)
  }

  async makeEmpty(): Promise<void> {
    if (this.#own.parts.table) await makeEmptyFiles(this.#own, () => undefined)
  }

  survey(verified: Verified): Promise<Survey> {
    return surveyFiles(this.#own, verified)
  }

  async compare(comparison: Comparison): Promise<void> {
    await compareFiles(this.#own, (piece) => this.verify(piece), comparison)
    if (this.#own.parts.table && !comparison.signal.aborted) await makeEmptyFiles(this.#own, () => undefined)
  }

  confirm(file: number): Promise<boolean> {
    return confirmFile(this.#own, file, (piece) => this.verify(piece))
  }

  async close(): Promise<void> {}

  removeData(
    verified: Verified,
    used: (path: string) => string | undefined = () => undefined,
  ): Promise<readonly Obstacle[]> {
    return removeFiles(this.#own, this, verified, used)
  }
}

const changed = (path: string): StoreError =>
  new StoreError("changed", `"${path}" is no longer what the torrent says; recheck the torrent`)
