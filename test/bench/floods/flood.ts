/**
 * The process that floods: `floods/flood.ts FOLDER ADDRESS KIND CALLERS SECONDS`. Each caller reads all, writes as fast
 * as it is taken, and comes back at once when it is cut off. Bounded in time and in sessions; last line: how many
 * sessions it had.
 */
import { LoopbackTransport } from "../../../src/transport/loopback/LoopbackTransport.ts"
import type { OnionAddress } from "../../../src/core/ids.ts"
import { FLOODS } from "../../support/floods.ts"

const MOST_SESSIONS = 5_000
const [folder, address, kind, callers, seconds] = process.argv.slice(2)
const flood = FLOODS[kind!]!
const transport = new LoopbackTransport(folder!)
const end = Date.now() + Number(seconds) * 1_000
let opened = 0

const session = async (): Promise<void> => {
  const stream = await transport.dial(address as OnionAddress, { circuit: "flood" })
  opened++
  stream.on("error", () => undefined)
  stream.resume()
  const closed = new Promise<void>((resolve) => stream.once("close", resolve))
  const over = setTimeout(() => stream.destroy(), Math.max(1, end - Date.now()))
  stream.write(flood.begin)
  for (let n = 0; !stream.destroyed && Date.now() < end; n++) {
    const piece = flood.more(n)
    if (!piece) break
    if (!stream.write(piece))
      await Promise.race([new Promise<void>((resolve) => stream.once("drain", resolve)), closed])
  }
  await closed
  clearTimeout(over)
}
const caller = async (): Promise<void> => {
  while (Date.now() < end && opened < MOST_SESSIONS)
    await session().catch(() => new Promise((resolve) => setTimeout(resolve, 5)))
}
await Promise.all(Array.from({ length: Number(callers) }, caller))
process.stdout.write(`${opened}\n`)
