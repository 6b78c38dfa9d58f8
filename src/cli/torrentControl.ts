/**
 * `bulbil pause|resume|recheck|locate|remove TORRENT` and `bulbil unshare SHARE`: one command each, answered when it is
 * lasting.
 */
import type { Command } from "commander"
import type { ManagementCommand } from "../contract/commands.ts"
import { agreeToDelete, agreeToEnd, agreeToUnshare } from "./endingLinks.ts"
import { givenPath } from "./givenPath.ts"
import type { Said } from "./CliCommand.ts"
import { nodeCommand, type Talk } from "./nodeCommand.ts"
import { safeText } from "./safeText.ts"
import { target } from "./targets.ts"
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

const itsTorrent = "its id or infohash, or the first 6 digits or more of either"

const sent = async ({ client }: Talk, done: string, command: ManagementCommand): Promise<Said> => {
  const id = await client.command(command)
  return { json: { ok: true, id }, text: `${done} ${id}` }
}

export const pauseCommand = nodeCommand<[torrent: string]>({
  name: "pause",
  summary: "pause a torrent",
  example: "pause 4f1c22",
  takes: (command) => command.argument("<torrent>", itsTorrent),
  run: (talk, torrent) => sent(talk, "paused", { type: "PauseTorrent", torrent: target(torrent) }),
})

export const resumeCommand = nodeCommand<[torrent: string], WordOptions>({
  name: "resume",
  summary: "go on with a paused or failed torrent",
  example: "resume 4f1c22",
  takes: (command) => withWords(command.argument("<torrent>", itsTorrent)),
  run: (talk, torrent) =>
    sent(talk, "resumed", { type: "ResumeTorrent", torrent: target(torrent), ...wordOf(talk.options) }),
})

export const recheckCommand = nodeCommand<[torrent: string]>({
  name: "recheck",
  summary: "check a torrent's files against its hashes",
  example: "recheck 4f1c22",
  takes: (command) => command.argument("<torrent>", itsTorrent),
  run: (talk, torrent) => sent(talk, "checking", { type: "RecheckTorrent", torrent: target(torrent) }),
})

export const locateCommand = nodeCommand<[torrent: string, path: string]>({
  name: "locate",
  summary: "tell where a torrent's files are now; they are compared first",
  example: "locate 4f1c22 /mnt/disk/bulbs",
  takes: (command) =>
    command
      .argument("<torrent>", itsTorrent)
      .argument("<path>", "the file or folder itself, or the folder that it is in", givenPath),
  run: (talk, torrent, path) => sent(talk, "located", { type: "LocateData", torrent: target(torrent), path }),
})

export const removeCommand = nodeCommand<[torrent: string], { readonly withData?: true; readonly yes?: true }>({
  name: "remove",
  summary: "remove a torrent; its files stay unless told otherwise",
  example: "remove 4f1c22",
  takes: (command) =>
    command
      .argument("<torrent>", itsTorrent)
      .option(
        "--with-data",
        "delete the downloaded files too: those that this node made and nobody has changed, never those that you share",
      )
      .option("-y, --yes", "do not ask, also where links end with it"),
  run: async ({ client, options }, torrent) => {
    await agreeToEnd(client, target(torrent), options.yes === true, here())
    if (options.withData) await agreeToDelete(client, target(torrent), options.yes === true, here())
    const removed = await client.ask({
      type: "RemoveTorrent",
      torrent: target(torrent),
      withData: options.withData === true,
    })
    const { id, left = [] } = removed
    const stays = left.slice(0, LEFT_SHOWN).map(({ path, what }) => `left: ${safeText(path)} ${safeText(what)}`)
    const more = left.length > LEFT_SHOWN ? [`left: ${left.length - LEFT_SHOWN} more (--json lists them)`] : []
    return { json: removed, text: [`removed ${id}`, ...stays, ...more].join("\n") }
  },
})

export const unshareCommand = nodeCommand<[share: string], { readonly yes?: true }>({
  name: "unshare",
  summary: "stop sharing; the link ends for ever, the files stay",
  example: "unshare 4f1c22",
  takes: (command) =>
    command
      .argument("<share>", "the share's id, or the first 6 digits or more of its id or infohash")
      .option("-y, --yes", "do not ask"),
  run: async (talk, share) => {
    await agreeToUnshare(talk.client, target(share), talk.options.yes === true, here())
    return sent(talk, "stopped sharing", { type: "StopSharing", share: target(share) })
  },
})
