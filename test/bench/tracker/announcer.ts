/**
 * A process that announces peers, 20 at a time, each over a connection of its own: to our tracker (`announcer.ts bulbil
 * FOLDER`) over HTTP/2 on unix sockets, or to bittorrent-tracker (`announcer.ts http PORT PEERS`; so many are wanted in
 * an answer) over HTTP/1.1 that is kept alive. All that is sent is made (and signed) when it is asked to `prepare`;
 * `run` sends it.
 */
import { Agent, request } from "node:http"
import { earlyCollection } from "../../../src/app/earlyCollection.ts"
import { systemClock } from "../../../src/app/systemClock.ts"
import type { Session } from "../../../src/transport/Sessions.ts"
import { Http2Sessions } from "../../../src/transport/h2/Http2Sessions.ts"
import { LoopbackTransport } from "../../../src/transport/loopback/LoopbackTransport.ts"
import { PeersExchange, MAX_PEERS_EXCHANGE } from "../../../src/wire/PeersExchange.ts"
import { trackerRoutes } from "../../../src/wire/routes/tracker.ts"
import { ADDRESS, announce, infohashOf } from "./made.ts"
import { answering, usage } from "./processes.ts"

export const LANES = 20

/** Peer `i` of a swarm, for the `version`th time; a newcomer says so. */
export interface Announced {
  readonly swarm: number
  readonly i: number
  readonly version: number
  readonly isNew: boolean
}
interface Side {
  prepare(announced: readonly Announced[]): void
  /** Sends the `n`th of what was prepared. @returns octets of the answer, and how many peers it holds. */
  send(lane: number, n: number): Promise<{ readonly octets: number; readonly peers: () => number }>
}

/** Lanes are dialled when they are needed: preparing takes longer than a tracker waits for a first question. */
const bulbil = (folder: string): Side => {
  const sessions = new Http2Sessions(new LoopbackTransport(folder), systemClock, {}, earlyCollection())
  const open = Array.from({ length: LANES }, (): Session | undefined => undefined)
  const session = async (lane: number) => (open[lane] ??= await sessions.connect(ADDRESS, { circuit: `${lane}` }))
  let prepared: { path: string; body: Uint8Array }[] = []
  return {
    prepare(announced) {
      prepared = announced.map(({ swarm, i, version, isNew }) => ({
        path: trackerRoutes.peers.path.write({ infoHash: infohashOf(swarm) }),
        body: announce(swarm, i, version, isNew),
      }))
    },
    async send(lane, n) {
      const { status, body } = await (
        await session(lane)
      ).ask({ method: "POST", ...prepared[n]!, maxBytes: MAX_PEERS_EXCHANGE })
      if (status !== 200) throw new Error(`status ${status}`)
      return { octets: body.length, peers: () => PeersExchange.decode(body)!.records.length }
    },
  }
}

const http = (port: number, wanted: number): Side => {
  const agents = Array.from({ length: LANES }, () => new Agent({ keepAlive: true, maxSockets: 1 }))
  const percent = (octets: Buffer): string =>
    octets.reduce((text, octet) => `${text}%${octet.toString(16).padStart(2, "0")}`, "")
  let paths: string[] = []
  return {
    prepare(announced) {
      paths = announced.map(({ swarm, i, isNew }) => {
        const [hash, peer] = [
          Buffer.from(infohashOf(swarm), "hex").subarray(0, 20),
          Buffer.from(`-XX0100-${String(i).padStart(12, "0")}`),
        ]
        const who = `info_hash=${percent(hash)}&peer_id=${percent(peer)}&port=${1_024 + i}`
        const what = `uploaded=0&downloaded=0&left=${i % 3}&compact=1&numwant=${wanted}${isNew ? "&event=started" : ""}`
        return `/announce?${who}&${what}`
      })
    },
    send: (lane, n) =>
      new Promise((resolve, reject) => {
        const sent = request({ host: "127.0.0.1", port, path: paths[n]!, agent: agents[lane]! }, (response) => {
          const chunks: Buffer[] = []
          response.on("data", (chunk: Buffer) => chunks.push(chunk))
          response.on("end", () => {
            const body = Buffer.concat(chunks)
            const compact = Number(/5:peers(\d+):/.exec(body.toString("latin1"))?.[1])
            resolve({ octets: body.length, peers: () => compact / 6 })
          })
        })
        sent.on("error", reject)
        sent.end()
      }),
  }
}

const [kind, where, wanted] = process.argv.slice(2) as [string, string, string | undefined]
const side = kind === "bulbil" ? bulbil(where) : http(Number(where), Number(wanted))
let count = 0

answering(
  async ({ prepare, run }: { prepare?: Announced[]; run?: boolean }) => {
    if (prepare) {
      side.prepare(prepare)
      count = prepare.length
      globalThis.gc!()
    }
    if (!run) return undefined
    let [next, octets, asked, peers] = [0, 0, 0, 0]
    const [before, begun] = [usage("cpu").cpu, performance.now()]
    await Promise.all(
      Array.from({ length: LANES }, async (_, lane) => {
        while (next < count) {
          const answer = await side.send(lane, next++)
          octets += answer.octets
          if (next % 100 !== 0) continue
          asked++
          peers += answer.peers()
        }
      }),
    )
    return {
      seconds: (performance.now() - begun) / 1_000,
      cpu: usage("cpu").cpu - before,
      octets: octets / count,
      peers: peers / asked,
    }
  },
  { ready: true },
)
