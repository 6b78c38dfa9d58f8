/**
 * A scenario on an embedded private Tor network, between nodes that are processes of their own. Without --once it stays
 * up for a browser.
 */
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { bringUp, takeDown } from "../../testnet/privateTorNetwork.ts"
import { remark, say as sayText, sayJson } from "../output.ts"
import { exitOf, type Interruption, onInterruption } from "../signals.ts"
import { beginDemoNode, type DemoNode } from "./DemoNode.ts"
import type { DemoOptions } from "./DemoOptions.ts"
import { mainJob } from "./mainJob.ts"
import { mirrors } from "./mirrors.ts"
import { relay } from "./relay.ts"
import type { Scenario } from "./Scenario.ts"
import { trust } from "./trust.ts"

const scenarios: Readonly<Record<DemoOptions["scenario"], Scenario>> = { main: mainJob, mirrors, relay, trust }
const USUAL_SIZE = 64 * 1024 * 1024

export const play = async (options: DemoOptions): Promise<void> => {
  const begun = Date.now()
  const say = (line: string) => remark(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s] ${line}`)
  const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-demo-"))
  const testnet = path.join(home, "tor")
  const nodes: ReturnType<typeof beginDemoNode>[] = []
  const ended = new AbortController()
  let by: Interruption | undefined
  const release = onInterruption((signal) => {
    by ??= signal
    ended.abort()
  })
  try {
    say("bringing up a private Tor network (3 authorities, 5 relays; about half a minute)")
    const network = await bringUp({ dir: testnet, owner: process.pid, signal: ended.signal })
    const scenario = scenarios[options.scenario]
    await scenario.prepare?.(home)
    say(`starting ${scenario.nodes.length} nodes`)
    const size = options.size ?? scenario.size ?? USUAL_SIZE
    nodes.push(
      ...scenario.nodes.map((name) =>
        beginDemoNode({
          name,
          data: path.join(home, name),
          testnet,
          options: scenario.options?.(name, size, home) ?? [],
          say,
        }),
      ),
    )
    await Promise.race([Promise.all(nodes.map((node) => node.ready)), interrupted(ended.signal)])
    const result = await Promise.race([scenario.run(nodes, { home, testnet, size, say }), interrupted(ended.signal)])
    const dataDirs = options.keep ? { dataDirs: nodes.map((node) => node.data) } : {}
    if (!options.once) await stayUp(nodes, network.browserSocks, ended.signal)
    else sayJson({ ...result, ...dataDirs })
    process.exitCode = result.ok ? 0 : 1
  } catch (error) {
    if (by === undefined) throw error
    say("interrupted; ending what was begun")
    process.exitCode = exitOf(by)
  } finally {
    await Promise.allSettled(nodes.map((node) => node.stop()))
    await takeDown(testnet)
    if (options.keep) say(`the nodes' data are in ${home}`)
    else await rm(home, { recursive: true, force: true, maxRetries: 5 })
    release()
  }
}

async function stayUp(
  nodes: readonly DemoNode[],
  socks: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<void> {
  const lines = [
    "",
    "The nodes are up. To see them, point a browser at this SOCKS5 proxy (with DNS through it) and open a link:",
    `  SOCKS5 ${socks.host}:${socks.port}`,
    ...nodes.filter((node) => node.running).map((node) => `  ${node.name}: ${node.managementLink}`),
    "Ctrl-C ends the demo and removes what it made.",
  ]
  sayText(lines.join("\n"))
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }))
}

/** Never fulfilled; what it was raced with is left to end by itself. */
const interrupted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(new Error("interrupted"))
    if (signal.aborted) end()
    else signal.addEventListener("abort", end, { once: true })
  })
