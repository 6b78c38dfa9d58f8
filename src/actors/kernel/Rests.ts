/**
 * How long an actor rests that has broken: not at all the first time, then longer and longer, until it has stored
 * something again. Without that, an actor whose effect begins with an input that cannot be stored would begin it again
 * and again while a disk is full.
 */
import { backOff } from "../../core/backOff.ts"
import type { Clock } from "../../core/Clock.ts"
import type { StreamId } from "../../core/ids.ts"

const FIRST_MS = 1_000
const LONGEST_MS = 15_000

interface Rest {
  failures: number
  timer: unknown
}

export class Rests {
  readonly #clock: Clock
  readonly #rests = new Map<StreamId, Rest>()
  #stopped = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether it has broken before, and stored nothing since; from now on it has. */
  again(stream: StreamId): boolean {
    const known = this.#rests.has(stream)
    if (!known) this.#rests.set(stream, { failures: 0, timer: undefined })
    return known
  }

  /** @param wake resolves with false when it has to be tried again. */
  later(stream: StreamId, wake: () => Promise<boolean>): void {
    const rest = this.#rests.get(stream) ?? { failures: 0, timer: undefined }
    this.#rests.set(stream, rest)
    this.#clock.clearTimeout(rest.timer)
    if (this.#stopped) return
    rest.timer = this.#clock.setTimeout(
      () => {
        void wake().then((awake) => (awake ? undefined : this.later(stream, wake)))
      },
      backOff(FIRST_MS, LONGEST_MS, rest.failures++),
    )
  }

  over(stream: StreamId): void {
    const rest = this.#rests.get(stream)
    if (!rest) return
    this.#clock.clearTimeout(rest.timer)
    this.#rests.delete(stream)
  }

  stop(): void {
    this.#stopped = true
    for (const { timer } of this.#rests.values()) this.#clock.clearTimeout(timer)
  }
}
