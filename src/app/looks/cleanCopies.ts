/**
 * Copies of what is shared, in a folder of the node's own, with what is to be cleaned written anew. The originals are
 * only read.
 */
import { constants, copyFile, lstat, mkdir, rm } from "node:fs/promises"
import path from "node:path"
import { markOf, same } from "../../storage/FileMarks.ts"
import { StoreError } from "../../storage/PieceStore.ts"
import { storeFault } from "../../storage/storeFault.ts"
import type { FileAt, LookedAt } from "../../traces/Look.ts"
import { cleanInPlace } from "./mat2.ts"

export interface Copies {
  /** Of the file or folder that is shared in place of the original. */
  readonly path: string
  readonly files: readonly FileAt[]
  /** Those of them that were written anew. */
  readonly cleaned: readonly FileAt[]
}

interface Copying {
  readonly mat2: string
  /** Where the copies go; not there yet. */
  readonly folder: string
  readonly name: string
  readonly single: boolean
  readonly shared: readonly LookedAt[]
  readonly cleaned: readonly LookedAt[]
  readonly signal: AbortSignal
}

/** @throws StoreError; nothing is left then. */
export const cleanCopies = async ({
  mat2,
  folder,
  name,
  single,
  shared,
  cleaned,
  signal,
}: Copying): Promise<Copies> => {
  const top = path.join(folder, name)
  const toClean = new Set(cleaned)
  try {
    const files: FileAt[] = []
    const anew: FileAt[] = []
    for (const each of shared) {
      if (signal.aborted) throw new StoreError("aborted", "stopped on request")
      const copy = single ? top : path.join(top, ...each.path)
      await mkdir(path.dirname(copy), { recursive: true, mode: 0o700 })
      await mustBeAsSeen(each)
      await copyFile(each.file.source, copy, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
      await mustBeAsSeen(each)
      if (toClean.has(each) && !(await cleanInPlace(mat2, copy, signal)))
        throw new StoreError("io", `mat2 could not clean "${each.path.join("/")}"; leave it out, or keep what it says`)
      const mark = markOf(await lstat(copy, { bigint: true }))
      const made = { path: each.path, source: copy, mark }
      files.push(made)
      if (toClean.has(each)) anew.push(made)
    }
    return { path: top, files, cleaned: anew }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error instanceof StoreError ? error : storeFault(error, folder)
  }
}

/** What was looked at is what is copied. */
const mustBeAsSeen = async ({ path: at, file }: LookedAt): Promise<void> => {
  if (!same(markOf(await lstat(file.source, { bigint: true })), file.mark))
    throw new StoreError("changed", `"${at.join("/")}" has changed since it was looked at; look again`)
}
