/**
 * Cleans copies by mat2, a program of its own (Debian has it): it writes files anew without what they say about
 * anybody. Never given an original.
 */
import { execFile } from "node:child_process"
import { access, constants } from "node:fs/promises"
import path from "node:path"

/** A file at a time; a film may take a while. */
const MAX_MS = 120_000

export const HOW_TO_CLEAN =
  "Files are cleaned by mat2, which is not on the node's machine: install it (Debian: apt install mat2) and look again."

/** Where it is; undefined where it is not. */
export const findMat2 = async (searched = process.env["PATH"] ?? ""): Promise<string | undefined> => {
  for (const folder of searched.split(path.delimiter).filter((each) => path.isAbsolute(each))) {
    const program = path.join(folder, "mat2")
    const found = await access(program, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (found) return program
  }
  return undefined
}

/** Writes the copy anew. @returns whether it could be; where not, the copy is as it was, or gone. */
export const cleanInPlace = (program: string, copy: string, signal: AbortSignal): Promise<boolean> =>
  new Promise((resolve) =>
    execFile(program, ["--inplace", copy], { timeout: MAX_MS, signal, env: { PATH: process.env["PATH"] } }, (error) =>
      resolve(error === null),
    ),
  )
