/** Somebody honest who calls an onion over a tor of its own, as a node does: by HTTP/2, with further tries. */
import { setTimeout as sleep } from "node:timers/promises"
import { networkSettings } from "../../../src/app/carriers.ts"
import { systemClock, systemRandom } from "../../../src/app/systemClock.ts"
import type { OnionAddress } from "../../../src/core/ids.ts"
import { Http2Sessions } from "../../../src/transport/h2/Http2Sessions.ts"
import { TorTransport } from "../../../src/transport/tor/TorTransport.ts"
import { median, rounded } from "../support.ts"

/** Then a dial has failed. A second try begins beside it after 20 s, with what the directories have by then. */
const WITHIN_MS = 30_000

/** Milliseconds until the node has answered, or why it did not. */
export type Dialled = number | string

export interface Caller {
  /** Process id. */
  readonly tor: number
  /** Over circuits of its own. */
  readonly dial: (to: OnionAddress) => Promise<Dialled>
  readonly close: () => Promise<void>
}

/** @param folder of its tor. @param network folder of the private network. */
export const openCaller = async (folder: string, network: string): Promise<Caller> => {
  const tor = await TorTransport.start({
    dataDir: folder,
    torrc: await networkSettings(network, "client"),
    clock: systemClock,
    random: systemRandom,
  })
  while (tor.health().state !== "ready") await sleep(100)
  const sessions = new Http2Sessions(tor, systemClock)
  let dials = 0
  return {
    tor: tor.torPid!,
    dial: async (to) => {
      const begin = performance.now()
      const options = { circuit: `${dials++}`, signal: AbortSignal.timeout(WITHIN_MS) }
      try {
        const session = await sessions.connect(to, options)
        session.close()
        return performance.now() - begin
      } catch (error) {
        return options.signal.aborted ? "late" : String((error as { code?: unknown }).code ?? error)
      }
    },
    close: () => tor.close(),
  }
}

export const summed = (dials: readonly Dialled[]) => {
  const through = dials.filter((ms) => typeof ms === "number").toSorted((a, b) => a - b)
  const at = (ms: number | undefined) => (ms === undefined ? null : rounded(ms))
  return {
    dials: dials.length,
    through: through.length,
    medianMs: at(through.length > 0 ? median(through) : undefined),
    p95Ms: at(through[Math.ceil(through.length * 0.95) - 1]),
    failed: [...new Set(dials.filter((ms) => typeof ms === "string"))],
  }
}
