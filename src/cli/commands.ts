/**
 * All commands of the command line, in the order of the help. The one list: the program, the help and what tests hold
 * of every command follow from it.
 */
import { catalogueCommand } from "./catalogue.ts"
import type { CliCommand } from "./CliCommand.ts"
import { creditCommand } from "./credit.ts"
import { demoCommand } from "./demo.ts"
import { describeCommand } from "./describe.ts"
import { downloadCommand } from "./download.ts"
import { linkCommand } from "./link.ts"
import { logCommand } from "./log.ts"
import { logsCommand } from "./logs.ts"
import { mirrorCommand } from "./mirror.ts"
import { peersCommand } from "./peers.ts"
import { publishCommand, unpublishCommand } from "./publish.ts"
import { relayCommand } from "./relay.ts"
import { releaseCommand } from "./release.ts"
import { searchCommand } from "./search.ts"
import { shareCommand } from "./share.ts"
import { startCommand } from "./start.ts"
import { statusCommand } from "./status.ts"
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

export const cliCommands: readonly CliCommand[] = [
  startCommand,
  linkCommand,
  shareCommand,
  downloadCommand,
  statusCommand,
  pauseCommand,
  resumeCommand,
  recheckCommand,
  locateCommand,
  removeCommand,
  unshareCommand,
  describeCommand,
  publishCommand,
  unpublishCommand,
  trackerCommand,
  mirrorCommand,
  trustCommand,
  searchCommand,
  catalogueCommand,
  peersCommand,
  relayCommand,
  creditCommand,
  releaseCommand,
  torrentCommand,
  logsCommand,
  logCommand,
  testnetCommand,
  demoCommand,
]
