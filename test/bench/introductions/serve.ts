/**
 * The node that is flooded: `introductions/serve.ts DATA NETWORK PUZZLES PORT`, a whole node of this process over a tor
 * of its own, whose figures are read at a port of loopback. PUZZLES: `node`, as it asks of visitors; `off`; or with a
 * queue of another rate and burst, `4/40`. Says where it is, and how its thread was held up since it was asked last.
 * Ends with who started it.
 */
import path from "node:path"
import { monitorEventLoopDelay } from "node:perf_hooks"
import { networkSettings } from "../../../src/app/carriers.ts"
import { systemClock, systemRandom } from "../../../src/app/systemClock.ts"
import type { OnionAddress } from "../../../src/core/ids.ts"
import { TorControl } from "../../../src/transport/tor/TorControl.ts"
import { TorTransport } from "../../../src/transport/tor/TorTransport.ts"
import { openLoopbackNode, until } from "../../support/loopbackNode.ts"
import { megabytes, rounded } from "../support.ts"
import type { Held, Serving } from "./said.ts"

const RESOLUTION = 10
const [data, network, puzzles, port] = process.argv.slice(2) as [string, string, string, string]
const [rate, burst] = puzzles.split("/")
const { addOnion } = TorControl.prototype
TorControl.prototype.addOnion = function (this: TorControl, at, target, key) {
  const asks = puzzles === "off" ? "" : ` PoWDefensesEnabled=1 PoWQueueRate=${rate} PoWQueueBurst=${burst}`
  const other = puzzles === "node" ? target : target!.replace(/ PoWDefensesEnabled=.*PoWQueueBurst=\d+/, asks)
  return addOnion.call(this, at, other, key)
}
const torrc = await networkSettings(network, "client")
const tor = await TorTransport.start({
  dataDir: path.join(data, "tor"),
  torrc: [...torrc, `MetricsPort 127.0.0.1:${port}`, "MetricsPortPolicy accept 127.0.0.1"],
  clock: systemClock,
  random: systemRandom,
})
const node = await openLoopbackNode(path.join(data, "node"), data, { carrier: async () => tor })
const address = async () => (await node.node.snapshot()).trackers[0]?.address
await until(address, 100)

const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
delay.enable()
let stretches: number[] = []
let used = process.threadCpuUsage()
setInterval(() => {
  const { user, system } = process.threadCpuUsage(used)
  used = process.threadCpuUsage()
  stretches.push((user + system) / 1_000)
}, RESOLUTION)
const held = (ms: readonly number[]) => {
  const sorted = ms.toSorted((a, b) => a - b)
  const at = (part: number) => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0, 1)
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}
process.on("message", () => {
  const late = (part: number) => rounded(Math.max(0, delay.percentile(part) / 1e6 - RESOLUTION), 1)
  const said: Held = {
    late: { p50: late(50), p99: late(99), max: late(100) },
    cpu: held(stretches),
    megabytes: rounded(megabytes(process.pid, "VmRSS")),
  }
  delay.reset()
  stretches = []
  process.send!(said)
})
process.once("disconnect", () => void node.close().finally(() => process.exit()))
process.send!({ address: (await address()) as OnionAddress, tor: tor.torPid! } satisfies Serving)
