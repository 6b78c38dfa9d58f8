/**
 * What is shown on stderr and written over as work goes on, mostly a line. Where that cannot be (no terminal, or
 * `--json`), one line is said when the work takes long, so that nobody wonders.
 */
import { hasColour, paintStates } from "./colour.ts"
import { safeText } from "./safeText.ts"

export interface ProgressLine {
  /** One line or several; what a terminal has no room for is left out. */
  show(text: string): void
  /** What ails the node while one waits: nothing may go on before that is mended. */
  ail(ills: readonly string[]): void
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
  let [text, ills]: [string, readonly string[]] = ["", []]
  const write = (lines: readonly string[]): void => {
    const above = "\u001b[2K\u001b[A".repeat(Math.max(0, shown.length - 1))
    const painted = hasColour(terminal) ? paintStates(lines.join("\n")) : lines.join("\n")
    if (lines.join("\n") !== shown.join("\n")) terminal.write(`${above}\r\u001b[2K${painted}`)
    shown = lines
  }
  const draw = (): void => write(fitting(text, ills, terminal))
  return {
    show: (next) => {
      text = next
      draw()
    },
    ail: (next) => {
      if (next.length === 0 && ills.length === 0) return
      ills = next.map(illText)
      draw()
    },
    end: () => write([]),
  }
}

/** A last column would be wrapped by some, and a last row moves the ones above. What ails is left out last. */
const fitting = (text: string, ills: readonly string[], { columns, rows }: Terminal): readonly string[] => {
  const cut = (line: string): string => [...safeText(line)].slice(0, (columns || 80) - 1).join("")
  const lines = text === "" ? [] : text.split("\n").map(cut)
  const room = Math.max(1, (rows || 24) - 1 - ills.length)
  const shown = lines.length <= room ? lines : [...lines.slice(0, room - 1), `and ${lines.length - room + 1} more`]
  return [...shown, ...ills.map(cut)]
}

const illText = (ill: string): string => `TROUBLE: ${safeText(ill)}`

/** Each trouble is told once, as soon as it is there. */
const patientLine = (terminal: Terminal, longMs: number): ProgressLine => {
  let [last, ended] = ["", false]
  const told = new Set<string>()
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
    ail: (ills) => {
      for (const ill of ills) {
        if (!told.has(ill)) terminal.write(`bulbil: ${illText(ill)}\n`)
        told.add(ill)
      }
    },
    end: () => {
      ended = true
      clearTimeout(timer)
    },
  }
}
