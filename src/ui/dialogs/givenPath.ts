/** Paths on the node's machine: their form, and the refusals that are about the file of a backup or a summary. */
import { isWholePath } from "../../contract/places.ts"
import { dialogWords } from "./words.ts"

export const aboutPath: ReadonlySet<string> = new Set([
  "relative-path",
  "no-such-path",
  "file-exists",
  "denied",
  "full",
  "not-a-backup",
  "cut",
  "not-true",
  "not-read",
  "not-written",
  "bad-summary",
  "other-ledger",
])

export const pathProblem = (path: string): string | null => (isWholePath(path.trim()) ? null : dialogWords.path)
