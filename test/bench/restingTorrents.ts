/**
 * What a node with 1,000 whole torrents asks of one tor: `npm run bench -- restingTorrents [--public 500] [--private 8]
 * [--downloads 492] [--leeches 20] [--seconds 60]`. They are made over loopback: shared, published, and downloaded
 * from a second node that is gone afterwards. Then the node is started on a private Tor network: when it is ready, how
 * many onions it has published, what it and its tor use in a quiet while. Then another node trusts its tracker, and
 * downloads one by one what is at rest there: from the command to the first verified piece. The network votes once a
 * minute: where onions are looked for changes each 24 votes, as it does once a day on Tor, and while it changes none
 * can be found. Last line: one JSON object.
 */
import { randomBytes } from "node:crypto"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { availableParallelism, loadavg, tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { parseArgs } from "node:util"
import { Client } from "../../src/cli/client.ts"
import { until } from "../../src/cli/demo/steps.ts"
import { loopbackGround } from "../../src/testnet/Ground.ts"
import { bringUp, takeDown } from "../../src/testnet/privateTorNetwork.ts"
import { childOf, type NodeProcess, startNodeProcess } from "../support/NodeProcess.ts"
import { cpuSeconds, median, megabytes, rounded, say } from "./support.ts"

const text = (value: string) => ({ type: "string", default: value }) as const
const { values } = parseArgs({
  options: {
    public: text("500"),
    private: text("8"),
    downloads: text("492"),
    leeches: text("20"),
    seconds: text("60"),
  },
})
const [publics, privates, downloads] = [Number(values.public), Number(values.private), Number(values.downloads)]
const [leeches, quietSeconds] = [Number(values.leeches), Number(values.seconds)]
const GOALS = { onions: 12, readySeconds: 10, firstOctetP95Seconds: 15 }
/** A node wakes four swarms a minute at most. */
const BETWEEN_MS = 16_000
const OCTETS = 50_000

const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
const at = (...names: string[]) => path.join(home, ...names)
const network = at("tor")

const share = async (client: Client, folder: string, count: number): Promise<readonly string[]> => {
  mkdirSync(folder)
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const file = path.join(folder, `${path.basename(folder)} ${n}.bin`)
    writeFileSync(file, randomBytes(OCTETS))
    ids.push(await client.command({ type: "SharePath", path: file, title: path.basename(file, ".bin") }))
  }
  return ids
}

/** A data folder of a node that has all this. */
const made = async (): Promise<string> => {
  const [seed, source] = [at("seed"), at("source")]
  mkdirSync(at("s"))
  const over = ["--loopback", at("s")]
  const nodes = [await startNodeProcess(seed, over), await startNodeProcess(source, over)]
  const [own, other] = [new Client(seed), new Client(source)]
  await share(own, at("kept"), privates)
  for (const id of await share(own, at("listed"), publics)) {
    await until(600_000, "it cannot be published", async () => {
      const { shares } = await own.state()
      return shares.find((row) => row.id === id)?.mode === "active"
    })
    const open = await own.command({ type: "PublishShare", share: id })
    if (open !== id) await own.command({ type: "StopSharing", share: id })
  }
  say(`${publics} public and ${privates} private shares`)
  await share(other, at("fetched"), downloads)
  const links = async () => (await other.state()).shares.flatMap(({ link, title }) => (link ? [{ link, title }] : []))
  await until(600_000, "not all are shared", async () => (await links()).length === downloads)
  // The data are there already, and are only checked.
  for (const { link } of await links())
    await own.command({ type: "DownloadLink", link, folder: at("fetched"), useExisting: true })
  const complete = async () => (await own.state()).torrents.filter(({ mode }) => mode === "seeding").length
  await until(1_800_000, "not all are downloaded", async () => (await complete()) >= publics + privates + downloads)
  say(`${downloads} downloads`)
  await Promise.all(nodes.map((node) => node.end()))
  return seed
}

const start = (data: string) => startNodeProcess(data, ["--testnet", network])

const nodes: NodeProcess[] = []
try {
  const data = await made()
  say("bringing up a private Tor network")
  const [ground, votes] = [loopbackGround(), { interval: 60, delay: 5 }]
  await bringUp({ dir: network, owner: process.pid, ground: { ...ground, manner: { ...ground.manner, votes } } })
  const begun = performance.now()
  const seed = await start(data)
  nodes.push(seed)
  const readySeconds = rounded((performance.now() - begun) / 1_000, 1)
  say(`ready after ${readySeconds} s`)
  const client = new Client(data)
  const onions = async () => (await client.state()).live.carrier.onions!
  await sleep(30_000)
  const pids = { node: seed.pid, tor: childOf(seed.pid, "tor")! }
  const cpu = () => ({ node: cpuSeconds(pids.node), tor: cpuSeconds(pids.tor) })
  const before = cpu()
  let most = 0
  for (let second = 0; second < quietSeconds; second++) {
    most = Math.max(most, (await onions()).published)
    await sleep(1_000)
  }
  const after = cpu()
  const cost = (what: "node" | "tor") => ({
    megabytes: rounded(megabytes(pids[what], "VmRSS")),
    cpuPercent: rounded(((after[what] - before[what]) / quietSeconds) * 100, 2),
  })
  const costs = { node: cost("node"), tor: cost("tor") }
  const atRest = await onions()
  say(`${most} onions published while nothing is asked for`)

  const leech = await start(at("leech"))
  nodes.push(leech)
  const { address } = await seed.command<{ address: string }>("tracker", "address")
  await leech.command("trust", "add", address)
  const own = new Client(at("leech"))
  const seconds: number[] = []
  for (let n = 0; n < leeches; n++) {
    const title = `listed ${Math.floor((n * publics) / leeches)}`
    let link = ""
    await until(600_000, "what is listed is not found", async () => {
      const { hits } = await leech.command<{ hits: readonly { title: string; link: string }[] }>("search", title)
      link = hits.find((hit) => hit.title === title)?.link ?? ""
      return link !== ""
    })
    await sleep(BETWEEN_MS)
    const from = performance.now()
    const id = await own.command({ type: "DownloadLink", link })
    await until(600_000, "nothing comes", async () => {
      const row = (await own.state()).torrents.find((torrent) => torrent.id === id)
      return (row?.verifiedPieces ?? 0) > 0
    })
    seconds.push((performance.now() - from) / 1_000)
    say(`${title}: ${rounded(seconds.at(-1)!, 1)} s`)
  }
  const sorted = seconds.toSorted((a, b) => a - b)
  const p95 = rounded(sorted[Math.ceil(sorted.length * 0.95) - 1]!, 1)
  process.stdout.write(
    `${JSON.stringify({
      bench: "restingTorrents",
      cores: availableParallelism(),
      load: rounded(loadavg()[0]!, 1),
      torrents: { public: publics, private: privates, downloads },
      readySeconds,
      onions: { ...atRest, most },
      ...costs,
      firstOctetSeconds: { median: rounded(median(seconds), 1), p95, all: seconds.map((s) => rounded(s, 1)) },
      goals: GOALS,
      met: {
        onions: most <= GOALS.onions,
        ready: readySeconds <= GOALS.readySeconds,
        firstOctet: p95 <= GOALS.firstOctetP95Seconds,
      },
    })}\n`,
  )
} finally {
  await Promise.allSettled(nodes.map((node) => node.end()))
  await takeDown(network)
  rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
