/** The whole command line as the parser has it: all commands, and the words that stand around them in its help. */
import { readFileSync } from "node:fs"
import { Command } from "commander"
import { catalogueCommand } from "./catalogue.ts"
import { creditCommand } from "./credit.ts"
import { demoCommand } from "./demo.ts"
import { downloadCommand } from "./download.ts"
import { linkCommand } from "./link.ts"
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

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string
}

const beginning = `
Begin with: bulbil start, then bulbil share PATH, and on another machine bulbil download LINK.
For everybody: bulbil publish SHARE, then bulbil tracker address; others look with bulbil catalogue ADDRESS, \
or bulbil mirror add ADDRESS.`

export const program = (): Command => {
  const all = new Command("bulbil")
    .description("A torified BitTorrent node: onion services only.")
    .version(version)
    .showHelpAfterError()
    .addHelpText("after", beginning)
  for (const command of [
    startCommand(),
    linkCommand(),
    shareCommand(),
    downloadCommand(),
    statusCommand(),
    ...torrentControlCommands(),
    ...publishCommands(),
    trackerCommand(),
    mirrorCommand(),
    catalogueCommand(),
    peersCommand(),
    relayCommand(),
    creditCommand(),
    torrentCommand(),
    logsCommand(),
    logCommand(),
    testnetCommand(),
    demoCommand(),
  ]) {
    all.addCommand(command)
  }
  return all
}
