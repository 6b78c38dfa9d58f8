/** Commands about nodes that are trusted: to trust, to name, how far it leads, who may know, to look, to revoke. */
import type { TrustedCommand } from "../../actors/trusted/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { ChooseDegrees, LookNow, NameNode, RevokeTrust, TellOthers, TrustNode } from "../../contract/commands/trust.ts"
import { toHex } from "../../core/hex.ts"
import type { TrackerKey } from "../../core/ids.ts"
import { publicKeyOf } from "../../core/onionAddress.ts"
import { parseTrackerAddress } from "../../core/shareLink.ts"
import { isCovered } from "../../core/trustCost.ts"
import { trusted } from "../../projections/trusted.ts"
import { secretName } from "../../storage/secretKinds.ts"
import { DialError } from "../../transport/Transport.ts"
import { heldTrackers, ownTracker } from "../heldTrackers.ts"
import type { NodeParts } from "../NodeParts.ts"
import { trustedNodes } from "../trustedNodes.ts"
import { trustLoss } from "../trustPage.ts"
import { answered, freshId, refuse, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"
import { refuseManagement } from "./refuseManagement.ts"
import { whenForgotten } from "./forgotten.ts"

const MOST_TRUSTED = 64

async function trustNode(parts: NodeParts, { address, name, at }: typeof TrustNode.Type): Promise<CommandReply> {
  const { vault, trust } = parts.ports
  const onion = parseTrackerAddress(address)
  const elsewhere = at === undefined ? undefined : parseTrackerAddress(at)
  if (typeof onion !== "string") return refuse("bad-address", onion.problem)
  if (elsewhere !== undefined && typeof elsewhere !== "string") return refuse("bad-address", elsewhere.problem)
  const managed = refuseManagement(vault, onion) ?? (elsewhere && refuseManagement(vault, elsewhere))
  if (managed) return managed
  const tracker = toHex(publicKeyOf(onion)) as TrackerKey
  if (tracker === ownTracker(vault)) return refuse("own-tracker", "this is this node's own address")
  if (heldTrackers(parts).some((held) => held.address === onion))
    return refuse("is-a-mirror", "this is the address of a mirror that this node serves; paste the tracker's own")
  const known = trustedNodes({ projector: parts.projector, vault })
  if (known.some((node) => node.tracker === tracker)) return refuse("duplicate", "this node is trusted already")
  if (known.length >= MOST_TRUSTED)
    return refuse("too-many", `${MOST_TRUSTED} nodes are trusted already; revoke one that you no longer need`)
  const id = freshId(parts)
  const given = name?.trim() ? { name: name.trim() } : {}
  vault.put("trusted", id, { tracker, ...given, ...(elsewhere ? { at: elsewhere } : {}) })
  trust.lookAt(tracker)
  return tell(parts, id, { type: "TrustNode", secret: secretName("trusted", id) })
}

async function tell(parts: NodeParts, id: string, command: TrustedCommand): Promise<CommandReply> {
  return answered(parts, id, await parts.kernel.tell("trusted", id, command))
}

/** The id and tracker of the node that is meant; else the refusal to answer with. */
function meant(parts: NodeParts, target: string) {
  const row = rowNamed(parts.projector.all(trusted), target, "node")
  if ("ok" in row) return row
  const secret = parts.ports.vault.get("trusted", row.id)
  return secret
    ? { id: row.id, tracker: secret.tracker, secret }
    : refuse("no-address", "it is not known any more which node this is; revoke its trust, and paste its address again")
}

async function chooseDegrees(
  parts: NodeParts,
  { node: target, degrees, agreed }: typeof ChooseDegrees.Type,
): Promise<CommandReply> {
  const node = meant(parts, target)
  if ("ok" in node) return node
  const cost = await costOf(parts, node.tracker, degrees)
  if ("ok" in cost) return cost
  if (!isCovered(cost, agreed))
    return refuse("cost-changed", "it costs more than what was agreed to; look at what it costs now, and agree again")
  // What was agreed to, and not what it has come to cost since: half as much again is from there.
  const { nodes, octets } = agreed ?? cost
  return tell(parts, node.id, { type: "ChooseDegrees", degrees, nodes, octets })
}

/** Fewer degrees cost nothing, and nobody is asked for them. */
async function costOf({ ports }: NodeParts, tracker: TrackerKey, degrees: number) {
  const { clock, trust } = ports
  const ended = new AbortController()
  const timer = clock.setTimeout(() => ended.abort(), ASKED_MS)
  try {
    return await trust.cost(tracker, degrees, ended.signal)
  } catch (error) {
    const code = error instanceof DialError ? error.code : "aborted"
    return refuse(code, "it does not answer whom it trusts; try again when it can be reached")
  } finally {
    clock.clearTimeout(timer)
  }
}
const ASKED_MS = 90_000

/** What reaching so far through a node would cost, before anything but its own list is asked for. */
export const previewDegrees = async (parts: NodeParts, target: string, degrees: number) => {
  const node = meant(parts, target)
  return "ok" in node ? node : costOf(parts, node.tracker, degrees)
}

/** Who is reached no more without it. */
export const lossOf = (parts: NodeParts, target: string) => {
  const node = meant(parts, target)
  return "ok" in node ? node : trustLoss(parts, node.tracker)
}

export const trustNodeCommand = defineCommand(TrustNode, trustNode, "trust")
export const nameNodeCommand = defineCommand(NameNode, async (parts, { node: target, name }) => {
  const node = meant(parts, target)
  if ("ok" in node) return node
  const { name: _, ...rest } = node.secret
  parts.ports.vault.put("trusted", node.id, { ...rest, ...(name.trim() ? { name: name.trim() } : {}) })
  return tell(parts, node.id, { type: "NameNode" })
})
export const chooseDegreesCommand = defineCommand(ChooseDegrees, chooseDegrees)
export const tellOthersCommand = defineCommand(TellOthers, async (parts, { node: target, told }) => {
  const node = meant(parts, target)
  return "ok" in node ? node : tell(parts, node.id, { type: "TellOthers", told })
})
export const lookNowCommand = defineCommand(LookNow, async (parts, { node: target }) => {
  const node = meant(parts, target)
  if ("ok" in node) return node
  const reply = await tell(parts, node.id, { type: "LookNow" })
  if (reply.ok) parts.ports.trust.lookAt(node.tracker)
  return reply
})
/** Also of one whose secret is lost. */
export const revokeTrustCommand = defineCommand(
  RevokeTrust,
  async (parts, { node: target }) => {
    const row = rowNamed(parts.projector.all(trusted), target, "node")
    return "ok" in row ? row : whenForgotten(parts, "trusted", await tell(parts, row.id, { type: "RevokeTrust" }))
  },
  "trust",
)
