/**
 * Commands about the family of relays. Its key is put into the vault under a name of its own before the fact that names
 * it: so two commands at once, or a crash in between, leave one that nobody speaks of, and never another family than
 * was said.
 */
import type { CommandReply } from "../../contract/commands.ts"
import { toHex } from "../../core/hex.ts"
import { secretName } from "../../storage/secretKinds.ts"
import type { NodeParts } from "../NodeParts.ts"
import { familyKey, isOwnFamily } from "../ownFamily.ts"
import { rememberRelay } from "../ownRelays.ts"
import { forgetFamily, newFamilySecret } from "../secrets.ts"
import { givenSummary } from "./givenSummary.ts"
import { tellRelay } from "./relay.ts"
import { freshId, refuse } from "./answers.ts"
import { DeclareFamily, JoinFamily, LeaveFamily } from "../../contract/commands/relay.ts"
import { defineCommand } from "./defineCommand.ts"

const done: CommandReply = { ok: true, id: "self" }

/** Who declares one already keeps it. */
const declareFamily = async (parts: NodeParts): Promise<CommandReply> => {
  if (familyKey(parts) !== null) return done
  const answer = await declare(parts)
  return !answer.ok && answer.code === "other-family" ? done : answer
}

async function joinFamily(parts: NodeParts, asked: string): Promise<CommandReply> {
  const given = await givenSummary(asked)
  if ("ok" in given) return given
  const {
    file,
    summary: { family, relay },
  } = given
  if (family === undefined) {
    const why =
      `${file} holds no family: declare one where it was exported (bulbil relay family declare), ` + "and export again"
    return refuse("no-family-there", why)
  }
  const answer = isOwnFamily(parts, family) ? done : await declare(parts, family)
  if (answer.ok && relay) {
    rememberRelay(parts.ports.vault, toHex(relay).toUpperCase())
    await parts.ports.avoidRelays()
  }
  return answer
}

async function leaveFamily(parts: NodeParts): Promise<CommandReply> {
  const key = familyKey(parts)
  const answer = await tellRelay(parts, { type: "LeaveFamily" })
  if (answer.ok && key !== null) forgetFamily(parts.ports.vault, key)
  return answer
}

const declare = async (parts: NodeParts, seed?: Uint8Array): Promise<CommandReply> => {
  const id = freshId(parts)
  const { vault, random } = parts.ports
  newFamilySecret(vault, random, id, seed)
  const answer = await tellRelay(parts, { type: "DeclareFamily", key: secretName("family", id) })
  if (!answer.ok) vault.delete("family", id)
  return answer
}

export const declareFamilyCommand = defineCommand(DeclareFamily, declareFamily)
export const joinFamilyCommand = defineCommand(JoinFamily, (parts, { path }) => joinFamily(parts, path))
export const leaveFamilyCommand = defineCommand(LeaveFamily, leaveFamily)
