/**
 * The machine's clock with a date that tests set forward and back; counts the timers that are armed, and how long the
 * longest is.
 */
import { systemClock } from "../../src/app/systemClock.ts"
import type { Clock } from "../../src/core/Clock.ts"
import { Millis } from "../../src/core/ids.ts"

export class JumpingClock implements Clock {
  #ahead = 0
  armed = 0
  longestMs = 0

  /** How far the date is ahead of the machine's. */
  get ahead(): number {
    return this.#ahead
  }

  now(): number {
    return systemClock.now()
  }

  date(): Millis {
    return Millis(systemClock.date() + this.#ahead)
  }

  /** Sets the date: so far ahead of the machine's, or behind. */
  set(ahead: number): void {
    this.#ahead = ahead
  }

  setTimeout(run: () => void, ms: number): unknown {
    this.armed++
    // What no timer can hold fires at once in Node.
    this.longestMs = Math.max(this.longestMs, ms >= 2 ** 31 || Number.isNaN(ms) ? Number.POSITIVE_INFINITY : ms)
    return systemClock.setTimeout(run, ms)
  }

  clearTimeout(handle: unknown): void {
    systemClock.clearTimeout(handle)
  }
}
