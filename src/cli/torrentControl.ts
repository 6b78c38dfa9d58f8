/** `bulbil pause|resume|recheck|remove TORRENT` and `bulbil unshare SHARE`: one command each, answered when it is lasting. */
import type { Command } from "commander"
import type { ManagementCommand } from "../api/contract/commands.ts"
import { type NodeOptions, nodeCommand, speak } from "./nodeCommand.ts"
import { target } from "./targets.ts"

const send = (options: NodeOptions, done: string, command: () => ManagementCommand): Promise<void> =>
  speak(options, async ({ client }) => {
    const id = await client.command(command())
    return { json: { ok: true, id }, text: `${done} ${id}` }
  })

const onTorrent = (name: string, summary: string): Command =>
  nodeCommand(name, summary, `${name} 4f1c22`).argument("<torrent>", "its id or infohash, or the first 6 digits or more of either")

const pauseCommand = (): Command =>
  onTorrent("pause", "pause a torrent").action((torrent: string, options: NodeOptions) =>
    send(options, "paused", () => ({ type: "PauseTorrent", torrent: target(torrent) })))

const resumeCommand = (): Command =>
  onTorrent("resume", "go on with a paused or failed torrent").action((torrent: string, options: NodeOptions) =>
    send(options, "resumed", () => ({ type: "ResumeTorrent", torrent: target(torrent) })))

const recheckCommand = (): Command =>
  onTorrent("recheck", "check a torrent's files against its hashes").action((torrent: string, options: NodeOptions) =>
    send(options, "checking", () => ({ type: "RecheckTorrent", torrent: target(torrent) })))

const removeCommand = (): Command =>
  onTorrent("remove", "remove a torrent; its files stay unless told otherwise")
    .option("--with-data", "delete the downloaded files too (never those that you share)")
    .action((torrent: string, options: NodeOptions & { readonly withData?: true }) =>
      send(options, "removed", () => ({ type: "RemoveTorrent", torrent: target(torrent), withData: options.withData === true })))

const unshareCommand = (): Command =>
  nodeCommand("unshare", "stop sharing; the link ends for ever, the files stay", "unshare 4f1c22")
    .argument("<share>", "the share's id, or the first 6 digits or more of its id or infohash")
    .action((share: string, options: NodeOptions) =>
      send(options, "stopped sharing", () => ({ type: "StopSharing", share: target(share) })))

export const torrentControlCommands = (): readonly Command[] =>
  [pauseCommand(), resumeCommand(), recheckCommand(), removeCommand(), unshareCommand()]
