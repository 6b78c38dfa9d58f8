/**
 * Downloads over a private Tor network with distance, from one source and from three, beside `curl` with 1, 2, 4 and 8
 * circuits to the same sources, by way of the same tors: `npm run bench -- wide [--rounds N] [--sizes MB,…] [--sources
 * N,…] [--curls N,… (none: "")] [--seed N]`. Rounds alternate, and each begins with another. Needs root, a C compiler
 * and TUN devices; where it cannot run it says why, and ends with exit code 77: skipped. Last line: one JSON object.
 */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { parseArgs } from "node:util"
import { follow } from "../../src/cli/follow.ts"
import { lacking } from "../wide/lacking.ts"
import { bringUpWide, takeDownWide } from "../wide/wideNetwork.ts"
import { makeFile, median, needCurl, rounded, say } from "./support.ts"
import { serveBehind, type StaticServer, untilServed } from "./tor/staticServer.ts"
import { type Measured, measureCurl, measureOurs } from "./wide/measure.ts"
import { startWideNode, type WideNode } from "./wide/WideNode.ts"

const SKIPPED = 77
const MB = 1_000_000
const text = (value: string) => ({ type: "string", default: value }) as const
const { values } = parseArgs({
  options: {
    rounds: text("5"),
    sizes: text("20,100,500"),
    sources: text("1,3"),
    curls: text("1,2,4,8"),
    seed: text("1"),
    relays: text("12"),
  },
})
const numbers = (list: string): readonly number[] => list.split(",").filter(Boolean).map(Number)
const [sizes, counts, curls] = [numbers(values.sizes), numbers(values.sources), numbers(values.curls)]
const SOURCES = ["bob", "carol", "dave"].slice(0, Math.max(...counts))

const missing = lacking()
if (missing !== undefined) {
  say(`${missing}\nskipped: the wide network cannot be had on this machine`)
  process.stdout.write(`${JSON.stringify({ bench: "wide", skipped: missing })}\n`)
  process.exit(SKIPPED)
}
needCurl()

const home = mkdtempSync(path.join(tmpdir(), "bulbil-wide-"))
const testnet = path.join(home, "net")
const nodes: WideNode[] = []
const servers: StaticServer[] = []

interface Series {
  readonly megabytes: number
  readonly sources: number
  readonly link: string
  readonly file: string
  readonly by: Map<string, Measured[]>
}

/** The first of them shares it; the others have a copy already, which they find when they are given the link. */
const offered = async (megabytes: number, sources: readonly WideNode[]): Promise<Series> => {
  const name = `${megabytes}MB-${sources.length}`
  const file = path.join(home, name)
  makeFile(file, megabytes * MB)
  const [first, ...others] = sources as [WideNode, ...WideNode[]]
  const { link, infohash } = await first.process.command<{ link: string; infohash: string }>("share", file)
  for (const other of others) {
    const folder = path.join(home, `${other.host}-files`)
    mkdirSync(folder, { recursive: true })
    copyFileSync(file, path.join(folder, name))
    await other.process.command("download", link, "--to", folder, "--wait")
  }
  await follow(first.client, ({ torrents, live }) => {
    const row = torrents.find((torrent) => torrent.infohash === infohash)
    return row && (live.torrents[row.id]?.peers ?? 0) >= others.length ? true : undefined
  })
  return { megabytes, sources: sources.length, link, file, by: new Map() }
}

const shown = (name: string, { seconds, first, dials, circuits, ceiling, cpu, busy }: Measured, megabytes: number) =>
  `  ${name.padEnd(7)} ${seconds.toFixed(1).padStart(6)} s  ${(megabytes / seconds).toFixed(2)} MB/s  first ` +
  `${first.toFixed(1)} s  dials ${dials}, circuits ${circuits}  ceiling ${(ceiling / MB).toFixed(2)} MB/s  CPU node ` +
  `${cpu.node}, tor ${cpu.tor}, sources ${cpu.sourceNodes} + ${cpu.sourceTors} s, machine ${Math.round(busy * 100)} %`

