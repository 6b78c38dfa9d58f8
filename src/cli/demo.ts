/**
 * `bulbil demo`: a scenario on an embedded private Tor network, between nodes that are processes of their own. Without --once it stays
 * up for a browser.
 */
import { mkdtemp, rm } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { Command, Option } from "commander"
import { bringUp, takeDown } from "../testnet/privateTorNetwork.ts"
import { type DemoNode, startDemoNode } from "./demo/DemoNode.ts"
import { mainJob } from "./demo/mainJob.ts"
import { mirrors } from "./demo/mirrors.ts"
import { relay } from "./demo/relay.ts"
import type { Scenario } from "./demo/Scenario.ts"
import { sizeOf } from "./sizes.ts"

const scenarios: Readonly<Record<string, Scenario>> = { main: mainJob, mirrors, relay }
const USUAL_SIZE = 64 * 1024 * 1024

interface DemoOptions {
  readonly once?: boolean
  readonly size?: number
  readonly keep?: boolean
  readonly scenario: string
}

export const demoCommand = (): Command =>
  new Command("demo")
    .description("nodes on a private Tor network of this machine: one shares a folder, another downloads it")
    .option("--once", "end by itself, with one JSON object as the last line")
    .option("--size <size>", "how much to share (default: 64M; 16M for the scenario relay)", sizeOf)
    .option("--keep", "leave the nodes' data where they are")
    .addOption(new Option("--scenario <name>", "main: share and download; mirrors: what is published outlives its publisher; relay: who has no credit waits, and earns it by relaying").choices(Object.keys(scenarios)).default("main"))
    .addHelpText("after", "\nNothing leaves this machine. Exit codes: 0 the copy is identical, 1 something failed, 2 wrong usage, 130 interrupted.")
    .action(async (options: DemoOptions) => {
      const begun = Date.now()
      const say = (line: string) => process.stderr.write(`[${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s] ${line}\n`)
      const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-demo-"))
      const testnet = path.join(home, "tor")
      const nodes: DemoNode[] = []
      const ended = new AbortController()
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ended.abort())
      try {
        say("bringing up a private Tor network (3 authorities, 5 relays; about half a minute)")
        const network = await bringUp({ dir: testnet, owner: process.pid, signal: ended.signal })
        const scenario = scenarios[options.scenario]!
        say(`starting ${scenario.nodes.length} nodes`)
        const size = options.size ?? scenario.size ?? USUAL_SIZE
        nodes.push(...(await Promise.all(scenario.nodes.map((name) =>
          startDemoNode({ name, data: path.join(home, name), testnet, options: scenario.options?.(name, size) ?? [], say })))))
        const result = await scenario.run(nodes, { home, testnet, size, say })
        const dataDirs = options.keep ? { dataDirs: nodes.map((node) => node.data) } : {}
        if (!options.once) await stayUp(nodes, network.browserSocks, ended.signal)
        else process.stdout.write(`${JSON.stringify({ ...result, ...dataDirs })}\n`)
        process.exitCode = result.ok ? 0 : 1
      } catch (error) {
        if (!ended.signal.aborted) throw error
        say("interrupted")
        process.exitCode = 130
      } finally {
        await Promise.allSettled(nodes.map((node) => node.stop()))
        await takeDown(testnet)
        if (options.keep) say(`the nodes' data are in ${home}`)
        else await rm(home, { recursive: true, force: true })
      }
    })

async function stayUp(nodes: readonly DemoNode[], socks: { readonly host: string; readonly port: number }, signal: AbortSignal): Promise<void> {
  const lines = [
    "",
    "The nodes are up. To see them, point a browser at this SOCKS5 proxy (with DNS through it) and open a link:",
    `  SOCKS5 ${socks.host}:${socks.port}`,
    ...nodes.filter((node) => node.running).map((node) => `  ${node.name}: ${node.managementLink}`),
    "Ctrl-C ends the demo and removes what it made.",
    "",
  ]
  process.stdout.write(lines.join("\n"))
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }))
}
