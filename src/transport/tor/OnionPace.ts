/**
 * How fast onions may be announced. Each costs some twenty circuits at once (introduction points, descriptors), and
 * guards refuse a client past two a second with a burst of sixty: so a few at once, then one every few seconds.
 */
import type { Clock } from "../../core/Clock.ts"

const BURST = 8
const EVERY_MS = 5_000

export class OnionPace {
  readonly #clock: Clock
  /** When the next turn would come, had there been no burst: at most `BURST` turns behind now. */
  #next = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Resolves when it is the caller's turn; in order of asking. */
  async turn(): Promise<void> {
    const now = this.#clock.now()
    this.#next = Math.max(this.#next, now - (BURST - 1) * EVERY_MS)
    const wait = this.#next - now
    this.#next += EVERY_MS
    if (wait > 0) await new Promise<void>((resolve) => this.#clock.setTimeout(resolve, wait))
  }
}
