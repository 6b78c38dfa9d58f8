/** Links as they are pasted: one a line. Pure. */
import { linkProblem } from "../../../contract/link.ts"

/** Each once, in their order, without empty lines. */
export const linesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  ),
]

/** The first line that is no link, numbered where there are several; null when all are links. */
export const wrongLine = (text: string): { readonly line: number | null; readonly problem: string } | null => {
  const lines = linesIn(text)
  if (lines.length === 0) return { line: null, problem: linkProblem("")! }
  for (const [at, line] of lines.entries()) {
    const problem = linkProblem(line)
    if (problem) return { line: lines.length > 1 ? at + 1 : null, problem }
  }
  return null
}
