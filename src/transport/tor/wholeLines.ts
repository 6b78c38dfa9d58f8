/** Octets of a log come in pieces of any size; who reads it wants lines. Pure. */
const LONGEST = 16_384

export interface WholeLines {
  take(text: string): void
  /** What was begun and never ended. */
  end(): void
}

/** Empty lines are left out, and one that never ends is cut. */
export const wholeLines = (onLine: (line: string) => void): WholeLines => {
  let rest = ""
  const tell = (line: string): void => {
    if (line !== "") onLine(line)
  }
  return {
    take: (text) => {
      const lines = (rest + text).split(/\r?\n/)
      rest = lines.pop()!
      lines.forEach(tell)
      if (rest.length <= LONGEST) return
      tell(rest)
      rest = ""
    },
    end: () => {
      tell(rest)
      rest = ""
    },
  }
}
