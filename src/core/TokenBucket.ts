/**
 * A pace with room for a burst: a bucket of tokens that starts full and is filled at a steady rate up to its brim. Who
 * owns one decides what a token stands for (a dial, an octet, a signature), and whether it may owe some.
 */
export class TokenBucket {
  readonly #burst: number
  readonly #perSecond: number
  #left: number
  #at: number

  /** @param now as in all its calls: of the clock that goes on at one pace. */
  constructor(burst: number, perSecond: number, now: number) {
    this.#burst = this.#left = burst
    this.#perSecond = perSecond
    this.#at = now
  }

  /** What is in it now; below zero while some are owed. */
  left(now: number): number {
    this.#left = Math.min(this.#burst, this.#left + (Math.max(0, now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    return this.#left
  }

  /** Takes so many if they are all there. @returns whether they were. */
  take(now: number, tokens = 1): boolean {
    if (this.left(now) < tokens) return false
    this.#left -= tokens
    return true
  }

  /** Takes so many, there or not: what is not there is owed. */
  spend(tokens: number): void {
    this.#left -= tokens
  }

  /** How long until so many are in it. */
  waitMs(now: number, tokens = 1): number {
    return (Math.max(0, tokens - this.left(now)) / this.#perSecond) * 1000
  }
}
