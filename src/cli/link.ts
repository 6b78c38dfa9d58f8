/** `bulbil link`: the management link once more. It is a key: whoever has it runs this node. */
import { nodeCommand } from "./nodeCommand.ts"

export const linkCommand = nodeCommand({
  name: "link",
  summary: "print this node's management link again; whoever has it can run the node",
  example: "link",
  run: async ({ client }) => {
    const managementLink = await client.managementLink()
    return { schema: "link", json: { managementLink }, text: managementLink }
  },
})
