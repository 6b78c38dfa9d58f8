/** A set of piece indices over [0, length), packed as BEP 3 has it: piece 0 is the high bit of octet 0. */
import type { PieceIndex } from "./ids.ts"

export class Bitfield {
  readonly length: number
  readonly bytes: Uint8Array
  #count: number

  constructor(length: number, bytes?: Uint8Array) {
    this.length = length
    this.bytes = new Uint8Array(Math.ceil(length / 8))
    if (bytes) this.bytes.set(bytes.subarray(0, this.bytes.length))
    const spare = this.bytes.length * 8 - length
    const last = this.bytes.length - 1
    if (spare > 0) this.bytes[last] = this.bytes[last]! & (0xff << spare)
    this.#count = 0
    for (const byte of this.bytes) for (let b = byte; b !== 0; b &= b - 1) this.#count++
  }

  static full(length: number): Bitfield {
    return new Bitfield(length, new Uint8Array(Math.ceil(length / 8)).fill(0xff))
  }

  /** How many pieces are in the set. */
  get count(): number {
    return this.#count
  }

  get complete(): boolean {
    return this.#count === this.length
  }

  has(piece: number): boolean {
    return piece >= 0 && piece < this.length && (this.bytes[piece >> 3]! & (0x80 >> (piece & 7))) !== 0
  }

  /** @returns whether it was new. */
  add(piece: number): boolean {
    if (piece < 0 || piece >= this.length || this.has(piece)) return false
    this.bytes[piece >> 3] = this.bytes[piece >> 3]! | (0x80 >> (piece & 7))
    this.#count++
    return true
  }

  /** @returns whether it was there. */
  delete(piece: number): boolean {
    if (!this.has(piece)) return false
    this.bytes[piece >> 3] = this.bytes[piece >> 3]! & ~(0x80 >> (piece & 7))
    this.#count--
    return true
  }

  copy(): Bitfield {
    return new Bitfield(this.length, this.bytes)
  }

  *[Symbol.iterator](): IterableIterator<PieceIndex> {
    for (let piece = 0; piece < this.length; piece++) if (this.has(piece)) yield piece as PieceIndex
  }
}
