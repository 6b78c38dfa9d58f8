/**
 * `bulbil`: all commands, one file each. Exit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 no node is running,
 * 128 and the signal's number when it was interrupted.
 */
import { readFileSync } from "node:fs"
import { Command } from "commander"
import { catalogueCommand } from "./catalogue.ts"
import { CliFailure } from "./CliFailure.ts"
import { creditCommand } from "./credit.ts"
import { demoCommand } from "./demo.ts"
import { downloadCommand } from "./download.ts"
import { fail } from "./failure.ts"
import { linkCommand } from "./link.ts"
import { logCommand } from "./log.ts"
import { logsCommand } from "./logs.ts"
import { mirrorCommand } from "./mirror.ts"
import { peersCommand } from "./peers.ts"
import { guardOutput } from "./output.ts"
import { publishCommands } from "./publish.ts"
import { relayCommand } from "./relay.ts"
import { asksForJson, run } from "./run.ts"
import { shareCommand } from "./share.ts"
import { exitOf, onInterruption, wasInterrupted } from "./signals.ts"
import { startCommand } from "./start.ts"
import { statusCommand } from "./status.ts"
import { testnetCommand } from "./testnet.ts"
import { torrentCommand } from "./torrent.ts"
import { torrentControlCommands } from "./torrentControl.ts"
import { trackerCommand } from "./tracker.ts"

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string
}

const program = (): Command => {
  const all = new Command("bulbil")
    .description("A torified BitTorrent node: onion services only.")
    .version(version)
    .showHelpAfterError()
    .addHelpText(
      "after",
      "\nBegin with: bulbil start, then bulbil share PATH, and on another machine bulbil download LINK.\nFor everybody: bulbil publish SHARE, then bulbil tracker address; others look with bulbil catalogue ADDRESS, or bulbil mirror add ADDRESS.",
    )
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

const words = process.argv.slice(2)
guardOutput()
// Commands that have something to end well take it themselves.
onInterruption((signal) => {
  fail(
    new CliFailure(exitOf(signal), "interrupted", `ended by ${signal}; what a node has begun goes on there`),
    asksForJson(words),
  )
  process.exit()
})
await run(program, words)
// A signal that comes while Node takes its loop down would end it as if nobody had taken the first one.
if (wasInterrupted()) process.exit()
