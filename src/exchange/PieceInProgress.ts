/**
 * One piece while it is fetched: its buffer, and for each 16 KiB leaf whether it is missing, asked for, or verified.
 * Owns the claims: a leaf has at most one claimant at a time, and only the claimant writes unverified octets into the
 * buffer.
 */
import type { PieceIndex } from "../core/ids.ts"
import { HASH_SIZE, LEAF_SIZE } from "../core/merkleTree.ts"

const MISSING = 0
const ASKED = 1
const VERIFIED = 2

export class PieceInProgress {
  readonly piece: PieceIndex
  readonly size: number
  readonly leafCount: number
  readonly buffer: Uint8Array
  /** Leaf hashes, once they have proven to add up to the piece's root. */
  hashes: Uint8Array | undefined
  /** Leaves that nobody has been asked for. */
  missing: number
  verified = 0
  /** Copies of requests for it that are out (endgame). */
  copies = 0
  readonly #leaves: Uint8Array

  constructor(piece: PieceIndex, size: number, buffer: Uint8Array) {
    this.piece = piece
    this.size = size
    this.leafCount = Math.ceil(size / LEAF_SIZE)
    this.buffer = buffer
    this.missing = this.leafCount
    this.#leaves = new Uint8Array(this.leafCount)
  }

  get complete(): boolean {
    return this.verified === this.leafCount
  }

  has(leaf: number): boolean {
    return this.#leaves[leaf] === VERIFIED
  }

  /** Octets of leaves [first, first + count). */
  bytes(first: number, count: number): number {
    return Math.min((first + count) * LEAF_SIZE, this.size) - first * LEAF_SIZE
  }

  leaf(index: number): Uint8Array {
    return this.buffer.subarray(index * LEAF_SIZE, Math.min((index + 1) * LEAF_SIZE, this.size))
  }

  hash(index: number): Uint8Array {
    return this.hashes!.subarray(index * HASH_SIZE, (index + 1) * HASH_SIZE)
  }

  /** Claims the first run of missing leaves, at most `max` of them. */
  claim(max: number): { readonly first: number; readonly count: number } | undefined {
    if (this.missing === 0) return undefined
    const first = this.#leaves.indexOf(MISSING)
    let end = first
    while (end < this.leafCount && end - first < max && this.#leaves[end] === MISSING) this.#leaves[end++] = ASKED
    this.missing -= end - first
    return { first, count: end - first }
  }

  /** Gives back what of a claim was not verified. */
  release(first: number, count: number): void {
    for (let leaf = first; leaf < first + count; leaf++) {
      if (this.#leaves[leaf] !== ASKED) continue
      this.#leaves[leaf] = MISSING
      this.missing++
    }
  }

  markVerified(leaf: number): void {
    if (this.#leaves[leaf] === VERIFIED) return
    if (this.#leaves[leaf] === MISSING) this.missing--
    this.#leaves[leaf] = VERIFIED
    this.verified++
  }

  /** Octets of [first, first + count) that are not verified. */
  outstanding(first: number, count: number): number {
    let octets = 0
    for (let leaf = first; leaf < first + count; leaf++)
      if (this.#leaves[leaf] !== VERIFIED) octets += this.bytes(leaf, 1)
    return octets
  }

  /** The first and last leaf of [first, first + count) that is not verified, as a run. */
  trim(first: number, count: number): { readonly first: number; readonly count: number } {
    let end = first + count
    while (first < end && this.#leaves[first] === VERIFIED) first++
    while (end > first && this.#leaves[end - 1] === VERIFIED) end--
    return { first, count: end - first }
  }
}
