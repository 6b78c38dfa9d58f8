/**
 * The live feed of rows: cursor → what changed since → what changes. It queues nothing: a reader that comes back after
 * a while gets each changed row once, as it is by then. So nothing can pile up, and nothing is missed.
 */
import type { MirrorRow, ShareRow, TorrentRow, TrackerRow } from "../contract/rows.ts"
import type { CreditRow, RelayRow } from "../contract/relay.ts"
import type { Seq } from "../core/ids.ts"

/** A removed torrent or mirror comes once more, with the mode `removed`. */
export interface ChangedRows {
  readonly shares: readonly ShareRow[]
  readonly torrents: readonly TorrentRow[]
  readonly trackers: readonly TrackerRow[]
  readonly mirrors: readonly MirrorRow[]
  readonly relays: readonly RelayRow[]
  readonly credits: readonly CreditRow[]
}

export interface FeedChange extends ChangedRows {
  readonly cursor: Seq
}

export const NO_ROWS: ChangedRows = { shares: [], torrents: [], trackers: [], mirrors: [], relays: [], credits: [] }

export class Feed {
  readonly #checkpoint: () => number
  readonly #changedAfter: (seq: number) => ChangedRows
  readonly #sleepers = new Set<() => void>()
  #closed = false

  constructor(checkpoint: () => number, changedAfter: (seq: number) => ChangedRows) {
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

  async *changes(cursor: Seq, signal: AbortSignal): AsyncGenerator<FeedChange> {
    const wake = () => this.wake()
    signal.addEventListener("abort", wake)
    try {
      // A cursor from beyond the log's end was given by another history: all there is is news.
      for (let seen: number = cursor > this.#checkpoint() ? 0 : cursor; !signal.aborted && !this.#closed;) {
        const now = this.#checkpoint()
        if (now > seen) {
          const changed = this.#changedAfter(seen)
          seen = now
          if (Object.values(changed).some((rows) => rows.length > 0)) yield { cursor: now as Seq, ...changed }
        } else await new Promise<void>((resolve) => this.#sleepers.add(resolve))
      }
    } finally {
      signal.removeEventListener("abort", wake)
    }
  }
}
