/** `bulbil link`: the management link once more. It is a key: whoever has it runs this node. */
import type { Command } from "commander"
import { nodeCommand, speak, type NodeOptions } from "./nodeCommand.ts"

export const linkCommand = (): Command =>
  nodeCommand("link", "print this node's management link again; whoever has it can run the node", "link").action(
    (options: NodeOptions) =>
      speak(options, async ({ client }) => {
        const managementLink = await client.managementLink()
        return { json: { managementLink }, text: managementLink }
      }),
  )
