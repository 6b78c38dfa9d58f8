/**
 * Memory for octets on their way from the store to a caller, in powers of two, used again once they have been sent: a
 * fresh buffer for each answer costs more than the copy into it. Who cannot be sure that they were sent does not give
 * it back.
 */
const LEAST = 16 * 1024
const MAX_BYTES = 16 * 1024 * 1024

export class ReadBuffers {
  readonly #kept = new Map<number, Uint8Array[]>()
  #keptBytes = 0

  /** At least so many octets, with anything in them. */
  take(octets: number): Uint8Array {
    const size = Math.max(LEAST, 2 ** Math.ceil(Math.log2(octets)))
    const buffer = this.#kept.get(size)?.pop()
    if (!buffer) return new Uint8Array(Buffer.allocUnsafeSlow(size).buffer)
    this.#keptBytes -= size
    return buffer
  }

  /** Nobody may hold the buffer any more. */
  giveBack(buffer: Uint8Array): void {
    if (this.#keptBytes + buffer.length > MAX_BYTES) return
    this.#keptBytes += buffer.length
    const kept = this.#kept.get(buffer.length)
    if (kept) kept.push(buffer)
    else this.#kept.set(buffer.length, [buffer])
  }
}
