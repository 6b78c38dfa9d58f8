/**
 * Free pieces in the order of their availability, equals in an order of chance. One array; `starts[a]` is where the
 * pieces of availability ≥ a begin. A change of availability by one is a swap over a bucket's edge, so it costs O(1),
 * and a search begins with the rarest. Owns places, not availability: that is its PiecePicker's, who tells each change.
 */
import type { Prng } from "./prng.ts"

export class PiecePool {
  readonly #availability: Uint32Array
  /** Grows, so that pools of levels that nobody uses cost nothing. */
  readonly #pool: number[] = []
  /** Index in the pool that a piece is in, or -1; of all pools of a picker, as a piece is in one at most. */
  readonly #place: Int32Array
  readonly #starts: number[] = [0]
  readonly #random: Prng

  constructor(availability: Uint32Array, place: Int32Array, random: Prng) {
    this.#availability = availability
    this.#place = place
    this.#random = random
  }

  get size(): number {
    return this.#pool.length
  }

  /** From the rarest on. */
  find(fits: (piece: number) => boolean): number | undefined {
    return this.#pool.find(fits)
  }

  /** The availability of one of its pieces is higher by one now. */
  rose(piece: number): void {
    const a = this.#availability[piece]!
    this.#ensure(a)
    const edge = --this.#starts[a]!
    this.#swap(this.#place[piece]!, edge)
    this.#shuffle(edge)
  }

  /** And lower by one. */
  fell(piece: number): void {
    const edge = this.#starts[this.#availability[piece]! + 1]!++
    this.#swap(this.#place[piece]!, edge)
    this.#shuffle(edge)
  }

  add(piece: number): void {
    const a = this.#availability[piece]!
    this.#ensure(a)
    let hole = this.#pool.push(piece) - 1
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

  remove(piece: number): void {
    let hole = this.#place[piece]!
    this.#place[piece] = -1
    for (let b = this.#availability[piece]! + 1; b <= this.#starts.length; b++) {
      const last = (b < this.#starts.length ? this.#starts[b]! : this.size) - 1
      if (last !== hole) this.#put(this.#pool[last]!, hole)
      hole = last
      if (b < this.#starts.length) this.#starts[b] = last
    }
    this.#pool.pop()
  }

  /** Makes `starts[a]` exist. */
  #ensure(a: number): void {
    while (this.#starts.length <= a) this.#starts.push(this.size)
  }

  /** Changes places with a random member of the same bucket. */
  #shuffle(at: number): void {
    const a = this.#availability[this.#pool[at]!]!
    const from = this.#starts[a]!
    const to = a + 1 < this.#starts.length ? this.#starts[a + 1]! : this.size
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
