/**
 * How the relay's process comes about: as a process that this node leaves to itself, or by asking systemd for a unit of
 * its own. Both give it the files of its folder; neither ends it.
 */
import { spawn } from "node:child_process"
import { closeSync, existsSync, rmSync, writeFileSync } from "node:fs"
import type { Clock } from "../core/Clock.ts"
import { wait } from "../core/wait.ts"
import { type ProcessRecord, recordProcess } from "../process/ProcessRecord.ts"
import { RelayError } from "./Relay.ts"
import type { RelayFolder } from "./RelayFolder.ts"

/** @throws when it does not come up; its last words are in the folder. */
export type RelayLaunch = (folder: RelayFolder, binary: string, clock: Clock) => Promise<ProcessRecord>

export const detached: RelayLaunch = async (folder, binary) => {
  const out = folder.openLog()
  const child = spawn(binary, folder.configuration, {
    cwd: folder.path,
    detached: true,
    stdio: ["ignore", out, out],
  })
  closeSync(out)
  await new Promise<void>((resolve, reject) => child.once("spawn", resolve).once("error", reject))
  child.unref()
  return recordProcess("the relay", child.pid!)
}

/** The unit takes the wish away as it begins; tor's own id file tells that it runs. */
const POLL_MS = 50
const TAKEN_WITHIN_MS = 10_000
const UP_WITHIN_MS = 10_000

/**
 * A file is all that is said: a node that could talk to systemd could have anything run, outside of what its own unit
 * allows.
 */
export const byUnit: RelayLaunch = async (folder, _binary, clock) => {
  // Of a relay that has ended; the process that may have its id by now is another.
  rmSync(folder.file("pid"), { force: true })
  closeSync(folder.openLog())
  writeFileSync(folder.wish, "", { mode: 0o600 })
  const taken = await seen(clock, TAKEN_WITHIN_MS, () => !existsSync(folder.wish) || undefined)
  if (!taken) {
    rmSync(folder.wish, { force: true })
    throw new RelayError(
      "failed",
      "systemd does not start the relay's unit: bulbil service status says more, and bulbil service install mends it",
    )
  }
  const record = await seen(clock, UP_WITHIN_MS, () => folder.process())
  if (record) return record
  throw new RelayError("failed", folder.lastWords())
}

/** What a look comes to, or `undefined` when it took too long. */
const seen = async <T>(clock: Clock, withinMs: number, look: () => T | undefined): Promise<T | undefined> => {
  for (let waited = 0; ; waited += POLL_MS) {
    const found = look()
    if (found !== undefined || waited >= withinMs) return found
    await wait(clock, POLL_MS)
  }
}
