/** One flood: what it did to who is honest, and to the node. */
import { loadavg } from "node:os"
import { setTimeout as sleep } from "node:timers/promises"
import type { OnionAddress } from "../../../src/core/ids.ts"
import { cpuSeconds, rounded } from "../support.ts"
import { type Caller, type Dialled, summed } from "./caller.ts"
import { metricsOf } from "./metrics.ts"
import { ask, type Started } from "./processes.ts"
import type { Flooded, Flooding, Held, Order, Serving } from "./said.ts"

export interface Scene {
  readonly node: Started<Serving>
  readonly flood: Started<Flooding>
  readonly onion: OnionAddress
  /** At which the node's tor tells its figures. */
  readonly port: number
  /** Has looked the onion up before the first flood. */
  readonly known: Caller
  /** Process ids of the private network. */
  readonly network: readonly number[]
}

/** Each calls so often, so many times, in the first half of a flood of 60 s: none is heard only as it is over. */
const CALLS = 15
const EVERY_MS = 2_000

/** @param order none: nobody floods. @param newcomer has not looked the onion up. */
export const run = async (scene: Scene, newcomer: Caller, order: Order | undefined) => {
  const { node, flood, onion, port, known, network } = scene
  const pids = {
    node: [node.process.pid!],
    tor: [node.said.tor],
    flood: [flood.process.pid!],
    floodTors: flood.said.tors,
    callerTors: [known.tor, newcomer.tor],
    network,
  }
  const used = () => Object.values(pids).map((all) => all.reduce((sum, pid) => sum + cpuSeconds(pid), 0))
  await ask<Held>(node, {})
  const before = { used: used(), tor: await metricsOf(port, onion) }
  const begin = performance.now()
  const flooded = order && ask<Flooded>(flood, order)
  const calls = { known: [] as Promise<Dialled>[], newcomer: [] as Promise<Dialled>[] }
  for (let n = 0; n < CALLS; n++) {
    await sleep(EVERY_MS)
    calls.known.push(known.dial(onion))
    calls.newcomer.push(newcomer.dial(onion))
  }
  const load = rounded(loadavg()[0]!, 1)
  const honest = {
    known: summed(await Promise.all(calls.known)),
    newcomer: summed(await Promise.all(calls.newcomer)),
  }
  const done = await flooded
  const seconds = (performance.now() - begin) / 1_000
  const after = { used: used(), tor: await metricsOf(port, onion) }
  const each = (what: "introductions" | "begun" | "met") => rounded((after.tor[what] - before.tor[what]) / seconds, 1)
  return {
    rate: order?.rate ?? 0,
    seconds: rounded(seconds, 1),
    flood: done ?? null,
    /** At the onion, honest ones included: introductions that came, rendezvous that were begun, that stood. */
    eachSecond: { introductions: each("introductions"), begun: each("begun"), met: each("met") },
    effort: [before.tor.effort, after.tor.effort],
    waiting: after.tor.waiting,
    honest,
    held: await ask<Held>(node, {}),
    cpuSeconds: Object.fromEntries(
      Object.keys(pids).map((name, i) => [name, rounded(after.used[i]! - before.used[i]!, 1)]),
    ),
    load,
  }
}
