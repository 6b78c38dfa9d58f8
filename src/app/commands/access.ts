/** Commands about who may manage the node: to sign browsers out. */
import { EndSessions } from "../../contract/commands/access.ts"
import { diskRefusal } from "../diskRefusal.ts"
import { refuse, rowNamed } from "./answers.ts"
import { defineCommand } from "./defineCommand.ts"

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
