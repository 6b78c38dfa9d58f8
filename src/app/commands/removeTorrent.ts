/**
 * Removal of a torrent, with or without its data. One with data is answered when they are gone, or could not be
 * deleted.
 */
import type { ShareCommand } from "../../actors/share/commands.ts"
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import type { Seq } from "../../core/ids.ts"
import type { TorrentEvent } from "../../events/torrent.ts"
import { historyPage } from "../history.ts"
import type { NodeParts } from "../NodeParts.ts"
import { forgetShare } from "../secrets.ts"
import { answered, refuse, rowNamed } from "./answers.ts"
import { shares } from "../../projections/shares.ts"
import { torrents } from "../../projections/torrents.ts"
import { RemoveTorrent } from "../../contract/commands/torrents.ts"
import { defineCommand } from "./defineCommand.ts"

/** With the torrent end the shares that offered it. */
async function removeTorrent(parts: NodeParts, target: string, withData: boolean): Promise<CommandReply> {
  const torrent = rowNamed(parts.projector.all(torrents), target, "torrent")
  if ("ok" in torrent) return torrent
  const { checkpoint } = parts.projector
  const remove: TorrentCommand = { type: "RemoveTorrent", withData }
  const reply = await answered(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, remove))
  if (!reply.ok) return reply
  const outcome = await removed(parts, torrent.id, checkpoint)
  if (!outcome.ok) return outcome
  for (const share of parts.projector
    .all(shares)
    .filter((row) => row.torrent === torrent.id && row.mode === "active")) {
    const stopShare: ShareCommand = { type: "StopSharing" }
    await parts.kernel.tell("share", share.id, stopShare)
    forgetShare(parts.ports.vault, share.id, share.recipients)
  }
  return outcome
}

/** How the removal ended, by the torrent's own history. */
async function removed({ projector, log }: NodeParts, id: string, from: Seq): Promise<CommandReply> {
  const ended = new AbortController()
  try {
    for await (const { rows } of projector.changes(from, ended.signal)) {
      const row = rows.torrents.find((each) => each.id === id)
      if (!row || row.mode === "removing") continue
      if (row.mode !== "removed")
        return refuse(row.error?.code ?? "io", row.error?.message ?? "the data could not be deleted")
      const [last] = await historyPage(log, "torrent", id, undefined, 1)
      const event = last?.event as TorrentEvent | undefined
      return { ok: true, id, ...(event?.type === "TorrentRemoved" && event.left ? { left: event.left } : {}) }
    }
  } finally {
    ended.abort()
  }
  return refuse("stopping", "the node stops; the removal goes on when it is started again")
}

export const removeTorrentCommand = defineCommand(RemoveTorrent, (parts, asked) =>
  removeTorrent(parts, asked.torrent, asked.withData),
)
