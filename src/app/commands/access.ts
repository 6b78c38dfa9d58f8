/** Commands about who may manage the node: to sign browsers out, to change the link, to ask for a key. */
import type { NodeObservation } from "../../actors/node/commands.ts"
import { ChangeLink, EndSessions, RequireKey } from "../../contract/commands/access.ts"
import { diskRefusal } from "../diskRefusal.ts"
import { refuse, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"

const TURNS = "management"

const notKept =
  "they are signed out, but the disk does not keep that, and after a restart of the node they would be back: " +
  "end them again when it does"

export const endSessionsCommand = defineCommand(EndSessions, async ({ access: { sessions } }, given) => {
  const named = given.sessions?.map((target) => rowNamed(sessions.all(), target, "session"))
  const refused = named?.find((row) => "ok" in row)
  if (refused && "ok" in refused) return refused
  try {
    sessions.end(named?.flatMap((row) => ("ok" in row ? [] : [row.id])))
  } catch (error) {
    if (!diskRefusal(error)) throw error
    return refuse("not-stored", notKept)
  }
  return { ok: true, id: "self" }
})

export const changeLinkCommand = defineCommand(
  ChangeLink,
  async ({ access, kernel }, { newAddress = false, keepSessions = false }) => {
    access.renew({ newAddress, keepSessions })
    // It holds whether or not the history can tell of it.
    const report: NodeObservation = { type: "ReportLink", newAddress }
    await kernel.tell("node", "self", report)
    return { ok: true, id: "self", link: access.link }
  },
  TURNS,
)

export const requireKeyCommand = defineCommand(
  RequireKey,
  async ({ access, kernel }, { required }) => {
    const report: NodeObservation = { type: "ReportKey", required }
    if (!access.requireKey(required)) return { ok: true, id: "self" }
    await kernel.tell("node", "self", report)
    return { ok: true, id: "self", ...(access.clientKey && { key: access.clientKey }) }
  },
  TURNS,
)
