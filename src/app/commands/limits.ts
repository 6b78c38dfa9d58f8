/** Commands about how fast the node and its torrents may go, and for how long they serve. */
import type { NodeCommand } from "../../actors/node/commands.ts"
import type { ShareCommand } from "../../actors/share/commands.ts"
import type { TorrentCommand } from "../../actors/torrent/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { LimitNode, LimitShare, LimitTorrent } from "../../contract/commands/limits.ts"
import { LEAST_LIMIT } from "../../core/rates.ts"
import { limits } from "../../projections/limits.ts"
import { shares } from "../../projections/shares.ts"
import { torrents } from "../../projections/torrents.ts"
import type { NodeParts } from "../NodeParts.ts"
import { answered, refuse, type Refused, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"

/** A rate of 1 octet a second would only look like a node that hangs. */
const tooLow = (...rates: readonly (number | undefined)[]): Refused | undefined =>
  rates.some((rate) => rate !== undefined && rate > 0 && rate < LEAST_LIMIT)
    ? refuse("limit-too-low", "a limit is 32K (32,000 octets a second) or more, or 0 for none; to stop, pause")
    : undefined

async function limitNode(parts: NodeParts, { type: _, ...choice }: typeof LimitNode.Type): Promise<CommandReply> {
  const low = tooLow(choice.down, choice.up, choice.alternativeDown, choice.alternativeUp)
  if (low) return low
  const { timetable = parts.projector.get(limits, "self")?.timetable } = choice
  if (choice.use === "schedule" && !timetable)
    return refuse(
      "no-timetable",
      "there is no timetable yet: give one, as `bulbil limit --schedule mon-fri,8:00-17:00`",
    )
  const command: NodeCommand = { type: "ChooseLimits", ...choice }
  return answered(parts, "self", await parts.kernel.tell("node", "self", command))
}

async function limitTorrent(parts: NodeParts, { type: _, torrent: target, ...choice }: typeof LimitTorrent.Type) {
  const refused = tooLow(choice.down, choice.up) ?? datesRefused(parts, choice)
  if (refused) return refused
  const torrent = rowNamed(parts.projector.all(torrents), target, "torrent")
  if ("ok" in torrent) return torrent
  const command: TorrentCommand = { type: "ChooseLimits", ...choice }
  return answered(parts, torrent.id, await parts.kernel.tell("torrent", torrent.id, command))
}

async function limitShare(parts: NodeParts, { type: _, share: target, ...choice }: typeof LimitShare.Type) {
  const share = rowNamed(parts.projector.all(shares), target, "share")
  if ("ok" in share) return share
  const refused = datesRefused(parts, {
    from: choice.from ?? share.limits.from,
    until: choice.until ?? share.limits.until,
  })
  if (refused) return refused
  const command: ShareCommand = { type: "LimitShare", ...choice }
  return answered(parts, share.id, await parts.kernel.tell("share", share.id, command))
}

/** What is over before it has begun would only look like a fault. */
export const datesRefused = (
  { ports }: NodeParts,
  { from = 0, until = 0 }: { readonly from?: number | undefined; readonly until?: number | undefined },
): Refused | undefined => {
  if (until === 0) return undefined
  if (until <= ports.clock.date())
    return refuse("date-past", "that date has passed already; give a later one, or 0 for none")
  return until <= from ? refuse("date-past", "it would end before it begins; give a later end") : undefined
}

export const limitShareCommand = defineCommand(LimitShare, limitShare)
export const limitNodeCommand = defineCommand(LimitNode, limitNode)
export const limitTorrentCommand = defineCommand(LimitTorrent, limitTorrent)
