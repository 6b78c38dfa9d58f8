/** Log lines as text, as they are copied; and what sources and levels are called. */
import type { LogLevel, LogLine, LogSource } from "../../contract/logs.ts"
import { clockText } from "../../contract/words/time.ts"

export const sourceText: Readonly<Record<LogSource, string>> = { tor: "Tor", relay: "Relay", node: "Node" }
export const levelText: Readonly<Record<LogLevel, string>> = { notice: "Notice", warn: "Warning", err: "Error" }

/** One line each, whatever is in it. */
export const logText = (lines: readonly LogLine[]): string =>
  lines
    .map(({ at, source, level, text }) => `${clockText(at)} ${source} ${level} ${text.replace(/[\r\n]+/g, " ")}`)
    .join("\n")
