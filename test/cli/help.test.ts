/**
 * The help of every command, word for word: what people read of the command line changes only where a change of
 * `test/fixtures/cli/help.txt` shows it. To write it anew: vitest run test/cli/help.test.ts --update.
 */
import path from "node:path"
import type { Command } from "commander"
import { expect, it, onTestFinished, vi } from "vitest"
import { program } from "../../src/cli/program.ts"

const fixture = path.resolve(import.meta.dirname, "../fixtures/cli/help.txt")

const helpOf = (command: Command, words: readonly string[]): readonly string[] => {
  let text = ""
  command.configureOutput({
    getOutHelpWidth: () => 100,
    getOutHasColors: () => false,
    writeOut: (part) => (text += part),
  })
  command.outputHelp()
  const here = [...words, command.name()]
  return [`$ ${here.join(" ")} --help\n${text}`, ...command.commands.flatMap((each) => helpOf(each, here))]
}

it("is the help that was agreed on, for every command", async () => {
  vi.stubEnv("BULBIL_DATA", "/home/you/bulbil")
  onTestFinished(() => void vi.unstubAllEnvs())
  await expect(helpOf(program(), []).join("\n")).toMatchFileSnapshot(fixture)
})
