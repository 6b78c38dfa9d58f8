/** Commands about how many torrents run at once, and in which order. */
import type { NodeCommand } from "../../actors/node/commands.ts"
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { LimitQueue, MoveInQueue } from "../../contract/commands/queue.ts"
import { isWhole } from "../../contract/standing.ts"
import { moved } from "../../core/queue.ts"
import { torrents } from "../../projections/torrents.ts"
import type { NodeParts } from "../NodeParts.ts"
import { answered, refuse, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"

async function limitQueue(parts: NodeParts, { downloads, seeds }: typeof LimitQueue.Type): Promise<CommandReply> {
  const command: NodeCommand = { type: "ChooseLimits", downloads, seeds }
  return answered(parts, "self", await parts.kernel.tell("node", "self", command))
}

/** Among those of its kind: downloads, or what is whole. */
async function moveInQueue(
  parts: NodeParts,
  { torrent: target, move }: typeof MoveInQueue.Type,
): Promise<CommandReply> {
  const all = parts.projector.all(torrents)
  const torrent = rowNamed(all, target, "torrent")
  if ("ok" in torrent) return torrent
  if (torrent.origin === "share")
    return refuse("not-queued", "what this node shares itself always runs; it is in no queue")
  const whole = isWhole(torrent)
  const line = all.filter((row) => row.origin === "download" && isWhole(row) === whole)
  let reply: CommandReply = { ok: true, id: torrent.id }
  for (const { id, place } of moved(line, torrent.id, move)) {
    const command: TorrentCommand = { type: "ChoosePlace", place }
    const next = await answered(parts, id, await parts.kernel.tell("torrent", id, command))
    if (!next.ok) return next
    if (id === torrent.id) reply = next
  }
  return reply
}

export const limitQueueCommand = defineCommand(LimitQueue, limitQueue)
export const moveInQueueCommand = defineCommand(MoveInQueue, moveInQueue, "queue")
