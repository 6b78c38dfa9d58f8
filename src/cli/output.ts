/**
 * Standard output and standard error: nothing else in the command line writes to them, so that nothing gets out with a
 * control character in it. Owns what happens when nobody reads any more, or nothing can be written.
 */
import { hasColour, paintError, paintStates } from "./colour.ts"
import { jsonText, safeLines, safeText } from "./safeText.ts"

/** @returns false where the reader is slower: wait for "drain" before much more. */
export const say = (text: string): boolean => {
  const safe = safeLines(text)
  return process.stdout.write(`${hasColour(process.stdout) ? paintStates(safe) : safe}\n`)
}

/** One line of JSON; of several with `indent`. */
export const sayJson = (value: unknown, indent = 0): boolean =>
  process.stdout.write(`${jsonText(value, undefined, indent)}\n`)

/** What is wrong, to people. */
export const complain = (message: string): void => {
  const who = hasColour(process.stderr) ? paintError("bulbil:") : "bulbil:"
  process.stderr.write(`${who} ${safeText(message)}\n`)
}

/** Lines of half blocks: black on white whatever the terminal's own colours are, or as they are where it has none. */
export const sayBlocks = (lines: readonly string[]): void => {
  const [on, off] = hasColour(process.stdout) ? ["\u001b[38;5;16;48;5;231m", "\u001b[0m"] : ["", ""]
  process.stdout.write(lines.map((line) => `${on}${safeText(line)}${off}\n`).join(""))
}

/** What goes on, to people. */
export const remark = (text: string): void => void process.stderr.write(`${safeLines(text)}\n`)

let livesOn = false

/** From now on nothing ends because its words are lost. */
export const outliveOutput = (): void => void (livesOn = true)

/** To be called once, by the program itself. Words that are lost on standard error never end anything. */
export const guardOutput = (): void => {
  process.stderr.on("error", () => undefined)
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (livesOn) return
    // Whoever reads may have had enough, as `head` has.
    if (error.code === "EPIPE") process.exit()
    complain(`standard output cannot be written (${error.code ?? error.message})`)
    process.exit(1)
  })
}
