/** A line of so many octets per second: who wants to send takes a turn, and learns when it is over. */
export class Pacer {
  #perMs: number
  #freeAt = 0

  constructor(bytesPerSecond: number) {
    this.#perMs = bytesPerSecond / 1000
  }

  /** What is sent from now on goes at this pace. */
  set bytesPerSecond(rate: number) {
    this.#perMs = rate / 1000
  }

  /** @returns when the last of the octets has gone, if the first may go at `from`. */
  reserve(from: number, octets: number): number {
    if (this.#perMs === Number.POSITIVE_INFINITY) return from
    this.#freeAt = Math.max(this.#freeAt, from) + octets / this.#perMs
    return this.#freeAt
  }
}
