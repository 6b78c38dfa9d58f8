/** Commands that end the node, as a signal does, or have its process close it and open it again. */
import { RestartNode, StopNode } from "../../contract/commands/node.ts"
import { defineCommand } from "./defineCommand.ts"

export const stopNodeCommand = defineCommand(StopNode, async ({ stop }) => {
  stop("stop")
  return { ok: true, id: "self" }
})

export const restartNodeCommand = defineCommand(RestartNode, async ({ stop }) => {
  stop("restart")
  return { ok: true, id: "self" }
})
