/**
 * The octets of one file, as far as readers may have them: its beginning, its end, and some places in between. Whoever
 * made the file has chosen what is in it; so all that a reader can ask for comes to an end.
 */

/** Of the beginning, which is read at once. */
const HEAD = 256 * 1024
/** Of the end, for what stands there. */
const TAIL = 64 * 1024
/** In all, and in one piece. */
const MAX_OCTETS = 4 * 1024 * 1024
const MAX_READS = 256
/** Of small parts that follow one another, so many octets are one read. */
const AHEAD = 8 * 1024

const NOTHING = Buffer.alloc(0)

/** Fills the buffer from there on. @returns how many octets there were. */
export type ReadAt = (into: Uint8Array, at: number) => number

export class Source {
  readonly size: number
  readonly head: Buffer
  readonly #readAt: ReadAt
  #tail: Buffer | undefined
  #ahead: { readonly at: number; readonly octets: Buffer } = { at: 0, octets: NOTHING }
  #octets = MAX_OCTETS
  #reads = MAX_READS
  #isSpent = false

  constructor(size: number, readAt: ReadAt) {
    this.size = size
    this.#readAt = readAt
    this.head = this.#read(0, HEAD)
  }

  static of(bytes: Uint8Array): Source {
    return new Source(bytes.length, (into, at) => {
      const part = bytes.subarray(at, at + into.length)
      into.set(part)
      return part.length
    })
  }

  /** What comes after the head, at most the last `TAIL` octets. */
  get tail(): Buffer {
    const length = Math.min(TAIL, Math.max(0, this.size - this.head.length))
    this.#tail ??= this.#read(this.size - length, length)
    return this.#tail
  }

  /** More was asked for than may be read: what stands behind that was seen by nobody. */
  get isSpent(): boolean {
    return this.#isSpent
  }

  /** Shorter than asked for at the end of the file, and when enough was read of it. */
  at(position: number, length: number): Buffer {
    if (!Number.isSafeInteger(position) || position < 0 || position >= this.size || !(length > 0)) return NOTHING
    if (position + length <= this.head.length) return this.head.subarray(position, position + length)
    const { at, octets } = this.#ahead
    if (position >= at && position + length <= at + octets.length)
      return octets.subarray(position - at, position - at + length)
    if (length > AHEAD || this.#octets < AHEAD) return this.#read(position, length)
    this.#ahead = { at: position, octets: this.#read(position, AHEAD) }
    return this.#ahead.octets.subarray(0, length)
  }

  #read(position: number, wanted: number): Buffer {
    const there = Math.min(Math.floor(wanted), this.size - position)
    if (there <= 0) return NOTHING
    const length = this.#reads-- > 0 ? Math.min(there, this.#octets) : 0
    if (length < there) this.#isSpent = true
    if (length === 0) return NOTHING
    this.#octets -= length
    const buffer = Buffer.alloc(length)
    return buffer.subarray(0, this.#readAt(buffer, position))
  }
}
