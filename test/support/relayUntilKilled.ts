/**
 * A node with a real relay and no Tor of its own (loopback): says how the relay is as soon as it has hold of it, and
 * waits to be killed.
 */
import { loopbackCarrier } from "../../src/app/carriers.ts"
import { torRelay } from "../../src/app/relays.ts"
import { runNode } from "../../src/app/runNode.ts"

const [data, sockets, testnet] = process.argv.slice(2) as [string, string, string]
const { running } = await runNode({
  data,
  carrier: loopbackCarrier(sockets),
  relay: torRelay(testnet),
  onDefect: (where, defect) => console.error(where, defect),
})
await running.node.command({ type: "AnswerConsent", consent: "yes" })
for (;;) {
  const { state, pid, uptimeSeconds } = running.node.live().relay
  if ((state === "running" || state === "bootstrapping") && uptimeSeconds !== null) {
    process.stdout.write(`${JSON.stringify({ pid, uptimeSeconds })}\n`)
    break
  }
  await new Promise((resolve) => setTimeout(resolve, 20))
}
await running.node.command({ type: "StartRelay" })
await new Promise(() => setInterval(() => undefined, 60_000))
