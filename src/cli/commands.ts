/**
 * All commands of the command line, in the order of the help. The one list: the program, the help and what tests hold
 * of every command follow from it.
 */
import { catalogueCommand } from "./catalogue.ts"
import type { CliCommand } from "./CliCommand.ts"
import { completionCommand } from "./completion.ts"
import { configCommand } from "./config.ts"
import { creditCommand } from "./credit.ts"
import { demoCommand } from "./demo.ts"
import { describeCommand } from "./describe.ts"
import { downloadCommand } from "./download.ts"
import { limitCommand } from "./limit.ts"
import { filesCommand } from "./files.ts"
import { inspectCommand } from "./inspect.ts"
import { linkCommand } from "./link.ts"
import { logCommand } from "./log.ts"
import { logsCommand } from "./logs.ts"
import { lookCommand } from "./look.ts"
import { manCommand } from "./man.ts"
import { mirrorCommand } from "./mirror.ts"
import { moveCommand } from "./move.ts"
import { retitleCommand, tagCommand } from "./names.ts"
import { peersCommand } from "./peers.ts"
import { publishCommand, unpublishCommand } from "./publish.ts"
import { queueCommand } from "./queue.ts"
import { reachCommand } from "./reach.ts"
import { recipientCommand } from "./recipient.ts"
import { relayCommand } from "./relay.ts"
import { releaseCommand } from "./release.ts"
import { restartCommand } from "./restart.ts"
import { searchCommand } from "./search.ts"
import { serviceCommand } from "./service.ts"
import { sessionsCommand } from "./sessions.ts"
import { shareCommand } from "./share.ts"
import { startCommand } from "./start.ts"
import { statusCommand } from "./status.ts"
import { stopCommand } from "./stop.ts"
import { testnetCommand } from "./testnet.ts"
import { torrentCommand } from "./torrent.ts"
import {
  locateCommand,
  pauseCommand,
  recheckCommand,
  removeCommand,
  resumeCommand,
  unshareCommand,
} from "./torrentControl.ts"
import { trackerCommand } from "./tracker.ts"
import { trustCommand } from "./trust.ts"
import { watchCommand } from "./watch.ts"

/** Those that belong together, under a heading of the help. */
export interface CliSection {
  readonly heading: string
  readonly commands: readonly CliCommand[]
}

export const cliSections: readonly CliSection[] = [
  {
    heading: "The node:",
    commands: [
      startCommand,
      stopCommand,
      restartCommand,
      statusCommand,
      linkCommand,
      sessionsCommand,
      configCommand,
      logsCommand,
      serviceCommand,
    ],
  },
  {
    heading: "Sharing:",
    commands: [
      lookCommand,
      shareCommand,
      unshareCommand,
      describeCommand,
      publishCommand,
      unpublishCommand,
      recipientCommand,
      reachCommand,
    ],
  },
  {
    heading: "Downloading:",
    commands: [
      inspectCommand,
      downloadCommand,
      watchCommand,
      filesCommand,
      pauseCommand,
      resumeCommand,
      recheckCommand,
      limitCommand,
      queueCommand,
      moveCommand,
      locateCommand,
      retitleCommand,
      tagCommand,
      removeCommand,
      peersCommand,
    ],
  },
  {
    heading: "Finding:",
    commands: [searchCommand, catalogueCommand, trackerCommand, mirrorCommand, trustCommand],
  },
  { heading: "Relay and credit:", commands: [relayCommand, creditCommand] },
  { heading: "Software and files:", commands: [releaseCommand, torrentCommand, logCommand] },
  { heading: "This program:", commands: [completionCommand, manCommand] },
  { heading: "To try it out:", commands: [demoCommand, testnetCommand] },
]

export const cliCommands: readonly CliCommand[] = cliSections.flatMap(({ commands }) => commands)
