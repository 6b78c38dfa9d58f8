/**
 * What Node alone asks for the same work, and so the least that a node of Bulbil can cost: two HTTP/2 sessions over a
 * unix socket, each leaf copied into its piece and hashed, each piece written, the file synced now and then. No choice
 * of pieces, no credit, no log. nodeFloor.js seed FILE SOCKET · nodeFloor.js get FILE SOCKET SIZE: says a line of JSON
 * as the others do.
 */
import { hash } from "node:crypto"
import { open } from "node:fs/promises"
import { connect, createServer } from "node:http2"
import { createConnection } from "node:net"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

const LEAF = 16 * 1024
const PIECE = 1024 * 1024
const READ = 256 * 1024
const SESSIONS = 2
const AT_ONCE = 8
const SYNC_EVERY = 32
const COLLECT_EVERY = 16 * 1024 * 1024

setFlagsFromString("--expose-gc")
const collect = runInNewContext("globalThis.gc")
let since = 0
const moved = (octets) => {
  since += octets
  if (since < COLLECT_EVERY) return
  since = 0
  collect({ type: "minor" })
}

const seed = async (file, socket) => {
  const handle = await open(file)
  const kept = []
  const server = createServer({ maxSessionMemory: 64, settings: { maxConcurrentStreams: 64 } })
  server.on("stream", async (stream, headers) => {
    const [at, length] = headers[":path"].slice(1).split("/").map(Number)
    stream.respond({ ":status": 200 })
    for (let done = 0; done < length; done += READ) {
      const buffer = kept.pop() ?? Buffer.allocUnsafeSlow(READ)
      const size = Math.min(READ, length - done)
      await handle.read(buffer, 0, size, at + done)
      await new Promise((resolve) => stream.write(buffer.subarray(0, size), resolve))
      kept.push(buffer)
      moved(size)
    }
    stream.end()
  })
  server.listen(socket, () => process.stdout.write("ready\n"))
  process.once("SIGTERM", () => process.exit(0))
}

const get = async (file, socket, size) => {
  const handle = await open(file, "w+")
  await handle.truncate(size)
  const before = process.cpuUsage()
  const begun = performance.now()
  const kept = []
  let [next, written] = [0, 0]
  const piece = async (session) => {
    const at = next
    next += PIECE
    const length = Math.min(PIECE, size - at)
    const buffer = kept.pop() ?? Buffer.allocUnsafeSlow(PIECE)
    const hashes = []
    await new Promise((resolve, reject) => {
      let got = 0
      const stream = session.request({ ":path": `/${at}/${length}` })
      stream.on("data", (chunk) => {
        buffer.set(chunk, got)
        for (let leaf = Math.floor(got / LEAF); leaf < Math.floor((got + chunk.length) / LEAF); leaf++)
          hashes.push(hash("sha256", buffer.subarray(leaf * LEAF, (leaf + 1) * LEAF), "buffer"))
        got += chunk.length
        moved(chunk.length)
      })
      stream.on("close", resolve).on("error", reject)
    })
    await handle.write(buffer, 0, length, at)
    kept.push(buffer)
    if (++written % SYNC_EVERY === 0) await handle.datasync()
  }
  await Promise.all(
    Array.from({ length: SESSIONS }, async () => {
      const session = connect("http://floor", {
        createConnection: () => createConnection(socket),
        maxSessionMemory: 64,
        settings: { initialWindowSize: 4 * PIECE, maxFrameSize: PIECE - 1 },
      })
      await new Promise((resolve) => session.once("remoteSettings", resolve))
      session.setLocalWindowSize(32 * PIECE)
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          while (next < size) await piece(session)
        }),
      )
      session.close()
    }),
  )
  await handle.datasync()
  const { user, system } = process.cpuUsage(before)
  const measured = {
    seconds: (performance.now() - begun) / 1_000,
    cpu: (user + system) / 1e6,
    peak: process.resourceUsage().maxRSS / 1_024,
  }
  process.stdout.write(`${JSON.stringify(measured)}\n`)
  await handle.close()
}

const [role, file, socket, size] = process.argv.slice(2)
await (role === "seed" ? seed(file, socket) : get(file, socket, Number(size)))
