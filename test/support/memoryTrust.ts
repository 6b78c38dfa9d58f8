/** What the node in memory does with commands about trusted nodes, as the real actors answer. */
import type { CommandReply, ManagementCommand } from "../../src/contract/commands.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"

type TrustCommand = Extract<
  ManagementCommand,
  { type: "TrustNode" | "NameNode" | "ChooseDegrees" | "TellOthers" | "LookNow" | "RevokeTrust" }
>

const refuse = (code: string, message: string): CommandReply => ({ ok: false, code, message })

export const onTrust = (node: MemoryManagedNode, command: TrustCommand): CommandReply => {
  const { trusted } = node.rowsSince(-1)
  if (command.type === "TrustNode") {
    if (command.address === node.tracker()?.address) return refuse("own-tracker", "this is this node's own address")
    if (trusted.some(({ address, mode }) => address === command.address && mode !== "revoked"))
      return refuse("duplicate", "this node is trusted already")
    const id = node.freshId()
    node.changeTrusted(id, { address: command.address, name: command.name ?? null }, { type: "NodeTrusted" })
    return { ok: true, id }
  }
  const row = trusted.find(({ id }) => id.startsWith(command.node))
  if (!row) return refuse("no-such-node", `there is no node ${command.node}; \`bulbil trust list\` lists them`)
  switch (command.type) {
    case "NameNode":
      node.changeTrusted(row.id, { name: command.name || null }, { type: "NodeNamed" })
      break
    case "ChooseDegrees": {
      const { degrees, agreed } = command
      const more = node.cost.nodes > 0 && degrees > 1
      if (more && (agreed?.nodes ?? 0) * 1.5 < node.cost.nodes)
        return refuse(
          "cost-changed",
          "it costs more than what was agreed to; look at what it costs now, and agree again",
        )
      const event = { type: "DegreesChosen", degrees, nodes: 0, octets: 0 }
      node.changeTrusted(row.id, { degrees, agreed: degrees > 1 ? (agreed ?? null) : null }, event)
      break
    }
    case "TellOthers":
      node.changeTrusted(row.id, { told: command.told }, { type: "EdgeTold", told: command.told })
      break
    case "RevokeTrust":
      node.changeTrusted(row.id, { mode: "revoked" }, { type: "TrustRevoked" })
  }
  return { ok: true, id: row.id }
}
