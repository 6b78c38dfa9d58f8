/**
 * Commands about mirrors: to mirror the tracker that is served at an address, to choose how it is kept up to date, to
 * end it.
 */
import type { MirrorCommand, MirrorUpdate } from "../../actors/mirror/commands.ts"
import type { CommandReply } from "../../contract/commands.ts"
import { parseTrackerAddress } from "../../core/shareLink.ts"
import { secretName } from "../../storage/secretKinds.ts"
import { heldAt } from "../heldTrackers.ts"
import type { NodeParts } from "../NodeParts.ts"
import { whenForgotten } from "./forgotten.ts"
import { newMirrorSecret } from "../secrets.ts"
import { answered, freshId, refuse, rowNamed } from "./answers.ts"
import { mirrors } from "../../projections/mirrors.ts"
import { AddMirror, ChooseMirrorUpdate, RemoveMirror, UpdateMirror } from "../../contract/commands/mirrors.ts"
import { refuseManagement } from "./refuseManagement.ts"
import { defineCommand } from "./defineCommand.ts"

async function addMirror(parts: NodeParts, text: string, update: MirrorUpdate): Promise<CommandReply> {
  const address = parseTrackerAddress(text)
  if (typeof address !== "string") return refuse("bad-address", address.problem)
  const managed = refuseManagement(parts.ports.vault, address)
  if (managed) return managed
  const held = heldAt(parts, address)
  if (held === "self") return refuse("own-tracker", "this is this node's own tracker")
  if (held) return refuse("duplicate", "this tracker is mirrored here already")
  const id = freshId(parts)
  newMirrorSecret(parts.ports.vault, parts.ports.random, id, address)
  const request: MirrorCommand = { type: "RequestMirror", secret: secretName("mirror", id), update }
  return answered(parts, id, await parts.kernel.tell("mirror", id, request))
}

async function tellMirror(parts: NodeParts, target: string, command: MirrorCommand): Promise<CommandReply> {
  const mirror = rowNamed(parts.projector.all(mirrors), target, "mirror")
  return "ok" in mirror ? mirror : answered(parts, mirror.id, await parts.kernel.tell("mirror", mirror.id, command))
}

export const removeMirror = async (parts: NodeParts, target: string): Promise<CommandReply> =>
  whenForgotten(parts, "mirror", await tellMirror(parts, target, { type: "RemoveMirror" }))

export const addMirrorCommand = defineCommand(
  AddMirror,
  (parts, { address, update }) => addMirror(parts, address, update),
  "mirrors",
)
export const chooseMirrorUpdateCommand = defineCommand(ChooseMirrorUpdate, (parts, { mirror, update }) =>
  tellMirror(parts, mirror, { type: "ChooseUpdate", update }),
)
export const updateMirrorCommand = defineCommand(UpdateMirror, (parts, { mirror }) =>
  tellMirror(parts, mirror, { type: "UpdateNow" }),
)
export const removeMirrorCommand = defineCommand(RemoveMirror, (parts, { mirror }) => removeMirror(parts, mirror))
