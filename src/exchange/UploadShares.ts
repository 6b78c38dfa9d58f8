/**
 * What the uploads of all swarms of a node may hold: each swarm that serves has an equal share of its own, and none
 * borrows from another, so that callers of one swarm can neither starve those of the next nor learn of them (invariant
 * I6).
 */
import type { Clock } from "../core/Clock.ts"
import { type Shares, UploadBudget } from "./UploadBudget.ts"

/** So many shares there are at least: a node that serves one swarm keeps the rest for those that come. */
const SHARES = 4
/** A swarm whose callers have asked for nothing for so long leaves its share to the others. */
const ACTIVE_MS = 30_000

export class UploadShares implements Shares {
  readonly #max: number
  readonly #maxSession: number
  readonly #clock: Clock
  readonly #active = new Map<UploadBudget, number>()
  used = 0

  constructor(max: number, maxSession: number, clock: Clock) {
    this.#max = max
    this.#maxSession = maxSession
    this.#clock = clock
  }

  /** The budget of one more swarm. */
  budget(): UploadBudget {
    return new UploadBudget(this, this.#maxSession, this.#clock)
  }

  share(of: UploadBudget): number {
    const now = this.#clock.now()
    this.#active.delete(of)
    this.#active.set(of, now)
    // The one that has been quiet for longest comes first.
    for (const [budget, at] of this.#active) {
      if (now - at < ACTIVE_MS || budget.used > 0) break
      this.#active.delete(budget)
    }
    return this.#max / Math.max(SHARES, this.#active.size)
  }

  get over(): boolean {
    return this.used > this.#max
  }

  get room(): boolean {
    return this.used < 2 * this.#max
  }

  drop(budget: UploadBudget): void {
    this.#active.delete(budget)
  }
}
