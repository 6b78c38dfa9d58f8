/** Rounds of planning, one each tick, as long as there is something to plan; none while all is at rest. */
import type { Clock } from "../core/Clock.ts"

export class Rounds {
  readonly #clock: Clock
  readonly #tickMs: number
  readonly #round: () => boolean
  #timer: unknown
  #going = false
  #ended = false

  /** @param round plans, and says whether another round is needed. */
  constructor(clock: Clock, tickMs: number, round: () => boolean) {
    this.#clock = clock
    this.#tickMs = tickMs
    this.#round = round
  }

  /** There is something new to plan. */
  wake(): void {
    if (!this.#going) this.now()
  }

  /** A round out of turn. */
  now(): void {
    if (this.#ended) return
    this.#clock.clearTimeout(this.#timer)
    this.#going = this.#round()
    if (this.#going) this.#timer = this.#clock.setTimeout(() => this.now(), this.#tickMs)
  }

  end(): void {
    this.#ended = true
    this.#clock.clearTimeout(this.#timer)
  }
}
