/**
 * Memory for pieces that are begun and not yet written, over all swarms: a budget of octets, and a few used buffers
 * kept for the next piece of that size, since fresh pages cost more than the copy into them.
 */
const MAX_BYTES = 24 * 1024 * 1024

export class PieceBuffers {
  readonly #budget: number
  readonly #kept = new Map<number, Uint8Array[]>()
  #keptBytes = 0
  #used = 0

  constructor(budget: number) {
    this.#budget = budget
  }

  get used(): number {
    return this.#used
  }

  /** `undefined` when the budget does not allow it; `must` takes it all the same (the first piece of a swarm). */
  take(size: number, must: boolean): Uint8Array | undefined {
    if (!must && this.#used + size > this.#budget) return undefined
    this.#used += size
    const buffer = this.#kept.get(size)?.pop()
    if (!buffer) return new Uint8Array(Buffer.allocUnsafeSlow(size).buffer)
    this.#keptBytes -= size
    return buffer
  }

  /** Nobody may hold the buffer any more. */
  giveBack(buffer: Uint8Array): void {
    this.#used -= buffer.length
    if (!isWhole(buffer.length) || this.#keptBytes + buffer.length > MAX_BYTES) return
    this.#keptBytes += buffer.length
    const kept = this.#kept.get(buffer.length)
    if (kept) kept.push(buffer)
    else this.#kept.set(buffer.length, [buffer])
  }
}

/**
 * The last piece of a file may have any size, which hardly one comes for again: kept, such buffers would leave no room
 * for others.
 */
const isWhole = (size: number): boolean => Number.isInteger(Math.log2(size))
