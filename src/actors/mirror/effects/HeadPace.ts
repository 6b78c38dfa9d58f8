/**
 * Heads of one tracker, as its holders tell of them: told to the actor at once while they are few; of those that come
 * faster only the newest, now and then. So a tracker that signs heads without end fills no log. Outlives the mode in
 * which a head came.
 */
import type { Clock } from "../../../core/Clock.ts"

/** So many at once, then one each so often. */
const BURST = 6
const EVERY_MS = 10_000

type Head = readonly [seq: number, at: number]

export class HeadPace {
  readonly #clock: Clock
  #left = BURST
  #leftAt: number
  #waiting: Head | undefined
  #timer: unknown

  constructor(clock: Clock) {
    this.#clock = clock
    this.#leftAt = clock.now()
  }

  /** @param head `undefined`: only what still waits. */
  tell(head: Head | undefined, signal: AbortSignal, tell: (seq: number, at: number) => void): void {
    if (head && (!this.#waiting || head[0] >= this.#waiting[0])) this.#waiting = head
    this.#clock.clearTimeout(this.#timer)
    if (!this.#waiting || signal.aborted) return
    const now = this.#clock.now()
    this.#left = Math.min(BURST, this.#left + Math.max(0, now - this.#leftAt) / EVERY_MS)
    this.#leftAt = now
    if (this.#left < 1) {
      this.#timer = this.#clock.setTimeout(
        () => this.tell(undefined, signal, tell),
        Math.ceil((1 - this.#left) * EVERY_MS),
      )
      return
    }
    this.#left--
    const [seq, at] = this.#waiting
    this.#waiting = undefined
    tell(seq, at)
  }
}
