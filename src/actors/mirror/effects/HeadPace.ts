/**
 * Heads of one tracker, as its holders tell of them: told to the actor at once while they are few; of those that come
 * faster only the newest, now and then. So a tracker that signs heads without end fills no log.
 */
import type { Clock } from "../../../core/Clock.ts"

/** So many at once, then one each so often. */
const BURST = 6
const EVERY_MS = 10_000

type Head = readonly [seq: number, at: number]

export class HeadPace {
  readonly #clock: Clock
  #tell: ((seq: number, at: number) => void) | undefined
  #left = BURST
  #leftAt: number
  #waiting: Head | undefined
  #timer: unknown

  constructor(clock: Clock) {
    this.#clock = clock
    this.#leftAt = clock.now()
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
    this.#left = Math.min(BURST, this.#left + Math.max(0, now - this.#leftAt) / EVERY_MS)
    this.#leftAt = now
    if (this.#left < 1) {
      this.#timer = this.#clock.setTimeout(() => this.#tellInTime(), Math.ceil((1 - this.#left) * EVERY_MS))
      return
    }
    this.#left--
    const [seq, at] = this.#waiting
    this.#waiting = undefined
    this.#tell(seq, at)
  }
}