const round = async (leech: WideNode, series: Series, number: number): Promise<void> => {
  const sources = nodes.slice(1, 1 + series.sources)
  const out = path.join(home, "out")
  const scene = { network, leech, sources, file: series.file, out }
  const urls = servers
    .slice(0, series.sources)
    .map(({ onions }) => `http://${onions[0]}.onion/${path.basename(series.file)}`)
  const all: readonly (readonly [name: string, measure: () => Promise<Measured>])[] = [
    ["ours", () => measureOurs(scene, series.link)],
    ...curls.map((count) => [`curl ${count}`, () => measureCurl(scene, urls, count)] as const),
  ]
  say(`round ${number + 1}: ${series.megabytes} MB from ${series.sources}`)
  for (let i = 0; i < all.length; i++) {
    const [name, measure] = all[(i + number) % all.length]!
    rmSync(out, { recursive: true, force: true })
    mkdirSync(out)
    try {
      const result = await measure()
      series.by.set(name, [...(series.by.get(name) ?? []), result])
      say(shown(name, result, series.megabytes))
    } catch (error) {
      failures.push(`${series.megabytes} MB from ${series.sources}, ${name}: ${(error as Error).message.trim()}`)
      say(`  ${name.padEnd(7)} failed: ${(error as Error).message.trim()}`)
    }
  }
}

const failures: string[] = []
const summary = ({ megabytes, sources, by }: Series) => {
  const rows = [...by].map(([name, all]) => {
    const middle = (of: (one: Measured) => number, digits: number) => rounded(median(all.map(of)), digits)
    const seconds = middle((one) => one.seconds, 1)
    return {
      name,
      seconds,
      megabytesPerSecond: rounded(megabytes / seconds, 2),
      first: middle((one) => one.first, 1),
      dials: middle((one) => one.dials, 0),
      circuits: middle((one) => one.circuits, 0),
      ofCeiling: middle((one) => (megabytes * MB) / one.seconds / one.ceiling, 2),
      cpu: middle((one) => one.cpu.node + one.cpu.tor + one.cpu.sourceNodes + one.cpu.sourceTors, 1),
      all: all.map((one) => rounded(one.seconds, 1)),
      firsts: all.map((one) => rounded(one.first, 1)),
    }
  })
  const ours = rows.find(({ name }) => name === "ours")
  const best = Math.min(...rows.filter(({ name }) => name !== "ours").map(({ seconds }) => seconds))
  return {
    megabytes,
    sources,
    ofBestCurl: ours && best < Number.POSITIVE_INFINITY ? rounded(ours.seconds / best, 2) : null,
    rows,
  }
}

const table = ({ megabytes, sources, ofBestCurl, rows }: ReturnType<typeof summary>): string =>
  [
    "",
    `| ${megabytes} MB from ${sources} | median | rate | of ceiling | first | dials, circuits | CPU | every value |`,
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map(
      (row) =>
        `| ${row.name} | ${row.seconds} s | ${row.megabytesPerSecond} MB/s | ${row.ofCeiling} | ${row.first} s | ` +
        `${row.dials}, ${row.circuits} | ${row.cpu} s | ${row.all.join(", ")} |`,
    ),
    `ours takes ${ofBestCurl} × the time of the best curl`,
  ].join("\n")

say("bringing up a private Tor network with distance")
const network = await bringUpWide({
  dir: testnet,
  seed: Number(values.seed),
  relays: Number(values.relays),
  hosts: ["alice", ...SOURCES],
  owner: process.pid,
})
try {
  nodes.push(...(await Promise.all(["alice", ...SOURCES].map((host) => startWideNode(network, host, home)))))
  const [leech, ...sources] = nodes as [WideNode, ...WideNode[]]
  const series: Series[] = []
  for (const size of sizes) for (const count of counts) series.push(await offered(size, sources.slice(0, count)))
  for (const { host, data } of sources)
    servers.push(
      await serveBehind(
        data,
        series.map(({ file }) => file),
        path.join(home, `${host}.http`),
        1,
      ),
    )
  for (const { onions } of servers)
    await untilServed(
      leech.data,
      `http://${onions[0]}.onion/${path.basename(series[0]!.file)}`,
      path.join(home, "warm"),
    )
  await sleep(10_000)
  for (let number = 0; number < Number(values.rounds); number++)
    for (const one of series) await round(leech, one, number)
  const summaries = series.map(summary)
  for (const one of summaries) say(table(one))
  process.stdout.write(
    `${JSON.stringify({
      bench: "wide",
      rounds: Number(values.rounds),
      seed: network.seed,
      relays: network.relays,
      cores: availableParallelism(),
      series: summaries,
      failures,
    })}\n`,
  )
} finally {
  for (const { close } of servers) close()
  await Promise.allSettled(nodes.map((node) => node.end()))
  await takeDownWide(testnet)
  rmSync(home, { recursive: true, force: true })
}
