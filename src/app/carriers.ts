/** The carriers that a node can be started with: tor on the public network, tor on a private one, or unix sockets. */
import { readFile } from "node:fs/promises"
import path from "node:path"
import { LoopbackTransport } from "../transport/loopback/LoopbackTransport.ts"
import { TorTransport } from "../transport/tor/TorTransport.ts"
import { StartError } from "./StartError.ts"
import type { Transport } from "../transport/Transport.ts"
import { systemClock, systemRandom } from "./systemClock.ts"

/** What a node wants of whatever carries it. */
export interface CarrierTap {
  /** Called with each line that the carrier says of itself. */
  readonly onLog: (line: string) => void
  /** Relays, by fingerprint, that must never be part of a path of ours. */
  readonly avoid: readonly string[]
  /** After how many milliseconds a dial is late, as the node's own dials go. */
  readonly lateMs?: () => number
}

const untapped: CarrierTap = { onLog: () => undefined, avoid: [] }

/** @param testnet folder of a private Tor network (`bulbil testnet up`); the public one if left out. */
export const torCarrier =
  (testnet: string | undefined) =>
  async (folder: string, { onLog, avoid, lateMs }: CarrierTap = untapped): Promise<Transport> => {
    const torrc = testnet === undefined ? [] : await networkSettings(testnet, "client")
    const own = { dataDir: folder, torrc, clock: systemClock, random: systemRandom, onLog, avoid }
    return TorTransport.start({ ...own, ...(lateMs ? { lateMs } : {}) })
  }

export const loopbackCarrier = (folder: string) => async (): Promise<Transport> => new LoopbackTransport(folder)

/** The lines that make a tor a client, or a relay, of the private network in this folder. */
export async function networkSettings(testnet: string, of: "client" | "relay"): Promise<string[]> {
  try {
    return (await readFile(path.join(testnet, `${of}.torrc`), "utf8")).split("\n").filter((line) => line.trim() !== "")
  } catch {
    throw new StartError(
      "no-testnet",
      `there is no private Tor network in ${testnet}; bring one up with: bulbil testnet up --dir ${testnet}`,
    )
  }
}
