/**
 * Heads of one tracker, as its holders tell of them: told to the actor at once while they are few; of those that come
 * faster only the newest, now and then. So a tracker that signs heads without end fills no log.
 */
import { TokenBucket } from "../../../core/TokenBucket.ts"
import type { Clock } from "../../../core/Clock.ts"

/** So many at once, then one each so often. */
const BURST = 6
const EVERY_MS = 10_000

type Head = readonly [seq: number, at: number]

export class HeadPace {
  readonly #clock: Clock
  #tell: ((seq: number, at: number) => void) | undefined
  readonly #bucket: TokenBucket
  #waiting: Head | undefined
  #timer: unknown

  constructor(clock: Clock) {
    this.#clock = clock
    this.#bucket = new TokenBucket(BURST, 1_000 / EVERY_MS, clock.now())
  }

  saw(seq: number, at: number): void {
    if (!this.#waiting || seq >= this.#waiting[0]) this.#waiting = [seq, at]
    this.#tellInTime()
  }

  /** Tells from now on, one that waits among the first. */
  start(tell: (seq: number, at: number) => void): void {
    this.#tell = tell
    this.#tellInTime()
  }

  /** Tells no more; what waits, waits for the next start. */
  stop(): void {
    this.#tell = undefined
    this.#clock.clearTimeout(this.#timer)
  }

  #tellInTime(): void {
    this.#clock.clearTimeout(this.#timer)
    if (!this.#waiting || !this.#tell) return
    const now = this.#clock.now()
    if (!this.#bucket.take(now)) {
      this.#timer = this.#clock.setTimeout(() => this.#tellInTime(), Math.ceil(this.#bucket.waitMs(now)))
      return
    }
    const [seq, at] = this.#waiting
    this.#waiting = undefined
    this.#tell(seq, at)
  }
}
