/**
 * An immutable set of piece indices over [0, length), for states that are folded: a change makes a new set, which
 * shares with the old one all it did not touch. So folding a long history costs little, whatever the size of the
 * torrent. What changes in place, and what goes over the wire, is a Bitfield.
 */
import { Bitfield } from "./Bitfield.ts"
import type { PieceIndex } from "./ids.ts"

/** A chunk is 32 words of 32 pieces: small integers, which V8 keeps in one flat array. */
const WORDS = 32
const PER_CHUNK = 32 * WORDS
type Chunk = readonly number[]
const NONE: Chunk = Array(WORDS).fill(0)
const ALL: Chunk = Array(WORDS).fill(-1)

export class PieceSet {
  readonly length: number
  /** How many pieces are in the set. */
  readonly count: number
  readonly chunks: readonly Chunk[]

  private constructor(length: number, count: number, chunks: readonly Chunk[]) {
    this.length = length
    this.count = count
    this.chunks = chunks
  }

  static empty(length: number): PieceSet {
    return new PieceSet(length, 0, Array(Math.ceil(length / PER_CHUNK)).fill(NONE))
  }

  static full(length: number): PieceSet {
    const whole = Math.floor(length / PER_CHUNK)
    const chunks = PieceSet.empty(length).chunks.map((none, c) => (c < whole ? ALL : none))
    const rest = Array.from({ length: length % PER_CHUNK }, (_, piece) => whole * PER_CHUNK + piece)
    return new PieceSet(length, whole * PER_CHUNK, chunks).with(rest)
  }

  static of(bits: Bitfield): PieceSet {
    const pieces: number[] = []
    for (let piece = 0; piece < bits.length; piece++) if (bits.has(piece)) pieces.push(piece)
    return PieceSet.empty(bits.length).with(pieces)
  }

  has(piece: number): boolean {
    return (
      piece >= 0 && piece < this.length && (this.chunks[piece >>> 10]![(piece >>> 5) & 31]! & (1 << (piece & 31))) !== 0
    )
  }

  /** How many pieces of this set are not in the other, which has the same length. */
  lackedBy(other: PieceSet): number {
    let lacked = 0
    this.chunks.forEach((chunk, c) => {
      const theirs = other.chunks[c]
      if (chunk === theirs) return
      chunk.forEach((word, w) => {
        for (let left = word & ~(theirs?.[w] ?? 0); left !== 0; left &= left - 1) lacked++
      })
    })
    return lacked
  }

  /** With these pieces in it too; those beyond its length are left out. */
  with(pieces: readonly number[]): PieceSet {
    return this.#changed(pieces, true)
  }

  without(pieces: readonly number[]): PieceSet {
    return this.#changed(pieces, false)
  }

  toBitfield(): Bitfield {
    const bits = new Bitfield(this.length)
    this.chunks.forEach((chunk, c) =>
      chunk.forEach((word, w) => {
        for (let left = word; left !== 0; left &= left - 1)
          bits.add((c * PER_CHUNK + w * 32 + 31 - Math.clz32(left & -left)) as PieceIndex)
      }),
    )
    return bits
  }

  #changed(pieces: readonly number[], present: boolean): PieceSet {
    const chunks = this.chunks.slice()
    let { count } = this
    for (const piece of pieces) {
      if (!(piece >= 0 && piece < this.length)) continue
      const at = piece >>> 10
      const word = (piece >>> 5) & 31
      const bit = 1 << (piece & 31)
      if (((chunks[at]![word]! & bit) !== 0) === present) continue
      const own = chunks[at] === this.chunks[at] ? chunks[at]!.slice() : (chunks[at] as number[])
      own[word]! ^= bit
      chunks[at] = own
      count += present ? 1 : -1
    }
    return new PieceSet(this.length, count, chunks)
  }
}
