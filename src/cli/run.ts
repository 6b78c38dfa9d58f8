/** Runs the command line: parses, and says each failure in one way, the parser's own too. Never throws. */
import { type Command, CommanderError } from "commander"
import { forbidColour } from "./colour.ts"
import { fail } from "./failure.ts"
import { safeLines } from "./safeText.ts"

/** What a command takes, in a line, and where there is more: beside what is wrong, the whole help would bury it. */
const usageOf = (command: Command): string => {
  const usage = command.createHelp().commandUsage(command)
  const name = usage.slice(0, usage.indexOf(command.name()) + command.name().length)
  return `usage: ${usage}\n${name} --help says more`
}

/** The parser throws instead of ending the process, and prints nothing raw of what it was given. */
const tamed = (command: Command): Command => {
  command.showHelpAfterError(usageOf(command))
  command.exitOverride().configureOutput({
    writeOut: (text) => void process.stdout.write(safeLines(text)),
    writeErr: (text) => void process.stderr.write(safeLines(text)),
  })
  command.commands.forEach(tamed)
  return command
}

/** Whether an option is among these words, to which the parser may never have come. */
const asksFor = (option: string, words: readonly string[]): boolean => {
  const end = words.indexOf("--")
  return (end < 0 ? words : words.slice(0, end)).includes(option)
}

export const asksForJson = (words: readonly string[]): boolean => asksFor("--json", words)

/** @param words without the program's name. */
export const run = async (program: () => Command, words: readonly string[]): Promise<void> => {
  forbidColour(asksFor("--no-color", words))
  try {
    await tamed(program()).parseAsync([...words], { from: "user" })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) process.exitCode = 0
    else fail(error, asksForJson(words))
  }
}
