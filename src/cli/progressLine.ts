/**
 * The line on stderr that is written over as work goes on. Where that cannot be (no terminal, or `--json`), one line is
 * said when the work takes long, so that nobody wonders.
 */
import { safeText } from "./safeText.ts"

export interface ProgressLine {
  show(text: string): void
  end(): void
}

export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

const LONG_MS = 20_000

export const progressLine = (terminal: Terminal, quiet: boolean, longMs = LONG_MS): ProgressLine => {
  if (quiet || !terminal.isTTY) return patientLine(terminal, longMs)
  let shown = ""
  return {
    show: (text) => {
      const line = [...safeText(text)].slice(0, (terminal.columns || 80) - 1).join("")
      if (line !== shown) terminal.write(`\r\u001b[2K${line}`)
      shown = line
    },
    end: () => {
      if (shown !== "") terminal.write("\r\u001b[2K")
      shown = ""
    },
  }
}

const patientLine = (terminal: Terminal, longMs: number): ProgressLine => {
  let [last, ended] = ["", false]
  let timer: NodeJS.Timeout | undefined
  return {
    show: (text) => {
      last = text
      if (ended) return
      timer ??= setTimeout(
        () => terminal.write(`bulbil: this takes a while; it goes on: ${safeText(last)}\n`),
        longMs,
      ).unref()
    },
    end: () => {
      ended = true
      clearTimeout(timer)
    },
  }
}
