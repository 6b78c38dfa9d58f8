/** Log lines as text, as they are copied. */
import type { LogLine } from "../../contract/logs.ts"
import { clockText } from "../../contract/words/time.ts"

/** One line each, whatever is in it. */
export const logText = (lines: readonly LogLine[]): string =>
  lines
    .map(({ at, source, level, text }) => `${clockText(at)} ${source} ${level} ${text.replace(/[\r\n]+/g, " ")}`)
    .join("\n")
