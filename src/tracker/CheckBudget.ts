/**
 * How much work a stranger's session may cause: a burst, then so much a second. What is over it is passed over unread.
 */
import { BoundedMap } from "../core/BoundedMap.ts"
import type { Clock } from "../core/Clock.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import type { Batch } from "../wire/Batch.ts"

const MAX_SESSIONS = 1_024

export class CheckBudget {
  readonly #clock: Clock
  readonly #burst: number
  readonly #perSecond: number
  /** By session, the last used last. */
  readonly #buckets = new BoundedMap<number, TokenBucket>(MAX_SESSIONS)

  constructor(clock: Clock, burst: number, perSecond: number) {
    this.#clock = clock
    this.#burst = burst
    this.#perSecond = perSecond
  }

  /** @returns how many of `wanted` may be checked for this session now. */
  take(session: number, wanted: number): number {
    const now = this.#clock.now()
    const bucket = this.#buckets.get(session) ?? new TokenBucket(this.#burst, this.#perSecond, now)
    const given = Math.min(wanted, Math.floor(bucket.left(now)))
    bucket.spend(given)
    this.#buckets.set(session, bucket)
    return given
  }

  /** As much of a batch as this session may have checked. */
  limit(session: number, batch: Batch): Batch {
    let left = this.take(session, batch.mirrors.length + batch.peers.length + batch.head.length + batch.fork.length)
    const some = (records: readonly Uint8Array[]) => {
      const taken = records.slice(0, left)
      left -= taken.length
      return taken
    }
    return {
      v: 1,
      head: some(batch.head),
      fork: some(batch.fork),
      mirrors: some(batch.mirrors),
      peers: some(batch.peers),
    }
  }
}
