/**
 * A process by its id and the moment it started (field 22 of /proc/PID/stat), so that an id which the system has given
 * to another process meanwhile is never signalled. Owns the ending of one process: asks, waits, insists, waits.
 */
import { readFileSync } from "node:fs"
import { setTimeout as sleep } from "node:timers/promises"

export interface ProcessRecord {
  readonly name: string
  readonly pid: number
  /** Clock ticks after the machine's boot. */
  readonly started: string
}

const GRACE_MS = 5_000
const POLL_MS = 25

/** @returns undefined when there is no such process, or only its remains (a zombie). */
const startOf = (pid: number): string | undefined => {
  let stat: string
  try {
    stat = readFileSync(`/proc/${pid}/stat`, "latin1")
  } catch {
    return undefined
  }
  // The name, in brackets, may itself hold brackets and blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19]
}

/** @throws when the process is gone already. */
export const recordProcess = (name: string, pid: number): ProcessRecord => {
  const started = startOf(pid)
  if (started === undefined) throw new Error(`${name} ended as soon as it was started`)
  return { name, pid, started }
}

export const isRunning = (record: ProcessRecord): boolean => startOf(record.pid) === record.started

/** Resolves when the process has ended. */
export const endProcess = async (record: ProcessRecord): Promise<void> => {
  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    if (!isRunning(record)) return
    try {
      process.kill(record.pid, signal)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error
    }
    for (let waited = 0; waited < GRACE_MS && isRunning(record); waited += POLL_MS) await sleep(POLL_MS)
  }
  if (isRunning(record)) throw new Error(`${record.name} (process ${record.pid}) does not end`)
}
