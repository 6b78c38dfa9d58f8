/**
 * How fast onions may be announced. Each costs some twenty circuits at once (introduction points, descriptors), and
 * guards refuse a client past two a second with a burst of sixty: so a few at once, then one every few seconds.
 */
import type { Clock } from "../../core/Clock.ts"
import { TokenBucket } from "../../core/TokenBucket.ts"
import { wait } from "../../core/wait.ts"

const BURST = 8
const EVERY_MS = 5_000

export class OnionPace {
  readonly #clock: Clock
  readonly #turns: TokenBucket
  #last: Promise<unknown> = Promise.resolve()

  constructor(clock: Clock) {
    this.#clock = clock
    this.#turns = new TokenBucket(BURST, 1000 / EVERY_MS, clock.now())
  }

  /**
   * Resolves when it is the caller's turn, in order of asking. @param wanted whether it still is: what is not takes no
   * turn. @returns the same.
   */
  turn(wanted: () => boolean): Promise<boolean> {
    const turn = this.#last.then(() => this.#next(wanted))
    this.#last = turn
    return turn
  }

  async #next(wanted: () => boolean): Promise<boolean> {
    while (wanted()) {
      const now = this.#clock.now()
      if (this.#turns.take(now)) return true
      await wait(this.#clock, Math.min(EVERY_MS, Math.max(1, this.#turns.waitMs(now))))
    }
    return false
  }
}
