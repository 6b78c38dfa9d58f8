/**
 * What Bulbil writes because somebody asked for a file: whole or not there, and never over what is there unasked.
 * Written under another name beside it, synced, then given its name in one step. All outputs and backups go this way
 * (FILE5).
 */
import { randomBytes } from "node:crypto"
import { constants, rmSync } from "node:fs"
import { access, link, lstat, open, realpath, rename, rm } from "node:fs/promises"
import path from "node:path"
import { toHex } from "../core/hex.ts"
import { kernelPlace } from "./givenPath.ts"
import { hasErrno } from "./storeFault.ts"
import { syncFolder } from "./syncFolder.ts"

export class NewFileError extends Error {
  readonly _tag = "NewFileError"
  readonly reason: "exists" | "no-folder" | "denied" | "full" | "failed"
  constructor(reason: NewFileError["reason"], message: string) {
    super(message)
    this.name = "NewFileError"
    this.reason = reason
  }
}

export interface NewFileOptions {
  /** Whether a file that is there may be replaced. */
  readonly replace?: boolean
  readonly mode?: number
}

/** Before long work: whether the file can be there afterwards, as far as it shows. @throws NewFileError */
export const checkNewFile = async (file: string, { replace = false }: NewFileOptions = {}): Promise<void> => {
  const folder = path.dirname(file)
  const real = await realpath(folder).catch((error: unknown) => raise(error, file))
  if (kernelPlace(file) || kernelPlace(real))
    throw new NewFileError("denied", `${file} lies where the kernel shows itself; choose another place`)
  const found = await lstat(file).catch((error: unknown) =>
    hasErrno(error, "ENOENT") ? undefined : raise(error, file),
  )
  if (found && !replace) throw existing(file)
  if (found && !found.isFile())
    throw new NewFileError(
      "exists",
      `${file} is there already and is no file, so it is not replaced; choose another name`,
    )
  await access(folder, constants.W_OK | constants.X_OK).catch((error: unknown) => raise(error, file))
}

type Content = Iterable<Uint8Array | string> | AsyncIterable<Uint8Array | string>

/** @throws NewFileError for what the disk refuses; what `content` throws is passed on. Either way nothing is left. */
export const writeNewFile = async (
  file: string,
  content: Content,
  { replace = false, mode = 0o644 }: NewFileOptions = {},
): Promise<void> => {
  await checkNewFile(file, { replace })
  const folder = path.dirname(file)
  const fresh = path.join(folder, `.bulbil-${toHex(randomBytes(8))}.new`)
  // A process that is interrupted leaves nothing either.
  const sweep = (): void => rmSync(fresh, { force: true })
  process.once("exit", sweep)
  try {
    const handle = await open(fresh, "wx", mode).catch((error: unknown) => raise(error, file))
    try {
      for await (const chunk of content) await handle.writeFile(chunk).catch((error: unknown) => raise(error, file))
      await handle.sync().catch((error: unknown) => raise(error, file))
    } finally {
      await handle.close().catch(() => undefined)
    }
    await (replace ? rename(fresh, file) : giveName(fresh, file)).catch((error: unknown) => raise(error, file))
    await syncFolder(folder).catch(() => undefined)
  } finally {
    await rm(fresh, { force: true }).catch(() => undefined)
    process.off("exit", sweep)
  }
}

/**
 * A link fails where a rename would replace what came there meanwhile. File systems without links get the name held
 * free by an empty file.
 */
const giveName = async (fresh: string, file: string): Promise<void> => {
  try {
    return await link(fresh, file)
  } catch (error) {
    if (!hasErrno(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) throw error
  }
  await (await open(file, "wx")).close()
  try {
    await rename(fresh, file)
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

const existing = (file: string): NewFileError =>
  new NewFileError("exists", `${file} is there already and is not replaced; choose another name`)

const raise = (error: unknown, file: string): never => {
  if (error instanceof NewFileError) throw error
  const code = (error as NodeJS.ErrnoException).code ?? String(error)
  if (code === "EEXIST") throw existing(file)
  if (code === "ENOENT" || code === "ENOTDIR")
    throw new NewFileError("no-folder", `${file} cannot be written: its folder is not there; make it first`)
  if (code === "EACCES" || code === "EPERM" || code === "EROFS")
    throw new NewFileError("denied", `${file} cannot be written: no permission in its folder (${code})`)
  if (code === "ENOSPC" || code === "EDQUOT")
    throw new NewFileError("full", `there is no room left for ${file}; nothing of it was kept`)
  throw new NewFileError("failed", `${file} cannot be written (${code})`)
}
