/**
 * Which piece to begin next: of those still free that a peer has, one of the highest level; of these the rarest, or the
 * first, where they are to come in order. Owns availability, levels, and which pieces are free (wanted, and neither had
 * nor begun). Never knows peers, requests or time.
 */
import type { Bitfield } from "./Bitfield.ts"
import { HIGH, NORMAL, SKIP } from "./fileSelection.ts"
import type { PieceIndex } from "./ids.ts"
import { PiecePool } from "./PiecePool.ts"
import { prng } from "./prng.ts"

/** What is wanted of a torrent, and in which order it is begun. */
export interface PieceOrder {
  /** The level of each piece, 0 where it is not wanted; nothing where all are wanted alike. */
  readonly levels: Uint8Array | undefined
  /** From the first piece to the last, within a level. */
  readonly sequential: boolean
}

export const ALL_ALIKE: PieceOrder = { levels: undefined, sequential: false }

export class PiecePicker {
  readonly #availability: Uint32Array
  readonly #place: Int32Array
  /** By level, the lowest first; of those not wanted there is none. */
  readonly #pools: readonly PiecePool[]
  /** Had or begun. */
  readonly #gone: Uint8Array
  #order: PieceOrder
  /** No free piece lies before it. */
  #first = 0

  constructor(have: Bitfield, seed: number, order: PieceOrder = ALL_ALIKE) {
    const random = prng(seed)
    this.#availability = new Uint32Array(have.length)
    this.#place = new Int32Array(have.length).fill(-1)
    this.#pools = Array.from({ length: HIGH }, () => new PiecePool(this.#availability, this.#place, random))
    this.#gone = new Uint8Array(have.length).fill(1)
    this.#order = order
    for (let piece = 0; piece < have.length; piece++) if (!have.has(piece)) this.giveBack(piece as PieceIndex)
  }

  /** Free pieces: wanted, and neither had nor taken. */
  get free(): number {
    return this.#pools.reduce((sum, { size }) => sum + size, 0)
  }

  isWanted(piece: number): boolean {
    return this.#levelOf(piece) !== SKIP
  }

  isFree(piece: number): boolean {
    return this.#place[piece]! >= 0
  }

  availability(piece: number): number {
    return this.#availability[piece] ?? 0
  }

  /** Another order from now on; what is taken stays taken. */
  reorder(order: PieceOrder): void {
    const free: number[] = []
    for (let piece = 0; piece < this.#gone.length; piece++) {
      if (this.#gone[piece] === 0) free.push(piece)
      if (this.isFree(piece)) this.#poolOf(piece)!.remove(piece)
    }
    this.#order = order
    this.#first = 0
    for (const piece of free) this.#poolOf(piece)?.add(piece)
  }

  addPeer(has: Bitfield): void {
    for (const piece of has) this.addHave(piece)
  }

  removePeer(has: Bitfield): void {
    for (const piece of has) this.removeHave(piece)
  }

  addHave(piece: PieceIndex): void {
    this.#availability[piece]!++
    if (this.isFree(piece)) this.#poolOf(piece)!.rose(piece)
  }

  removeHave(piece: PieceIndex): void {
    if (this.#availability[piece] === 0) return
    this.#availability[piece]!--
    if (this.isFree(piece)) this.#poolOf(piece)!.fell(piece)
  }

  /** The next free piece that `has` holds; it is free no more. */
  take(has: Bitfield): PieceIndex | undefined {
    const piece = this.#next(has)
    if (piece === undefined) return undefined
    this.#poolOf(piece)!.remove(piece)
    this.#gone[piece] = 1
    return piece as PieceIndex
  }

  /** Whether `take` would find something. */
  wants(has: Bitfield): boolean {
    return this.#pools.some((pool) => pool.find((piece) => has.has(piece)) !== undefined)
  }

  /** A taken piece is free again, if it is wanted. */
  giveBack(piece: PieceIndex): void {
    if (this.#gone[piece] === 0) return
    this.#gone[piece] = 0
    this.#first = Math.min(this.#first, piece)
    this.#poolOf(piece)?.add(piece)
  }

  #next(has: Bitfield): number | undefined {
    for (let level = HIGH; level > SKIP; level--) {
      const pool = this.#pools[level - 1]!
      if (pool.size === 0) continue
      const piece = this.#order.sequential ? this.#earliest(has, level) : pool.find((free) => has.has(free))
      if (piece !== undefined) return piece
    }
    return undefined
  }

  #earliest(has: Bitfield, level: number): number | undefined {
    while (this.#first < this.#place.length && !this.isFree(this.#first)) this.#first++
    for (let piece = this.#first; piece < this.#place.length; piece++)
      if (this.isFree(piece) && this.#levelOf(piece) === level && has.has(piece)) return piece
    return undefined
  }

  #levelOf(piece: number): number {
    return this.#order.levels?.[piece] ?? NORMAL
  }

  #poolOf(piece: number): PiecePool | undefined {
    return this.#pools[this.#levelOf(piece) - 1]
  }
}
