/**
 * Under what date something was signed: tells whether it was set since, by a person, by NTP, or while the machine
 * slept.
 */
import type { Clock } from "./Clock.ts"

/** Slow corrections are of no interest: others take what is dated wrongly by up to two minutes. */
const LEAP_MS = 30_000

export class DateMark {
  readonly #clock: Clock
  /** How far the date was ahead of the time that nobody sets. */
  readonly #ahead: number

  constructor(clock: Clock) {
    this.#clock = clock
    this.#ahead = clock.date() - clock.now()
  }

  get wrong(): boolean {
    return Math.abs(this.#clock.date() - this.#clock.now() - this.#ahead) >= LEAP_MS
  }
}
