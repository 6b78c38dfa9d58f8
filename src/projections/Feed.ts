/**
 * The live feed of rows: cursor → what changed since → what changes. It queues nothing: a reader that comes back after
 * a while gets each changed row once, as it is by then. So nothing can pile up, and nothing is missed.
 */
import type { Seq } from "../core/ids.ts"

export interface FeedChange<Rows> {
  readonly cursor: Seq
  readonly rows: Rows
}

type Tables = Readonly<Record<string, readonly unknown[]>>

export class Feed<Rows extends object> {
  readonly #checkpoint: () => number
  readonly #changedAfter: (seq: number) => Rows
  readonly #sleepers = new Set<() => void>()
  #closed = false

  constructor(checkpoint: () => number, changedAfter: (seq: number) => Rows) {
    this.#checkpoint = checkpoint
    this.#changedAfter = changedAfter
  }

  wake(): void {
    for (const wake of this.#sleepers) wake()
    this.#sleepers.clear()
  }

  close(): void {
    this.#closed = true
    this.wake()
  }

  async *changes(cursor: Seq, signal: AbortSignal): AsyncGenerator<FeedChange<Rows>> {
    const wake = () => this.wake()
    signal.addEventListener("abort", wake)
    try {
      // A cursor from beyond the log's end was given by another history: all there is is news.
      for (let seen: number = cursor > this.#checkpoint() ? 0 : cursor; !signal.aborted && !this.#closed;) {
        const now = this.#checkpoint()
        if (now > seen) {
          const rows = this.#changedAfter(seen)
          seen = now
          if (Object.values(rows as Tables).some((changed) => changed.length > 0)) yield { cursor: now as Seq, rows }
        } else await new Promise<void>((resolve) => this.#sleepers.add(resolve))
      }
    } finally {
      signal.removeEventListener("abort", wake)
    }
  }
}
