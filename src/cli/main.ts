/** `bulbil`: all commands, one file each. Exit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 no node is running. */
import { readFileSync } from "node:fs"
import { Command, CommanderError } from "commander"
import { catalogueCommand } from "./catalogue.ts"
import { creditCommand } from "./credit.ts"
import { demoCommand } from "./demo.ts"
import { downloadCommand } from "./download.ts"
import { logCommand } from "./log.ts"
import { logsCommand } from "./logs.ts"
import { mirrorCommand } from "./mirror.ts"
import { peersCommand } from "./peers.ts"
import { publishCommands } from "./publish.ts"
import { relayCommand } from "./relay.ts"
import { shareCommand } from "./share.ts"
import { startCommand } from "./start.ts"
import { statusCommand } from "./status.ts"
import { testnetCommand } from "./testnet.ts"
import { torrentCommand } from "./torrent.ts"
import { torrentControlCommands } from "./torrentControl.ts"
import { trackerCommand } from "./tracker.ts"

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string }

const program = new Command("bulbil")
  .description("A torified BitTorrent node: onion services only.")
  .version(version)
  .showHelpAfterError()
  .addHelpText("after", "\nBegin with: bulbil start, then bulbil share PATH, and on another machine bulbil download LINK.\nFor everybody: bulbil publish SHARE, then bulbil tracker address; others look with bulbil catalogue ADDRESS, or bulbil mirror add ADDRESS.")

for (const command of [
  startCommand(), shareCommand(), downloadCommand(), statusCommand(), ...torrentControlCommands(),
  ...publishCommands(), trackerCommand(), mirrorCommand(), catalogueCommand(), peersCommand(), relayCommand(), creditCommand(), torrentCommand(), logsCommand(), logCommand(), testnetCommand(), demoCommand(),
]) {
  program.addCommand(command)
}

// Whoever reads may have had enough, as `head` has.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error
  process.exit()
})

const exitAsUsage = (command: Command): void => {
  command.exitOverride()
  command.commands.forEach(exitAsUsage)
}
exitAsUsage(program)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    process.stderr.write(`bulbil: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
