/**
 * When somebody who reaches nobody should ask trusted nodes: after some minutes of it, then again after longer and
 * longer pauses, for as long as it lasts.
 */
import { backOff } from "../core/backOff.ts"
import type { Clock } from "../core/Clock.ts"

const PATIENCE_MS = 180_000
const FIRST_PAUSE_MS = 60_000
const LAST_PAUSE_MS = 6 * 3_600_000

export class Alone {
  readonly #clock: Clock
  #askAt: number | undefined
  #asked = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** To be called now and then. @returns whether it is time to ask. */
  isDue(alone: boolean): boolean {
    if (!alone) {
      this.#askAt = undefined
      this.#asked = 0
      return false
    }
    const now = this.#clock.now()
    this.#askAt ??= now + PATIENCE_MS
    if (now < this.#askAt) return false
    this.#askAt = now + backOff(FIRST_PAUSE_MS, LAST_PAUSE_MS, this.#asked++)
    return true
  }
}
