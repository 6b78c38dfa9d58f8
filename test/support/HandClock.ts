/** A clock that tests move by hand: timers run in order of their time, in the very call that passes them. */
import type { Clock } from "../../src/core/Clock.ts"
import { Millis } from "../../src/core/ids.ts"

interface Timer {
  readonly at: number
  readonly run: () => void
}

export class HandClock implements Clock {
  #now = 1_795_000_000_000
  #ahead = 0
  readonly #timers = new Set<Timer>()

  now(): number {
    return this.#now
  }

  date(): Millis {
    return Millis(this.#now + this.#ahead)
  }

  /** Sets the date by so much; nothing else moves. */
  jump(ms: number): void {
    this.#ahead += ms
  }

  get pending(): number {
    return this.#timers.size
  }

  setTimeout(run: () => void, ms: number): Timer {
    const timer = { at: this.#now + ms, run }
    this.#timers.add(timer)
    return timer
  }

  clearTimeout(handle: unknown): void {
    this.#timers.delete(handle as Timer)
  }

  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const next = [...this.#timers].filter((t) => t.at <= end).sort((a, b) => a.at - b.at)[0]
      if (!next) break
      this.#timers.delete(next)
      this.#now = next.at
      next.run()
    }
    this.#now = end
  }
}
