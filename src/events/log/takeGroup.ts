/** What waits to be appended, and how much of it one commit takes. */
import type { Append, StoredEvent } from "../EventLog.ts"
import { MAX_PARAMETER_ROWS } from "./insertRows.ts"

export interface Queued {
  readonly append: Append
  readonly resolve: (stored: readonly StoredEvent[]) => void
  readonly reject: (error: unknown) => void
}

/** Events of one append: as many as a tracker may have entries, which come from a backup all at once or not at all. */
export const MAX_APPEND = 250_000

/** Takes from the front: as many as go in quickly, or one that is larger alone; nothing where that is too large. */
export const takeGroup = (queue: Queued[]): readonly Queued[] => {
  const group: Queued[] = []
  const room = Math.max(MAX_PARAMETER_ROWS, Math.min(queue[0]?.append.events.length ?? 0, MAX_APPEND))
  for (let rows = 0; queue.length > 0 && rows + queue[0]!.append.events.length <= room;) {
    const next = queue.shift()!
    rows += next.append.events.length
    group.push(next)
  }
  return group
}
