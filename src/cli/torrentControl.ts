/**
 * `bulbil pause|resume|recheck|locate|remove TORRENT` and `bulbil unshare SHARE`: one command each, answered when it is
 * lasting.
 */
import type { Command } from "commander"
import type { ManagementCommand } from "../contract/commands.ts"
import { agreeToEnd } from "./endingLinks.ts"
import { givenPath } from "./givenPath.ts"
import { type NodeOptions, nodeCommand, speak } from "./nodeCommand.ts"
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

const send = (options: NodeOptions, done: string, command: () => ManagementCommand): Promise<void> =>
  speak(options, async ({ client }) => {
    const id = await client.command(command())
    return { json: { ok: true, id }, text: `${done} ${id}` }
  })

const onTorrent = (name: string, summary: string): Command =>
  nodeCommand(name, summary, `${name} 4f1c22`).argument(
    "<torrent>",
    "its id or infohash, or the first 6 digits or more of either",
  )

const pauseCommand = (): Command =>
  onTorrent("pause", "pause a torrent").action((torrent: string, options: NodeOptions) =>
    send(options, "paused", () => ({ type: "PauseTorrent", torrent: target(torrent) })),
  )

const resumeCommand = (): Command =>
  onTorrent("resume", "go on with a paused or failed torrent")
    .option(
      "--use-existing",
      "files that are at its place and only partly fit may be completed: what does not fit in them is overwritten",
    )
    .option("--accept-names", "names that a machine may run or read by itself are all right")
    .action((torrent: string, options: NodeOptions & WordOptions) =>
      send(options, "resumed", () => ({ type: "ResumeTorrent", torrent: target(torrent), ...wordOf(options) })),
    )

const recheckCommand = (): Command =>
  onTorrent("recheck", "check a torrent's files against its hashes").action((torrent: string, options: NodeOptions) =>
    send(options, "checking", () => ({ type: "RecheckTorrent", torrent: target(torrent) })),
  )

const removeCommand = (): Command =>
  onTorrent("remove", "remove a torrent; its files stay unless told otherwise")
    .option(
      "--with-data",
      "delete the downloaded files too: those that this node made and nobody has changed, never those that you share",
    )
    .option("-y, --yes", "do not ask, also where links end with it")
    .action((torrent: string, options: NodeOptions & { readonly withData?: true; readonly yes?: true }) =>
      speak(options, async ({ client }) => {
        await agreeToEnd(client, target(torrent), options.yes === true, here())
        const removed = await client.ask({
          type: "RemoveTorrent",
          torrent: target(torrent),
          withData: options.withData === true,
        })
        const { id, left = [] } = removed
        const stays = left.slice(0, LEFT_SHOWN).map(({ path, what }) => `left: ${safeText(path)} ${safeText(what)}`)
        const more = left.length > LEFT_SHOWN ? [`left: ${left.length - LEFT_SHOWN} more (--json lists them)`] : []
        return { json: removed, text: [`removed ${id}`, ...stays, ...more].join("\n") }
      }),
    )

const locateCommand = (): Command =>
  nodeCommand(
    "locate",
    "tell where a torrent's files are now; they are compared first",
    "locate 4f1c22 /mnt/disk/bulbs",
  )
    .argument("<torrent>", "its id or infohash, or the first 6 digits or more of either")
    .argument("<path>", "the file or folder itself, or the folder that it is in", givenPath)
    .action((torrent: string, path: string, options: NodeOptions) =>
      send(options, "located", () => ({ type: "LocateData", torrent: target(torrent), path })),
    )

const unshareCommand = (): Command =>
  nodeCommand("unshare", "stop sharing; the link ends for ever, the files stay", "unshare 4f1c22")
    .argument("<share>", "the share's id, or the first 6 digits or more of its id or infohash")
    .action((share: string, options: NodeOptions) =>
      send(options, "stopped sharing", () => ({ type: "StopSharing", share: target(share) })),
    )

export const torrentControlCommands = (): readonly Command[] => [
  pauseCommand(),
  resumeCommand(),
  recheckCommand(),
  locateCommand(),
  removeCommand(),
  unshareCommand(),
]
