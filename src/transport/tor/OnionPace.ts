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

  constructor(clock: Clock) {
    this.#clock = clock
    this.#turns = new TokenBucket(BURST, 1000 / EVERY_MS, clock.now())
  }

  /** Resolves when it is the caller's turn; in order of asking. */
  async turn(): Promise<void> {
    const ms = this.#turns.waitMs(this.#clock.now())
    this.#turns.spend(1)
    if (ms > 0) await wait(this.#clock, ms)
  }
}
