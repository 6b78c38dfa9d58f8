/**
 * The process that is flooded: one onion over unix sockets. `floods/serve.ts FOLDER`; says its address when it is up.
 */
import { earlyCollection } from "../../../src/app/earlyCollection.ts"
import { systemClock } from "../../../src/app/systemClock.ts"
import { Http2Sessions } from "../../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../../src/transport/loopback/LoopbackTransport.ts"

const OK = Buffer.from("ok")
const METADATA = Buffer.alloc(3_900_000, 7)
const sessions = new Http2Sessions(new LoopbackTransport(process.argv[2]!), systemClock, {}, earlyCollection())
async function* staying(signal: AbortSignal) {
  yield OK
  await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }))
}
const served = await sessions.serve(Buffer.alloc(32, 9), ({ path, signal, welcome }) => {
  if (path === "/member") welcome?.()
  if (path === "/ok" || path === "/member") return { body: OK }
  if (path === "/big") return { body: METADATA }
  return path === "/stay" ? { chunks: staying(signal) } : undefined
})
process.stdout.write(`${served.address}\n`)
