/**
 * One request to one lane: a run of leaves of a piece, and the reading of its answer. Checks the leaf hashes against
 * the piece's root, then each leaf as its last octet arrives; throws BadLeaf at the first that does not fit.
 * A claim writes into the piece's buffer; a copy (endgame) stages each leaf apart, so that it can spoil nobody's.
 */
import { hash } from "node:crypto"
import { verifyLeaves } from "../core/merkle.ts"
import { equalOctets, HASH_SIZE, LEAF_SIZE } from "../core/merkleTree.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import type { PieceIndex } from "../core/ids.ts"
import type { PieceRange } from "./Exchange.ts"
import type { PieceInProgress } from "./PieceInProgress.ts"

export class BadLeaf extends Error {
  readonly _tag = "BadLeaf"
  readonly piece: PieceIndex
  constructor(piece: PieceIndex) {
    super(`a leaf of piece ${piece} does not fit the tree`)
    this.piece = piece
  }
}

export class PieceRequest {
  readonly piece: PieceInProgress
  readonly first: number
  readonly count: number
  /** Asked of another lane too; this one may not write into the piece's buffer. */
  copy: boolean
  readonly range: PieceRange
  readonly since: number
  /** Octets of leaves in the whole answer, and of those that have arrived. */
  readonly bytes: number
  received = 0
  /** Octets of leaves that were verified out of this answer. */
  counted = 0
  cancelled = false
  readonly #metainfo: Metainfo
  readonly #onLeaf: (request: PieceRequest, octets: number) => void
  readonly #hashes: Uint8Array | undefined
  #hashesAt = 0
  #leaf: number
  #inLeaf = 0
  #stage: Uint8Array | undefined

  constructor(
    metainfo: Metainfo,
    piece: PieceInProgress,
    run: { readonly first: number; readonly count: number },
    copy: boolean,
    now: number,
    onLeaf: (request: PieceRequest, octets: number) => void,
  ) {
    this.#metainfo = metainfo
    this.piece = piece
    this.first = this.#leaf = run.first
    this.count = run.count
    this.copy = copy
    this.since = now
    this.bytes = piece.bytes(run.first, run.count)
    this.#onLeaf = onLeaf
    this.#hashes = piece.hashes ? undefined : new Uint8Array(piece.leafCount * HASH_SIZE)
    this.range = {
      piece: piece.piece,
      offset: run.first * LEAF_SIZE,
      length: this.bytes,
      leaves: this.#hashes !== undefined,
    }
  }

  /** Octets of the whole answer. */
  get answerBytes(): number {
    return this.bytes + (this.#hashes?.length ?? 0)
  }

  get complete(): boolean {
    return this.received === this.bytes
  }

  /** Whether all that it asks for has been verified, by whomever. */
  get settled(): boolean {
    return this.piece.outstanding(this.first, this.count) === 0
  }

  /**
   * The claim is given up, but what still comes is welcome: from now on it stages, with what it has of a leaf so far.
   */
  demote(): void {
    this.copy = true
    if (this.#inLeaf > 0) this.#target(this.#leaf).set(this.piece.leaf(this.#leaf).subarray(0, this.#inLeaf))
  }

  /** @throws BadLeaf */
  push(chunk: Uint8Array): void {
    if (this.cancelled) return
    let at = this.#takeHashes(chunk)
    const { piece } = this
    while (at < chunk.length && this.#leaf < this.first + this.count) {
      const size = piece.bytes(this.#leaf, 1)
      const length = Math.min(chunk.length - at, size - this.#inLeaf)
      if (!piece.has(this.#leaf)) this.#target(this.#leaf).set(chunk.subarray(at, at + length), this.#inLeaf)
      at += length
      this.#inLeaf += length
      this.received += length
      if (this.#inLeaf === size) this.#finish(this.#leaf++, size)
    }
  }

  #takeHashes(chunk: Uint8Array): number {
    const hashes = this.#hashes
    if (!hashes || this.#hashesAt === hashes.length) return 0
    const part = chunk.subarray(0, hashes.length - this.#hashesAt)
    hashes.set(part, this.#hashesAt)
    this.#hashesAt += part.length
    if (this.#hashesAt === hashes.length) {
      if (!verifyLeaves(this.#metainfo, this.piece.piece, hashes)) throw new BadLeaf(this.piece.piece)
      this.piece.hashes ??= hashes
    }
    return part.length
  }

  #target(leaf: number): Uint8Array {
    if (!this.copy) return this.piece.leaf(leaf)
    return (this.#stage ??= new Uint8Array(LEAF_SIZE)).subarray(0, this.piece.bytes(leaf, 1))
  }

  #finish(leaf: number, size: number): void {
    this.#inLeaf = 0
    if (this.piece.has(leaf)) return
    const octets = this.#target(leaf)
    if (!equalOctets(hash("sha256", octets, "buffer"), this.piece.hash(leaf))) throw new BadLeaf(this.piece.piece)
    if (this.copy) this.piece.leaf(leaf).set(octets)
    this.piece.markVerified(leaf)
    this.counted += size
    this.#onLeaf(this, size)
  }
}
