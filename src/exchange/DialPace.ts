/** How fast new onion peers may be dialled: a bucket of tokens, shared by all swarms of the node. */
export class DialPace {
  readonly #perSecond: number
  readonly #burst: number
  #tokens: number
  #at = 0

  constructor(perSecond: number, burst = 2) {
    this.#perSecond = perSecond
    this.#burst = burst
    this.#tokens = burst
  }

  /** @returns whether one may be dialled now. */
  take(now: number): boolean {
    this.#tokens = Math.min(this.#burst, this.#tokens + (Math.max(0, now - this.#at) / 1000) * this.#perSecond)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens--
    return true
  }
}
