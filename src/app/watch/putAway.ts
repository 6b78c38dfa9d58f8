/**
 * Where what was taken from a watched folder goes: `done`, or `failed` with the reasons beside it. Nothing is replaced,
 * and a link in the place of either folder is not followed.
 */
import { lstat, mkdir, rename } from "node:fs/promises"
import path from "node:path"
import { besideName } from "../../core/place.ts"
import { fileDisk } from "../../storage/FileDisk.ts"
import { writeNewFile } from "../../storage/newFile.ts"

const MOST = 999

/** @param reasons why it was not taken up; none where it was. @throws what the disk refuses. */
export const putAway = async (folder: string, name: string, reasons: readonly string[]): Promise<void> => {
  const into = path.join(folder, reasons.length === 0 ? "done" : "failed")
  await mkdir(into).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error
  })
  if (!(await lstat(into)).isDirectory()) throw new Error(`${into} is no folder`)
  for (let number = 1; number <= MOST; number++) {
    const free = number === 1 ? name : besideName(name, number, true)
    const reason = `${free}.reason.txt`
    if ((await isThere(path.join(into, free))) || (await isThere(path.join(into, reason)))) continue
    if (reasons.length > 0) await writeNewFile(path.join(into, reason), [`${reasons.join("\n")}\n`], { mode: 0o600 })
    await give(path.join(folder, name), path.join(into, free))
    return
  }
  throw new Error(`${into} has too many of this name`)
}

/** By a second name, which never replaces; where there is none, by a rename after a look. */
const give = async (from: string, to: string): Promise<void> => {
  if (await fileDisk.link(from, to)) await fileDisk.delete(from)
  else await rename(from, to)
}

const isThere = (at: string): Promise<boolean> =>
  lstat(at).then(
    () => true,
    () => false,
  )
