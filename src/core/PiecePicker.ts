/**
 * Which piece to begin next: the rarest among those still free that a peer has; equals in an order of chance.
 * Owns availability and the pool of free pieces (neither had nor begun). Never knows peers, requests or time.
 *
 * The pool is one array sorted by availability; `starts[a]` is where the pieces of availability ≥ a begin. A change of
 * availability by one is a swap over a bucket's edge, so it costs O(1), and picking scans from the rarest on.
 */
import type { Bitfield } from "./Bitfield.ts"
import type { PieceIndex } from "./ids.ts"
import { type Prng, prng } from "./prng.ts"

export class PiecePicker {
  readonly #availability: Uint32Array
  readonly #pool: Uint32Array
  /** Index in the pool, or -1. */
  readonly #place: Int32Array
  readonly #starts: number[] = [0]
  readonly #random: Prng
  #size = 0

  constructor(have: Bitfield, seed: number) {
    this.#availability = new Uint32Array(have.length)
    this.#pool = new Uint32Array(have.length)
    this.#place = new Int32Array(have.length).fill(-1)
    this.#random = prng(seed)
    for (let piece = 0; piece < have.length; piece++) if (!have.has(piece)) this.giveBack(piece as PieceIndex)
  }

  /** Free pieces: neither had nor taken. */
  get free(): number {
    return this.#size
  }

  availability(piece: number): number {
    return this.#availability[piece] ?? 0
  }

  addPeer(has: Bitfield): void {
    for (const piece of has) this.addHave(piece)
  }

  removePeer(has: Bitfield): void {
    for (const piece of has) this.removeHave(piece)
  }

  addHave(piece: PieceIndex): void {
    const a = this.#availability[piece]!
    this.#availability[piece] = a + 1
    if (this.#place[piece]! < 0) return
    this.#ensure(a + 1)
    const edge = --this.#starts[a + 1]!
    this.#swap(this.#place[piece]!, edge)
    this.#shuffle(edge)
  }

  removeHave(piece: PieceIndex): void {
    const a = this.#availability[piece]!
    if (a === 0) return
    this.#availability[piece] = a - 1
    if (this.#place[piece]! < 0) return
    const edge = this.#starts[a]!++
    this.#swap(this.#place[piece]!, edge)
    this.#shuffle(edge)
  }

  /** The rarest free piece that `has` holds; it leaves the pool. */
  take(has: Bitfield): PieceIndex | undefined {
    for (let i = 0; i < this.#size; i++) {
      const piece = this.#pool[i]! as PieceIndex
      if (has.has(piece)) {
        this.#remove(piece)
        return piece
      }
    }
    return undefined
  }

  /** Whether `take` would find something. */
  wants(has: Bitfield): boolean {
    for (let i = 0; i < this.#size; i++) if (has.has(this.#pool[i]!)) return true
    return false
  }

  /** A taken piece is free again. */
  giveBack(piece: PieceIndex): void {
    if (this.#place[piece]! >= 0) return
    const a = this.#availability[piece]!
    this.#ensure(a)
    let hole = this.#size++
    // Each rarer-edge bucket above moves its first member to its end, which leaves the hole at the end of bucket a.
    for (let b = this.#starts.length - 1; b > a; b--) {
      const first = this.#starts[b]!
      if (first !== hole) this.#put(this.#pool[first]!, hole)
      hole = first
      this.#starts[b] = first + 1
    }
    this.#put(piece, hole)
    this.#shuffle(hole)
  }

  #remove(piece: PieceIndex): void {
    let hole = this.#place[piece]!
    this.#place[piece] = -1
    for (let b = this.#availability[piece]! + 1; b <= this.#starts.length; b++) {
      const last = (b < this.#starts.length ? this.#starts[b]! : this.#size) - 1
      if (last !== hole) this.#put(this.#pool[last]!, hole)
      hole = last
      if (b < this.#starts.length) this.#starts[b] = last
    }
    this.#size--
  }

  /** Makes `starts[a]` exist. */
  #ensure(a: number): void {
    while (this.#starts.length <= a) this.#starts.push(this.#size)
  }

  /** Changes places with a random member of the same bucket. */
  #shuffle(at: number): void {
    const a = this.#availability[this.#pool[at]!]!
    const from = this.#starts[a]!
    const to = a + 1 < this.#starts.length ? this.#starts[a + 1]! : this.#size
    this.#swap(at, from + Math.floor(this.#random() * (to - from)))
  }

  #swap(i: number, j: number): void {
    const a = this.#pool[i]!
    this.#put(this.#pool[j]!, i)
    this.#put(a, j)
  }

  #put(piece: number, at: number): void {
    this.#pool[at] = piece
    this.#place[piece] = at
  }
}
