/** The unit files on disk. Owns that no file is touched which was not written here. */
import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import { makeFolderSync } from "../../storage/makeFolder.ts"
import { CliFailure, exitCodes } from "../CliFailure.ts"
import { MARK, readSetting } from "./unitFile.ts"
import type { Former } from "./plan.ts"
import { NODE_UNIT, RELAY_PATH, RELAY_UNIT, type Unit } from "./units.ts"

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined
    throw error
  }
}

const isOurs = (text: string): boolean => text.startsWith(MARK)

/** What the service there is was installed with. */
export const installed = (folder: string): Former | undefined => {
  const text = textOf(path.join(folder, NODE_UNIT))
  if (text === undefined || !isOurs(text)) return undefined
  const [data] = readSetting(text, "Data")
  if (data === undefined) return undefined
  return { data, write: readSetting(text, "Write"), confined: readSetting(text, "Confined")[0] !== "no" }
}

/** @returns the files that changed. @throws CliFailure when one is somebody else's; then none was written. */
export const writeUnits = (folder: string, units: readonly Unit[]): readonly string[] => {
  const files = units.map(({ name, text }) => ({ file: path.join(folder, name), text }))
  const before = files.map(({ file }) => textOf(file))
  const foreign = files.find((_, i) => before[i] !== undefined && !isOurs(before[i]!))
  if (foreign)
    throw new CliFailure(
      exitCodes.failed,
      "not-ours",
      `${foreign.file} was not written by bulbil service install, and is left as it is; move it away first`,
    )
  makeFolderSync(folder)
  const changed = files.filter(({ text }, i) => before[i] !== text)
  for (const { file, text } of changed) {
    writeFileSync(`${file}.new`, text, { mode: 0o644, flush: true })
    renameSync(`${file}.new`, file)
  }
  return changed.map(({ file }) => file)
}

/** @returns the files that were removed; those of others stay. */
export const removeUnits = (folder: string): readonly string[] => {
  const files = ourUnits(folder).map((name) => path.join(folder, name))
  for (const file of files) rmSync(file)
  return files
}

/** Names of the units that are there and were written here. */
export const ourUnits = (folder: string): readonly string[] =>
  [RELAY_PATH, NODE_UNIT, RELAY_UNIT].filter((name) => isOurs(textOf(path.join(folder, name)) ?? ""))
