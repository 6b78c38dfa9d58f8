/**
 * Which files of a folder are to be shared, as each was when somebody looked at it: a side file of the share, so that
 * hashing which begins again after a crash takes no other. Owns its form.
 */
import { mkdir, open, readFile, rename } from "node:fs/promises"
import path from "node:path"
import { showName } from "../core/fileName.ts"
import { type ChosenFile, StoreError } from "./PieceStore.ts"
import type { ScannedFile } from "./scanFolder.ts"
import { isMissing, storeFault } from "./storeFault.ts"
import { syncFolder } from "./syncFolder.ts"

const NAME = "chosen"
type Row = readonly [path: readonly string[], size: string, mtimeNs: string, ctimeNs: string, ino: string]

/** Durable when it resolves. @throws what the disk refuses. */
export const keepChosen = async (state: string, files: readonly ChosenFile[]): Promise<void> => {
  const file = path.join(state, NAME)
  const rows = files.map(({ path: at, mark }): Row => {
    const { size, mtimeNs, ctimeNs, ino } = mark
    return [at, String(size), String(mtimeNs), String(ctimeNs), String(ino)]
  })
  await mkdir(state, { recursive: true, mode: 0o700 })
  const handle = await open(`${file}.new`, "w", 0o600)
  try {
    await handle.writeFile(JSON.stringify(rows))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${file}.new`, file)
  await syncFolder(state)
  await syncFolder(path.dirname(state))
}

/**
 * Of what was found, what was chosen. What came since is not taken. @throws StoreError "changed" where something that
 * was chosen is another by now, "missing" where nobody knows what was chosen, or what keeps it from being read.
 */
export const onlyChosen = async (state: string, found: readonly ScannedFile[]): Promise<readonly ScannedFile[]> => {
  const rows = await keptRows(path.join(state, NAME))
  const chosen = new Map(rows.map((row) => [row[0].join("/"), row] as const))
  const taken = found.filter((file) => {
    const row = chosen.get(file.path.join("/"))
    if (!row) return false
    const { size, mtimeNs, ctimeNs, ino } = file.mark
    if ([size, mtimeNs, ctimeNs, ino].some((value, i) => String(value) !== row[i + 1])) throw changed(row)
    chosen.delete(file.path.join("/"))
    return true
  })
  const [gone] = chosen.values()
  if (gone) throw changed(gone)
  return taken
}

const keptRows = async (file: string): Promise<readonly Row[]> => {
  try {
    return JSON.parse(await readFile(file, "utf8")) as readonly Row[]
  } catch (error) {
    if (!isMissing(error) && !(error instanceof SyntaxError)) throw storeFault(error, file)
    throw new StoreError("missing", "it is not known any more which files were to be shared; share them again")
  }
}

const changed = ([at]: Row): StoreError =>
  new StoreError(
    "changed",
    `"${showName(at.join("/"))}" has changed since it was looked at; try again when nothing writes to it`,
  )
