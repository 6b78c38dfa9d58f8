/** The whole command line as the parser has it: its commands, and the words that stand around them in its help. */
import { readFileSync } from "node:fs"
import { Command } from "commander"
import { commandOf } from "./CliCommand.ts"
import { type CliSection, cliSections } from "./commands.ts"

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string
}

/** Among the commands about the program itself stands the one that the parser brings. */
const OWN = "This program:"

const beginning = `
Begin with: bulbil start, then bulbil share PATH, and on another machine bulbil download LINK.
For everybody: bulbil publish SHARE, then bulbil tracker address; others look with bulbil catalogue ADDRESS, \
or bulbil mirror add ADDRESS.`

export const program = (sections: readonly CliSection[] = cliSections): Command => {
  const all = new Command("bulbil")
    .description("A torified BitTorrent node: onion services only.")
    .version(version)
    .option("--no-color", "print nothing in colour; $NO_COLOR does the same")
    .addHelpText("after", beginning)
  all.addHelpCommand(new Command("help").argument("[command]").description("display help for command").helpGroup(OWN))
  for (const { heading, commands } of sections) {
    all.commandsGroup(heading)
    for (const command of commands) all.addCommand(commandOf(command))
  }
  return all
}
