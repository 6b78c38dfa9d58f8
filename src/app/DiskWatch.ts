/**
 * Watches whether the log's disk takes what is written. While it does not, says so once in the log book and for as long
 * as it lasts in the node's health, and tries again by itself, so that nobody has to ask the node whether it goes on.
 */
import type { Clock } from "../core/Clock.ts"
import type { LogError } from "../events/EventLog.ts"
import type { SqliteEventLog } from "../events/log/SqliteEventLog.ts"
import type { LiveBoard } from "./LiveBoard.ts"
import type { LogBook } from "./LogBook.ts"

const AGAIN_MS = 3_000

export interface DiskWatchDeps {
  readonly log: Pick<SqliteEventLog, "trouble" | "probe">
  readonly board: LiveBoard
  readonly logs: LogBook
  readonly clock: Clock
}

/** @returns what ends the watch. */
export const watchDisk = ({ log, board, logs, clock }: DiskWatchDeps): (() => void) => {
  let timer: unknown
  let troubled = false
  const again = (): void => {
    clock.clearTimeout(timer)
    timer = clock.setTimeout(() => void log.probe().then(() => (log.trouble.now ? again() : undefined)), AGAIN_MS)
  }
  const tell = (trouble: LogError | undefined): void => {
    const words = trouble && `nothing new is taken: ${trouble.message}`
    if (words === undefined) logs.add("node", "notice", "the disk takes again what is written; the node goes on")
    else if (!troubled) logs.add("node", "err", words)
    troubled = words !== undefined
    board.setHealth("disk", words)
    if (words !== undefined) again()
  }
  const unsubscribe = log.trouble.on(tell)
  if (log.trouble.now) tell(log.trouble.now)
  return () => {
    unsubscribe()
    clock.clearTimeout(timer)
  }
}
