/** To say something else about a share: its title, its description, its tags. */
import type { ShareCommand } from "../../actors/share/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { DescribeShare } from "../../contract/commands/shares.ts"
import { saidInfo, tidyTags } from "../../core/shareInfo.ts"
import { shares } from "../../projections/shares.ts"
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
  for (const { id } of [share, ...twins]) {
    const reply = await answered(parts, id, await parts.kernel.tell("share", id, describe))
    if (!reply.ok) return reply
  }
  return { ok: true, id: share.id }
}

export const describeShareCommand = defineCommand(DescribeShare, describeShare, "shares")
