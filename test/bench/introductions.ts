/**
 * A flood of introductions at the onion of a node's tracker, over a private Tor network of its own: `npm run bench --
 * introductions [--puzzles node,off] [--rates 30] [--updates 0] [--seconds 60] [--tors 6]`. Who floods has tors of its
 * own, dials over new circuits each time, and has looked the onion up while no puzzle was asked. Two who are honest
 * dial meanwhile: one who knows the onion already, one who has not looked it up. `--puzzles`: as the node asks them,
 * none, or with another queue (`4/40`). `--updates`: so many times it is flooded as tor looks at the effort that it
 * asks, each five minutes, and is measured again after that. `--network`: folder of a private network, which is brought
 * up there if need be, and is left standing. All processes share the cores. Last line: one JSON object.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { parseArgs } from "node:util"
import { freePorts } from "../../src/testnet/freePorts.ts"
import { loopbackGround } from "../../src/testnet/Ground.ts"
import { bringUp, takeDown } from "../../src/testnet/privateTorNetwork.ts"
import { type Caller, openCaller } from "./introductions/caller.ts"
import { ask, end, type Started, start } from "./introductions/processes.ts"
import { run, type Scene } from "./introductions/run.ts"
import type { Flooded, Flooding, Order, Serving } from "./introductions/said.ts"
import { say } from "./support.ts"

const text = (value: string) => ({ type: "string", default: value }) as const
const { values } = parseArgs({
  options: {
    puzzles: text("node,off"),
    rates: text("30"),
    updates: text("0"),
    seconds: text("60"),
    tors: text("6"),
    network: text(""),
  },
})
const [seconds, updates] = [Number(values.seconds), Number(values.updates)]
const rates = values.rates.split(",").map(Number)
const GOALS = { through: 0.9, throughWithoutPuzzles: 0.5, lateP99Ms: 50 }
/** How often tor looks at the effort that it asks (hs_pow.h, HS_UPDATE_PERIOD). */
const UPDATE_MS = 300_000
/** A flood begins so long before that, and goes on for twice as long. */
const AHEAD_MS = 20_000
/** What waits at the onion has gone by then. */
const REST_MS = 20_000

const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
const network = path.resolve(values.network || path.join(home, "network"))

const flooded = async (puzzles: string, pids: readonly number[]) => {
  const at = (...names: string[]) => path.join(home, puzzles.replace("/", "of"), ...names)
  const started: Started<unknown>[] = []
  const callers: Caller[] = []
  const begin = async <T>(name: string, ...words: string[]): Promise<Started<T>> => {
    const one = await start<T>(name, at(`${started.length}`), network, ...words)
    started.push(one)
    return one
  }
  const caller = async () => {
    const one = await openCaller(at(`caller${callers.length}`), network)
    callers.push(one)
    return one
  }
  try {
    mkdirSync(at("0"), { recursive: true })
    const [port] = freePorts(1) as [number]
    const node = await begin<Serving>("serve", puzzles, `${port}`)
    const published = Date.now()
    const onion = node.said.address
    const flooder = () => begin<Flooding>("flood", values.tors, onion)
    const known = await caller()
    const reached = async () => typeof (await known.dial(onion)) === "number"
    for (let tries = 0; !(await reached()); tries++) {
      if (tries === 10) throw new Error("the node cannot be reached")
      await sleep(1_000)
    }
    const results: object[] = []
    const measure = async (flood: Scene["flood"], rate: number) => {
      const scene = { node, flood, onion, port, known, network: pids }
      const order: Order | undefined = rate > 0 ? { rate, seconds } : undefined
      results.push({ puzzles, ...(await run(scene, await caller(), order)) })
      say(JSON.stringify(results.at(-1)))
    }
    const first = await flooder()
    await measure(first, 0)
    for (const rate of rates) {
      await measure(first, rate)
      await sleep(REST_MS)
    }
    for (let n = 1; n <= updates; n++) {
      // Those whose introductions come to nothing forget their way for a while, so each flood is another's.
      const [before, after] = [await flooder(), await flooder()]
      await sleep(Math.max(0, published + n * UPDATE_MS - AHEAD_MS - Date.now()))
      await ask<Flooded>(before, { rate: rates[0]!, seconds: (2 * AHEAD_MS) / 1_000 } satisfies Order)
      await measure(after, rates[0]!)
    }
    return results
  } finally {
    await Promise.all(callers.map((one) => one.close()))
    await Promise.all(started.map(end))
  }
}

try {
  say("bringing up a private Tor network")
  const [ground, votes] = [loopbackGround(), { interval: 60, delay: 5 }]
  const { pids } = await bringUp({
    dir: network,
    owner: process.pid,
    ground: { ...ground, manner: { ...ground.manner, votes } },
  })
  const results: object[] = []
  for (const puzzles of values.puzzles.split(",")) results.push(...(await flooded(puzzles, pids)))
  process.stdout.write(
    `${JSON.stringify({ bench: "introductions", cores: availableParallelism(), results, goals: GOALS })}\n`,
  )
} finally {
  if (values.network === "") await takeDown(network)
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
