/**
 * What is shown on stderr and written over as work goes on, mostly a line. Where that cannot be (no terminal, or
 * `--json`), one line is said when the work takes long, so that nobody wonders.
 */
import { hasColour, paintStates } from "./colour.ts"
import { safeText } from "./safeText.ts"

export interface ProgressLine {
  /** One line or several; what a terminal has no room for is left out. */
  show(text: string): void
  end(): void
}

export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
  write(text: string): unknown
}

const LONG_MS = 20_000

export const progressLine = (terminal: Terminal, quiet: boolean, longMs = LONG_MS): ProgressLine => {
  if (quiet || !terminal.isTTY) return patientLine(terminal, longMs)
  let shown: readonly string[] = []
  const write = (lines: readonly string[]): void => {
    const above = "\u001b[2K\u001b[A".repeat(Math.max(0, shown.length - 1))
    const text = hasColour(terminal) ? paintStates(lines.join("\n")) : lines.join("\n")
    if (lines.join("\n") !== shown.join("\n")) terminal.write(`${above}\r\u001b[2K${text}`)
    shown = lines
  }
  return {
    show: (text) => write(fitting(text, terminal)),
    end: () => write([]),
  }
}

/** A last column would be wrapped by some, and a last row moves the ones above. */
const fitting = (text: string, { columns, rows }: Terminal): readonly string[] => {
  const lines = text.split("\n").map((line) => [...safeText(line)].slice(0, (columns || 80) - 1).join(""))
  const room = Math.max(1, (rows || 24) - 1)
  return lines.length <= room ? lines : [...lines.slice(0, room - 1), `and ${lines.length - room + 1} more`]
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
