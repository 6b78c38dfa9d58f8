/**
 * The pace of all looks: so many at once, and so many a second, in the order in which they were asked for. One that
 * takes too long is ended, so that whoever answers a little at a time keeps nobody else out.
 */
import type { Clock } from "../core/Clock.ts"
import { Slots } from "../core/Slots.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import { wait } from "../core/wait.ts"

export const LOOKS_AT_ONCE = 4
const BURST = 4
/** What has come by then is kept, and gone on with at the next turn. */
export const LONGEST_LOOK_MS = 600_000

export class Pace {
  readonly #clock: Clock
  readonly #bucket: TokenBucket
  readonly #places = new Slots(LOOKS_AT_ONCE)

  constructor(clock: Clock, perSecond: number) {
    this.#clock = clock
    this.#bucket = new TokenBucket(BURST, perSecond, clock.now())
  }

  /** @param act is given when it has to end: with the signal, or after the longest time that a look may take. */
  run<T>(act: (until: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    return this.#places.take(async () => {
      await this.#enter(signal)
      return this.#inTime(act, signal)
    }, signal)
  }

  /** Its token is owed from now on, so that those who wait beside it come after it. */
  async #enter(signal: AbortSignal): Promise<void> {
    const ms = Math.ceil(this.#bucket.waitMs(this.#clock.now()))
    this.#bucket.spend(1)
    await wait(this.#clock, ms, signal)
    if (signal.aborted) this.#bucket.spend(-1)
    signal.throwIfAborted()
  }

  async #inTime<T>(act: (until: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const ended = new AbortController()
    const end = () => ended.abort()
    const timer = this.#clock.setTimeout(end, LONGEST_LOOK_MS)
    signal.addEventListener("abort", end, { once: true })
    try {
      return await act(ended.signal)
    } finally {
      this.#clock.clearTimeout(timer)
      signal.removeEventListener("abort", end)
    }
  }
}
