/**
 * Standard output and standard error: nothing else in the command line writes to them, so that nothing gets out with a
 * control character in it. Owns what happens when nobody reads any more, or nothing can be written.
 */
import { jsonText, safeLines, safeText } from "./safeText.ts"

/** @returns false where the reader is slower: wait for "drain" before much more. */
export const say = (text: string): boolean => process.stdout.write(`${safeLines(text)}\n`)

/** One line of JSON; of several with `indent`. */
export const sayJson = (value: unknown, indent = 0): boolean =>
  process.stdout.write(`${jsonText(value, undefined, indent)}\n`)

/** What is wrong, to people. */
export const complain = (message: string): void => void process.stderr.write(`bulbil: ${safeText(message)}\n`)

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
