/** The line on stderr that is written over as work goes on; on anything but a terminal, only its end is seen. */
export interface ProgressLine {
  show(text: string): void
  end(): void
}

export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  write(text: string): unknown
}

export const progressLine = (terminal: Terminal, quiet: boolean): ProgressLine => {
  if (quiet || !terminal.isTTY) return { show: () => undefined, end: () => undefined }
  let shown = ""
  return {
    show: (text) => {
      const line = [...text].slice(0, (terminal.columns ?? 80) - 1).join("")
      if (line !== shown) terminal.write(`\r\u001b[2K${line}`)
      shown = line
    },
    end: () => {
      if (shown !== "") terminal.write("\r\u001b[2K")
      shown = ""
    },
  }
}
