/**
 * A whole node over unix sockets in a process of its own, which tells how much of the machine it holds: `node
 * --expose-gc nodeUnderMeasure.ts DATA SOCKETS [leak]`. With `leak` it holds a socket and memory for each stream that
 * it has accepted, so that a check which sees nothing is found.
 */
import { readdirSync, readlinkSync } from "node:fs"
import net from "node:net"
import path from "node:path"
import type { Duplex } from "node:stream"
import { LoopbackTransport } from "../../../src/transport/loopback/LoopbackTransport.ts"
import type { OnionSeed, Publication } from "../../../src/transport/Transport.ts"
import { openLoopbackNode } from "../loopbackNode.ts"
import type { Figures, FromNode, ToNode } from "./MeasuredNode.ts"

const [data, sockets, leak] = process.argv.slice(2) as [string, string, string | undefined]

class LeakyTransport extends LoopbackTransport {
  readonly #held: (net.Server | Buffer)[] = []

  override publish(seed: OnionSeed, accept: (stream: Duplex) => void): Promise<Publication> {
    return super.publish(seed, (stream) => {
      const held = path.join(data, `held${this.#held.length}`)
      this.#held.push(net.createServer().listen({ path: held }), Buffer.alloc(512 * 1024, "held"))
      accept(stream)
    })
  }
}

const leaky = { carrier: async () => new LeakyTransport(sockets) }
const node = await openLoopbackNode(data, sockets, leak === undefined ? {} : leaky)

/** What an open descriptor leads to: `socket`, `pipe`, `anon_inode`, or `file`. */
const kinds = (): Record<string, number> => {
  const found: Record<string, number> = {}
  for (const fd of readdirSync("/proc/self/fd")) {
    try {
      const kind = /^(socket|pipe|anon_inode):/.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1] ?? "file"
      found[kind] = (found[kind] ?? 0) + 1
    } catch {
      // The one that read the folder is gone again.
    }
  }
  return found
}

const figures = async (): Promise<Figures> => {
  for (let i = 0; i < 3; i++) {
    globalThis.gc!()
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  const { socket = 0, file = 0, pipe = 0, anon_inode = 0 } = kinds()
  const timers = process.getActiveResourcesInfo().filter((name) => name === "Timeout").length
  const { defects, parts } = node
  const others = pipe + anon_inode
  return {
    sockets: socket,
    files: file,
    others,
    actors: parts.kernel.awake,
    timers,
    heap: heapUsed,
    external,
    rss,
    defects,
  }
}

const say = (message: FromNode): void => void process.send!(message)
process.on("message", (asked: ToNode) => {
  if (asked === "figures") void figures().then((told) => say({ figures: told }))
  else void node.close().then(() => process.exit(0))
})
// Whoever measures is gone: so is this.
process.on("disconnect", () => process.exit(1))
say({
  tracker: await (async () => {
    while (!node.parts.board.published("tracker")) await new Promise((resolve) => setTimeout(resolve, 20))
    return node.parts.board.published("tracker")!
  })(),
})
