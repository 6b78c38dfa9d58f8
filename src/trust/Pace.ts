/** The pace of all looks: so many at once, and so many a second, in the order in which they were asked for. */
import type { Clock } from "../core/Clock.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import { Turn } from "../core/Turns.ts"
import { wait } from "../core/wait.ts"

const AT_ONCE = 4
const BURST = 4

export class Pace {
  readonly #clock: Clock
  readonly #bucket: TokenBucket
  /** Each a place for one look; the one that waits least is taken. */
  readonly #places = Array.from({ length: AT_ONCE }, () => ({ turn: new Turn(), waiting: 0 }))
  readonly #door = new Turn()

  constructor(clock: Clock, perSecond: number) {
    this.#clock = clock
    this.#bucket = new TokenBucket(BURST, perSecond, clock.now())
  }

  async run<T>(act: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const place = this.#places.reduce((a, b) => (b.waiting < a.waiting ? b : a))
    place.waiting++
    try {
      return await place.turn.take(async () => {
        await this.#door.take(() => this.#enter(signal))
        signal.throwIfAborted()
        return act()
      })
    } finally {
      place.waiting--
    }
  }

  async #enter(signal: AbortSignal): Promise<void> {
    await wait(this.#clock, Math.ceil(this.#bucket.waitMs(this.#clock.now())), signal)
    if (!signal.aborted) this.#bucket.spend(1)
  }
}
