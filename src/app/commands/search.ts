/** Commands about searches: to see nothing of a tracker any more, and to see it again. */
import type { CommandReply } from "../../contract/commands.ts"
import { MuteTracker, UnmuteTracker } from "../../contract/commands/search.ts"
import { toHex } from "../../core/hex.ts"
import type { TrackerKey } from "../../core/ids.ts"
import { publicKeyOf } from "../../core/onionAddress.ts"
import { parseTrackerAddress } from "../../core/shareLink.ts"
import { ownTracker } from "../heldTrackers.ts"
import type { NodeParts } from "../NodeParts.ts"
import { mute, MOST_MUTED, unmute } from "../search/muted.ts"
import { refuse } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"

const change = async (parts: NodeParts, text: string, silent: boolean): Promise<CommandReply> => {
  const { vault } = parts.ports
  const address = parseTrackerAddress(text)
  if (typeof address !== "string") return refuse("bad-address", address.problem)
  const tracker = toHex(publicKeyOf(address)) as TrackerKey
  if (tracker === ownTracker(vault)) return refuse("own-tracker", "this is this node's own tracker")
  if (!silent) unmute(vault, tracker)
  else if (!mute(vault, tracker))
    return refuse("too-many-muted", `${MOST_MUTED} trackers are muted already; unmute one of them first`)
  return { ok: true, id: tracker }
}

export const muteTrackerCommand = defineCommand(
  MuteTracker,
  (parts, { tracker }) => change(parts, tracker, true),
  "muted",
)
export const unmuteTrackerCommand = defineCommand(
  UnmuteTracker,
  (parts, { tracker }) => change(parts, tracker, false),
  "muted",
)
