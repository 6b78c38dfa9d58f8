/** `bulbil link`: the management link once more. It is a key: whoever has it runs this node. */
import { nodeCommand } from "./nodeCommand.ts"
import { sayQr, withQr, type QrOptions } from "./qr.ts"

export const linkCommand = nodeCommand<[], QrOptions>({
  name: "link",
  summary: "print this node's management link again; whoever has it can run the node",
  example: "link --qr",
  takes: withQr,
  run: async ({ client, options }) => {
    const managementLink = await client.managementLink()
    await sayQr(managementLink, options)
    return { schema: "link", json: { managementLink }, text: managementLink }
  },
})
