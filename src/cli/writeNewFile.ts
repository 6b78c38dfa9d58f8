/** Writes a file whole or not at all: under another name beside it, synced, then given its name in one step. */
import { link, lstat, open, rename, rm } from "node:fs/promises"
import { basename, dirname, join } from "node:path"
import { CliFailure, exitCodes } from "./CliFailure.ts"

/** @throws CliFailure when something is there already. */
export const refuseExisting = async (file: string): Promise<void> => {
  if (await lstat(file).then(() => true, () => false)) throw existing(file)
}

/** @param replace whether what is there may be replaced. @throws CliFailure */
export const writeNewFile = async (file: string, bytes: Uint8Array, replace: boolean): Promise<void> => {
  const fresh = join(dirname(file), `.${basename(file)}.${process.pid}.new`)
  try {
    const handle = await open(fresh, "wx", 0o644)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (replace) await rename(fresh, file)
    else await giveName(fresh, file)
  } catch (error) {
    if (error instanceof CliFailure) throw error
    throw new CliFailure(exitCodes.failed, "unwritable", `${file} cannot be written (${codeOf(error)})`)
  } finally {
    await rm(fresh, { force: true })
  }
}

/** A link fails where a rename would replace what came there meanwhile; file systems without links get the rename. */
const giveName = async (fresh: string, file: string): Promise<void> => {
  try {
    await link(fresh, file)
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw existing(file)
    if (codeOf(error) !== "EPERM" && codeOf(error) !== "ENOTSUP" && codeOf(error) !== "EOPNOTSUPP") throw error
    await refuseExisting(file)
    await rename(fresh, file)
  }
}

const existing = (file: string): CliFailure => new CliFailure(exitCodes.failed, "exists", `${file} is there already; choose another name or say --force`)

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error)
