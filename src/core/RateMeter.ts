/**
 * Octets per second as an exponentially weighted moving average over about `tau` milliseconds, corrected while it is
 * young. Two numbers of state; the time is told, never read.
 */
export class RateMeter {
  readonly #tau: number
  readonly #start: number
  #value = 0
  #at: number
  /** All that was ever added. */
  total = 0

  constructor(now: number, tau = 5_000) {
    this.#tau = tau
    this.#start = now
    this.#at = now
  }

  add(octets: number, now: number): void {
    this.#decay(now)
    this.#value += octets
    this.total += octets
  }

  rate(now: number): number {
    this.#decay(now)
    const age = Math.max(now - this.#start, 250)
    return (this.#value * 1000) / (this.#tau * (1 - Math.exp(-age / this.#tau)))
  }

  #decay(now: number): void {
    if (now <= this.#at) return
    this.#value *= Math.exp((this.#at - now) / this.#tau)
    this.#at = now
  }
}
