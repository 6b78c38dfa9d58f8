/** Marked text of the contract in lines for a terminal. Pure. */
import { plainText } from "../contract/words/marked.ts"

const COLUMNS = 100

/** @param first what stands before the first line; the others are as far in. */
export const wrapped = (text: string, first = ""): string => {
  const inner = " ".repeat(first.length)
  const lines: string[] = []
  for (const word of plainText(text).split(" ")) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= COLUMNS) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`${last === undefined ? first : inner}${word}`)
  }
  return lines.join("\n")
}
