/** To say something else about a share: its title, its description, its tags. */
import type { ShareCommand } from "../../actors/share/commands.ts"
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { DescribeShare } from "../../contract/commands/shares.ts"
import { saidInfo, tidyTags } from "../../core/shareInfo.ts"
import { shares } from "../../projections/shares.ts"
import { torrents } from "../../projections/torrents.ts"
import type { NodeParts } from "../NodeParts.ts"
import { answered, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"
import { publicsOf } from "./shares.ts"

interface Asked {
  readonly share: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  readonly tags?: readonly string[] | undefined
}

async function describeShare(parts: NodeParts, { share: target, ...asked }: Asked): Promise<CommandReply> {
  const share = rowNamed(parts.projector.all(shares), target, "share")
  if ("ok" in share) return share
  const describe: ShareCommand = {
    type: "DescribeShare",
    ...saidInfo({
      title: asked.title?.trim() || share.title,
      description: asked.description?.trim() ?? share.description,
      tags: asked.tags ? tidyTags(asked.tags) : share.tags,
    }),
  }
  const twins = share.visibility === "private" ? publicsOf(parts, share.torrent) : []
  for (const { id, torrent } of [share, ...twins]) {
    const reply = await answered(parts, id, await parts.kernel.tell("share", id, describe))
    if (!reply.ok) return reply
    await callAlike(parts, torrent, describe.title)
  }
  return { ok: true, id: share.id }
}

/** What is only shared is called in the list of torrents as it is called for others. */
async function callAlike(parts: NodeParts, torrent: string | null, title: string): Promise<void> {
  const row = parts.projector.all(torrents).find(({ id }) => id === torrent)
  if (!row || row.origin !== "share") return
  const choose: TorrentCommand = { type: "ChooseTitle", title }
  await answered(parts, row.id, await parts.kernel.tell("torrent", row.id, choose))
}

export const describeShareCommand = defineCommand(DescribeShare, describeShare, "shares")
