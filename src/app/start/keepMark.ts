/** Keeps the mark of the history near its end: at the start, once a minute while things happen, and at the stop. */
import type { Clock } from "../../core/Clock.ts"
import type { SqliteEventLog } from "../../events/log/SqliteEventLog.ts"
import type { Vault } from "../../storage/Vault.ts"
import { writeMark } from "./HistoryMark.ts"

const EVERY_MS = 60_000

export interface MarkDeps {
  readonly log: SqliteEventLog
  readonly vault: Vault
  readonly clock: Clock
  readonly doubtful: boolean
  readonly onDefect: (defect: unknown) => void
}

/** @returns what marks the end. */
export const keepMark = ({ log, vault, clock, doubtful, onDefect }: MarkDeps): (() => Promise<void>) => {
  let markedAt = Number.NEGATIVE_INFINITY
  /** An old mark is true, it only says less: so no failure of it matters. */
  const mark = async (): Promise<void> => {
    markedAt = clock.now()
    try {
      const place = await log.place()
      if (place) writeMark(vault, place, doubtful)
    } catch (error) {
      onDefect(error)
    }
  }
  const unsubscribe = log.onCommit(() => {
    if (clock.now() - markedAt >= EVERY_MS) void mark()
  })
  return () => {
    unsubscribe()
    return mark()
  }
}
