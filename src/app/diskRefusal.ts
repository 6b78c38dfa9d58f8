/**
 * What a disk's fault is to whoever gave a command: refused, with nothing changed, in words; anything else is a defect
 * and goes on up.
 */
import type { CommandReply, Refusal } from "../contract/commands.ts"
import { isDiskTrouble } from "../events/EventLog.ts"

const ERRNO = new Set(["ENOSPC", "EDQUOT", "EIO", "EROFS", "EACCES", "EPERM", "EMFILE", "ENFILE"])
const SQLITE = /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/

/** @throws what is no fault of a disk. */
export const refusedByDisk = async (work: () => Promise<CommandReply>): Promise<CommandReply> => {
  try {
    return await work()
  } catch (error) {
    const refusal = diskRefusal(error)
    if (!refusal) throw error
    return refusal
  }
}

export const diskRefusal = (error: unknown): Refusal | undefined => {
  const { code = "", path, message = "" } = (error ?? {}) as { code?: string; path?: string; message?: string }
  if (!isDiskTrouble(error) && !ERRNO.has(code) && !SQLITE.test(code)) return undefined
  const full = code === "ENOSPC" || code === "EDQUOT" || code === "SQLITE_FULL" || code === "full"
  const where = path === undefined ? "" : ` (${path})`
  const words = isDiskTrouble(error)
    ? message
    : full
      ? `the disk is full${where}: free some space`
      : `the disk does not keep what is written${where}: ${message}`
  return { ok: false, code: "not-stored", message: `nothing was changed: ${words}` }
}
