/**
 * A download over the private Tor network by two streams, beside curl: `node test/bench/torDownload.ts`. Two nodes; the
 * seeder's tor also has two onions with a plain static server behind them, from which curl fetches the same octets by
 * way of the downloader's tor: whole, with one request, and in two halves at once over two onions. All of it shares two
 * cores with nine tors. Rounds alternate; each has circuits of its own. Times are from the command to the last octet:
 * dialling and, for ours, discovery and metadata included. Last line: one JSON object.
 */
import { execFile } from "node:child_process"
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { promisify, parseArgs } from "node:util"
import { type DemoNode, startDemoNode } from "../../src/cli/demo/DemoNode.ts"
import { bringUp, takeDown } from "../../src/testnet/privateTorNetwork.ts"
import { makeFile, median, needCurl, rounded, say } from "./support.ts"
import { curl, serveBehind, type StaticServer, untilServed } from "./tor/staticServer.ts"

const { values } = parseArgs({
  options: { size: { type: "string", default: "268435456" }, rounds: { type: "string", default: "5" } },
})
const size = Number(values.size)
const GOAL = 0.9
const run = promisify(execFile)
needCurl()

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1_000
}

const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
const testnet = path.join(home, "tor")
const nodes: DemoNode[] = []
let server: StaticServer | undefined
try {
  say("bringing up a private Tor network")
  await bringUp({ dir: testnet, owner: process.pid })
  nodes.push(
    ...(await Promise.all(
      ["seeder", "downloader"].map((name) =>
        startDemoNode({ name, data: path.join(home, name), testnet, options: [], say: () => undefined }),
      ),
    )),
  )
  const [seeder, downloader] = nodes as [DemoNode, DemoNode]
  const file = path.join(home, "random")
  makeFile(file, size)
  const { link, infohash } = await seeder.command<{ link: string; infohash: string }>("share", file)
  server = await serveBehind(seeder.data, [file], path.join(home, "static"), 2)
  const [one, two] = server.onions.map((onion) => `http://${onion}.onion/random`) as [string, string]
  const out = path.join(home, "out")
  mkdirSync(out)
  const halves: readonly (readonly [number, number])[] = [
    [0, size / 2 - 1],
    [size / 2, size - 1],
  ]
  for (const url of [one, two]) await untilServed(downloader.data, url, path.join(out, "warm"))
  const seen = { ours: [] as number[], one: [] as number[], two: [] as number[] }
  for (let round = 0; round < Number(values.rounds); round++) {
    const folder = path.join(out, `ours${round}`)
    const {
      results: [got],
    } = await downloader.command<{ results: [{ seconds: number }] }>("download", link, "--to", folder, "--wait")
    seen.ours.push(got.seconds)
    seen.one.push(await timed(() => curl(downloader.data, one, path.join(out, "whole"))))
    seen.two.push(
      await timed(() =>
        Promise.all([
          curl(downloader.data, one, path.join(out, "a"), halves[0]),
          curl(downloader.data, two, path.join(out, "b"), halves[1]),
        ]),
      ),
    )
    await run("cmp", [file, path.join(out, "whole")])
    await run("cmp", [file, path.join(folder, "random")])
    await downloader.command("remove", infohash, "--with-data")
    await sleep(3_000)
    say(
      `round ${round + 1}: ours ${rounded(seen.ours.at(-1)!, 1)} s, curl ` +
        `${rounded(seen.one.at(-1)!, 1)} s, curl twice ${rounded(seen.two.at(-1)!, 1)} s`,
    )
  }
  const better = seen.one.map((seconds, i) => Math.min(seconds, seen.two[i]!))
  const ratio = rounded(median(better.map((seconds, i) => seconds / seen.ours[i]!)), 2)
  const rate = (seconds: readonly number[]) => ({
    seconds: rounded(median(seconds), 2),
    megabytesPerSecond: rounded(size / 1e6 / median(seconds), 2),
  })
  process.stdout.write(
    `${JSON.stringify({
      bench: "torDownload",
      bytes: size,
      rounds: Number(values.rounds),
      cores: availableParallelism(),
      ours: rate(seen.ours),
      curl: rate(seen.one),
      curlTwice: rate(seen.two),
      ratioToTheBetter: ratio,
      ratioOfMedians: rounded(Math.min(median(seen.one), median(seen.two)) / median(seen.ours), 2),
      goal: GOAL,
      met: ratio >= GOAL,
    })}\n`,
  )
} finally {
  server?.close()
  await Promise.allSettled(nodes.map((node) => node.stop()))
  await takeDown(testnet)
  rmSync(home, { recursive: true, force: true })
}
