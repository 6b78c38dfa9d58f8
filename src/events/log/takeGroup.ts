/** What waits to be appended, and how much of it one commit takes. */
import type { Append, StoredEvent } from "../EventLog.ts"

export interface Queued {
  readonly append: Append
  readonly resolve: (stored: readonly StoredEvent[]) => void
  readonly reject: (error: unknown) => void
}

/** Rows of one insert; ten parameters each, far below SQLite's 32,766. */
export const MAX_BATCH = 1_000

/** Takes from the front; nothing where the first alone is too large. */
export const takeGroup = (queue: Queued[]): readonly Queued[] => {
  const group: Queued[] = []
  for (let rows = 0; queue.length > 0 && rows + queue[0]!.append.events.length <= MAX_BATCH;) {
    const next = queue.shift()!
    rows += next.append.events.length
    group.push(next)
  }
  return group
}
