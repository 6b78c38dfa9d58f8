/**
 * `bulbil pause|resume|recheck|remove TORRENT…`, `bulbil unshare SHARE…` and `bulbil locate`: one command a target,
 * answered when it is lasting.
 */
import type { Command } from "commander"
import type { Snapshot, TorrentMode } from "../contract/rows.ts"
import { agreeToEnd, agreeToRemove, stopsSharing } from "./endingLinks.ts"
import { givenPath } from "./givenPath.ts"
import { nodeCommand } from "./nodeCommand.ts"
import { safeText } from "./safeText.ts"
import { severalCommand } from "./several.ts"
import { itsShare, itsTorrent, target } from "./targets.ts"
import { here } from "./terminal.ts"

const LEFT_SHOWN = 20

/** What the operator says beforehand, as options of several commands. */
export interface WordOptions {
  readonly useExisting?: true
  readonly acceptNames?: true
}

export const wordOf = ({ useExisting, acceptNames }: WordOptions) => ({
  ...(useExisting && { useExisting }),
  ...(acceptNames && { acceptNames }),
})

/** The options by which it is said. */
export const withWords = (command: Command): Command =>
  command
    .option(
      "--use-existing",
      "files that are at its place and only partly fit may be completed: what does not fit in them is overwritten",
    )
    .option("--accept-names", "names that a machine may run or read by itself are all right")

/** Torrents that are not in one of these modes, in which there is nothing to do. */
const except =
  (...modes: readonly TorrentMode[]) =>
  ({ torrents }: Snapshot) =>
    torrents.filter(({ mode }) => mode !== "removed" && mode !== "removing" && !modes.includes(mode))

export const pauseCommand = severalCommand({
  name: "pause",
  summary: "pause torrents",
  example: "pause 4f1c22",
  word: "torrent",
  about: itsTorrent,
  all: except("paused"),
  command: (torrent) => ({ type: "PauseTorrent", torrent }),
  done: ({ id }) => `paused ${id}`,
})

export const resumeCommand = severalCommand<WordOptions>({
  name: "resume",
  summary: "go on with paused or failed torrents",
  example: "resume 4f1c22",
  word: "torrent",
  about: itsTorrent,
  takes: withWords,
  all: ({ torrents }) => torrents.filter(({ mode }) => ["paused", "error", "missing-files"].includes(mode)),
  command: (torrent, options) => ({ type: "ResumeTorrent", torrent, ...wordOf(options) }),
  done: ({ id }) => `resumed ${id}`,
})

export const recheckCommand = severalCommand({
  name: "recheck",
  summary: "check torrents' files against their hashes",
  example: "recheck 4f1c22",
  word: "torrent",
  about: itsTorrent,
  all: except("checking", "mirroring-metadata"),
  command: (torrent) => ({ type: "RecheckTorrent", torrent }),
  done: ({ id }) => `checking ${id}`,
})

export const locateCommand = nodeCommand<[torrent: string, path: string]>({
  name: "locate",
  summary: "tell where a torrent's files are now; they are compared first",
  example: "locate 4f1c22 /mnt/disk/bulbs",
  takes: (command) =>
    command
      .argument("<torrent>", itsTorrent)
      .argument("<path>", "the file or folder itself, or the folder that it is in", givenPath),
  run: async ({ client }, torrent, path) => {
    const id = await client.command({ type: "LocateData", torrent: target(torrent), path })
    return { schema: "locate", json: { id }, text: `located ${id}` }
  },
})

export const removeCommand = severalCommand<{ readonly withData?: true; readonly yes?: true }>({
  name: "remove",
  summary: "remove torrents; their files stay unless told otherwise",
  example: "remove 4f1c22",
  word: "torrent",
  about: itsTorrent,
  takes: (command) =>
    command
      .option(
        "--with-data",
        "delete the downloaded files too: those that this node made and nobody has changed, never those that you share",
      )
      .option("-y, --yes", "do not ask, also where links end with them"),
  all: except(),
  agree: ({ client, options }, meant) => agreeToRemove(client, meant, options, here()),
  command: (torrent, { withData }) => ({ type: "RemoveTorrent", torrent, withData: withData === true }),
  done: ({ id, left = [] }) => {
    const stays = left.slice(0, LEFT_SHOWN).map(({ path, what }) => `left: ${safeText(path)} ${safeText(what)}`)
    const more = left.length > LEFT_SHOWN ? [`left: ${left.length - LEFT_SHOWN} more (--json lists them)`] : []
    return [`removed ${id}`, ...stays, ...more].join("\n")
  },
})

export const unshareCommand = severalCommand<{ readonly yes?: true }>({
  name: "unshare",
  summary: "stop sharing; the links end for ever, the files stay",
  example: "unshare 4f1c22",
  word: "share",
  about: itsShare,
  takes: (command) => command.option("-y, --yes", "do not ask"),
  all: ({ shares }) => shares.filter(({ mode }) => mode !== "stopped"),
  agree: ({ client, options }, meant) => agreeToEnd(client, meant, stopsSharing, options.yes === true, here()),
  command: (share) => ({ type: "StopSharing", share }),
  done: ({ id }) => `stopped sharing ${id}`,
})
