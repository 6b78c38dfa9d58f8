/** Command that ends the node, as a signal does. */
import { StopNode } from "../../contract/commands/node.ts"
import { defineCommand } from "./defineCommand.ts"

export const stopNodeCommand = defineCommand(StopNode, async ({ stop }) => {
  stop()
  return { ok: true, id: "self" }
})
