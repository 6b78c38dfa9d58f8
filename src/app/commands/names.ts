/**
 * What the operator calls a torrent, and their tags of it: for themselves alone. The title of what they share is one
 * that others read, so it is DescribeShare's to change.
 */
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { RetitleTorrent, TagTorrent } from "../../contract/commands/torrents.ts"
import { shares } from "../../projections/shares.ts"
import { torrents } from "../../projections/torrents.ts"
import type { NodeParts } from "../NodeParts.ts"
import { answered, refuse, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"

async function retitle(parts: NodeParts, target: string, title: string): Promise<CommandReply> {
  const torrent = rowNamed(parts.projector.all(torrents), target, "torrent")
  if ("ok" in torrent) return torrent
  const share = parts.projector.all(shares).find((row) => row.torrent === torrent.id && row.mode === "active")
  if (share && torrent.origin === "share")
    return refuse(
      "shared-title",
      `you share this, and its title is what others read: \`bulbil describe ${share.id.slice(0, 8)} --title …\``,
    )
  const choose: TorrentCommand = { type: "ChooseTitle", title: title.trim() }
  return answered(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, choose))
}

async function tag(
  parts: NodeParts,
  { torrent: target, add = [], remove = [] }: typeof TagTorrent.Type,
): Promise<CommandReply> {
  const torrent = rowNamed(parts.projector.all(torrents), target, "torrent")
  if ("ok" in torrent) return torrent
  const choose: TorrentCommand = { type: "ChooseTags", add, remove }
  return answered(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, choose))
}

export const retitleTorrentCommand = defineCommand(RetitleTorrent, (parts, asked) =>
  retitle(parts, asked.torrent, asked.title),
)
export const tagTorrentCommand = defineCommand(TagTorrent, tag)
