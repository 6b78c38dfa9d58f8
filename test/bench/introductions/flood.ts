/**
 * The process that floods: `introductions/flood.ts DATA NETWORK TORS ADDRESS`, with tors of its own. Each dial has
 * circuits of its own, so each is one introduction; what comes through is dropped at once. It has looked the onion up
 * before, so its introductions solve the puzzle that was asked then. Bounded in time and in dials under way. Ends with
 * who started it.
 */
import { randomUUID } from "node:crypto"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { networkSettings } from "../../../src/app/carriers.ts"
import { systemClock, systemRandom } from "../../../src/app/systemClock.ts"
import type { OnionAddress } from "../../../src/core/ids.ts"
import { dialSocks } from "../../../src/transport/tor/SocksDialer.ts"
import { DialError } from "../../../src/transport/Transport.ts"
import { TorTransport } from "../../../src/transport/tor/TorTransport.ts"
import { until } from "../../support/loopbackNode.ts"
import { socketsOf } from "../tor/nodeTor.ts"
import type { Flooded, Flooding, Order } from "./said.ts"

const MOST_SECONDS = 60
const MOST_UNDER_WAY = 4_000
/** Then it gives up a dial. */
const PATIENCE_MS = 20_000
const TICK_MS = 20

const [data, network, count, address] = process.argv.slice(2) as [string, string, string, OnionAddress]
const torrc = [
  ...(await networkSettings(network, "client")),
  // It hides from nobody, and wants many circuits.
  "MaxClientCircuitsPending 1024",
  "VanguardsLiteEnabled 0",
  "LearnCircuitBuildTimeout 0",
  "CircuitBuildTimeout 20",
  "MaxCircuitDirtiness 10",
]
const folders = Array.from({ length: Number(count) }, (_, n) => path.join(data, `${n}`))
const tors = await Promise.all(
  folders.map((folder) =>
    TorTransport.start({
      dataDir: path.join(folder, "tor"),
      torrc,
      clock: systemClock,
      random: systemRandom,
      liveness: { everyMs: 60_000, withinMs: 120_000 },
    }),
  ),
)
const sockets = folders.map((folder) => path.join(socketsOf(folder), "socks"))
const dial = async (n: number, patience: number): Promise<boolean> => {
  const signal = AbortSignal.timeout(patience)
  const stream = await dialSocks(sockets[n % sockets.length]!, address, { circuit: randomUUID(), signal }, systemClock)
  stream.destroy()
  return true
}
const never = () => false
for (const n of sockets.keys()) await until(() => dial(n, 60_000).catch(never), 1_000)

const flood = async ({ rate, seconds }: Order): Promise<Flooded> => {
  const begin = performance.now()
  const passed = () => (performance.now() - begin) / 1_000
  const failed: Record<string, number> = {}
  let [begun, through, leftOut, underWay] = [0, 0, 0, 0]
  while (passed() < Math.min(seconds, MOST_SECONDS)) {
    for (const due = Math.floor(passed() * rate); begun + leftOut < due;) {
      if (underWay >= MOST_UNDER_WAY) {
        leftOut++
        continue
      }
      underWay++
      void dial(begun++, PATIENCE_MS)
        .then(
          () => through++,
          (error: unknown) => {
            const code = error instanceof DialError ? error.code : String(error)
            failed[code] = (failed[code] ?? 0) + 1
          },
        )
        .finally(() => underWay--)
    }
    await sleep(TICK_MS)
  }
  return { begun, through, leftOut, failed, underWay }
}
process.on("message", (order: Order) => void flood(order).then((done) => process.send!(done)))
process.once("disconnect", () => void Promise.all(tors.map((tor) => tor.close())).finally(() => process.exit()))
process.send!({ tors: tors.map(({ torPid }) => torPid!) } satisfies Flooding)
