/** Commands about who has a key to a private share: to let somebody in, and no more. */
import type { ShareCommand } from "../../actors/share/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { AddRecipient, RevokeRecipient } from "../../contract/commands/shares.ts"
import { shares } from "../../projections/shares.ts"
import { ownerIn, secretName } from "../../storage/secretKinds.ts"
import type { NodeParts } from "../NodeParts.ts"
import { newRecipient } from "../secrets.ts"
import { answered, mayBeStored, refuse, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"

interface Asked {
  readonly share: string
  readonly name: string
  readonly endOldLink?: boolean | undefined
}

async function addRecipient(parts: NodeParts, { share: target, name, endOldLink }: Asked): Promise<CommandReply> {
  const { kernel, ports, projector } = parts
  const share = rowNamed(projector.all(shares), target, "share")
  if ("ok" in share) return share
  const called = name.trim()
  if (share.recipients.some((id) => ports.vault.get("recipient", id)?.name === called))
    return refuse("recipient-exists", `this share has a key for ${called} already; choose another name, or revoke it`)
  const secret = newRecipient(ports.vault, ports.random, called)
  const { id } = ownerIn(secret)!
  const command: ShareCommand = { type: "AddRecipient", secret, ...(endOldLink ? { endOldLink } : {}) }
  const told = await kernel.tell("share", share.id, command)
  const reply = await answered(parts, id, told)
  if (!mayBeStored(told)) ports.vault.delete("recipient", id)
  return reply
}

async function revokeRecipient(
  parts: NodeParts,
  { share: target, recipient }: { readonly share: string; readonly recipient: string },
): Promise<CommandReply> {
  const { kernel, ports, projector } = parts
  const share = rowNamed(projector.all(shares), target, "share")
  if ("ok" in share) return share
  const named = rowNamed(
    share.recipients.map((id) => ({ id })),
    recipient,
    "recipient",
  )
  if ("ok" in named) return named
  const command: ShareCommand = { type: "RevokeRecipient", secret: secretName("recipient", named.id) }
  const reply = await answered(parts, named.id, await kernel.tell("share", share.id, command))
  if (reply.ok) ports.vault.delete("recipient", named.id)
  return reply
}

export const addRecipientCommand = defineCommand(AddRecipient, addRecipient, "shares")
export const revokeRecipientCommand = defineCommand(RevokeRecipient, revokeRecipient, "shares")
