/**
 * What a download may begin that is charged to nobody and comes after its operator's own: as much as it likes while
 * none of theirs brings anything, else a slow pace, so that it comes to its end all the same.
 */
import type { Clock } from "../core/Clock.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import type { Credit } from "../credit/Credit.ts"

/** In octets a second, beside downloads of the operator's own. */
const BESIDE = 32_768
const BURST = 16 * BESIDE
/** So long after their last octet they are taken to be at rest. */
const QUIET_MS = 5_000

/** When an octet came last for a download of the operator's own; all swarms of a node have one. */
export class OwnTraffic {
  #at = Number.NEGATIVE_INFINITY

  came(now: number): void {
    this.#at = now
  }

  under(now: number): boolean {
    return now - this.#at < QUIET_MS
  }
}

export class Spare implements Credit {
  /** Nothing is ever refused for want of credit. */
  readonly short = false
  readonly #clock: Clock
  readonly #own: OwnTraffic
  readonly #pace: TokenBucket

  constructor(clock: Clock, own: OwnTraffic) {
    this.#clock = clock
    this.#own = own
    this.#pace = new TokenBucket(BURST, BESIDE, clock.now())
  }

  /** As long as anything is left a whole piece may be begun: it is paid for by a longer wait afterwards. */
  take(octets: number): boolean {
    const now = this.#clock.now()
    if (!this.#own.under(now)) return true
    if (this.restMs() > 0) return false
    this.#pace.spend(octets)
    return true
  }

  giveBack(): void {
    return undefined
  }

  covers(): boolean {
    return true
  }

  restMs(): number {
    const now = this.#clock.now()
    return this.#own.under(now) ? this.#pace.waitMs(now, 1) : 0
  }
}
