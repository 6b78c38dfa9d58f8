/**
 * Files that `-o` names: checked before the work, written whole or not at all, never over what is there without
 * --force.
 */
import { checkNewFile, NewFileError, writeNewFile } from "../storage/newFile.ts"
import { CliFailure, exitCodes } from "./CliFailure.ts"

const said = (error: unknown): never => {
  if (!(error instanceof NewFileError)) throw error
  const exists = error.reason === "exists"
  throw new CliFailure(
    exitCodes.failed,
    exists ? "exists" : error.reason === "full" ? "full" : "unwritable",
    exists ? `${error.message}, or say --force` : error.message,
  )
}

/** @throws CliFailure when nothing can be written there. */
export const checkedOutput = (file: string, replace: boolean): Promise<void> =>
  checkNewFile(file, { replace }).catch(said)

/** @throws CliFailure, and leaves nothing behind. */
export const written = (
  file: string,
  content: Parameters<typeof writeNewFile>[1],
  replace: boolean,
  mode?: number,
): Promise<void> => writeNewFile(file, content, { replace, ...(mode === undefined ? {} : { mode }) }).catch(said)
