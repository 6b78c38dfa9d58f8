/** When what is done again and again for the nodes that are reached is due: after it was done, after it failed. */
import { backOff } from "../core/backOff.ts"
import type { Clock } from "../core/Clock.ts"
import type { TrackerKey } from "../core/ids.ts"
import type { Prng } from "../core/prng.ts"
import type { TrustLimits } from "./TrustLimits.ts"

export interface Job {
  readonly tracker: TrackerKey
  readonly what: "list" | "words"
}

export const jobName = ({ tracker, what }: Job): string => `${what} ${tracker}`

interface Due extends Job {
  /** By the clock's own time. */
  readonly at: number
  readonly failures: number
}

export class DueTimes {
  readonly #clock: Clock
  readonly #chance: Prng
  readonly #limits: TrustLimits
  readonly #due = new Map<string, Due>()

  constructor(clock: Clock, chance: Prng, limits: TrustLimits) {
    this.#clock = clock
    this.#chance = chance
    this.#limits = limits
  }

  /** @param done when it was done last, by the date, if that is known of the time before this start. */
  of(job: Job, done: number | undefined): Due {
    const known = this.#due.get(jobName(job))
    if (known) return known
    const { refreshMs } = this.#limits
    // The date may have been set since.
    const age = done === undefined ? refreshMs : this.#clock.date() - done
    const left = age < 0 ? 0 : Math.max(0, refreshMs - age)
    return this.#put({ ...job, at: this.#clock.now() + left * (0.5 + this.#chance()), failures: 0 })
  }

  done(job: Job): void {
    this.#put({ ...job, at: this.#clock.now() + this.#limits.refreshMs * (0.5 + this.#chance()), failures: 0 })
  }

  failed(job: Job): void {
    const { firstRetryMs, lastRetryMs } = this.#limits
    const failures = this.#due.get(jobName(job))?.failures ?? 0
    const at = this.#clock.now() + backOff(firstRetryMs, lastRetryMs, failures)
    this.#put({ ...job, at, failures: failures + 1 })
  }

  /** Of the others nothing is due any more. */
  keep(still: ReadonlySet<TrackerKey>): void {
    for (const [name, { tracker }] of this.#due) if (!still.has(tracker)) this.#due.delete(name)
  }

  #put(due: Due): Due {
    this.#due.set(jobName(due), due)
    return due
  }
}
