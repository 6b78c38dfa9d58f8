/**
 * Copies a tracker of 100,000 entries from one process to another over HTTP/2 on unix sockets: every entry checked
 * (form, order, hashes; the last of each page and the head by their signatures) and stored durably, on disk, with its
 * catalogue row: `node test/bench/copyTracker.ts`. Beside it as many rows of the same size written with better-sqlite3
 * alone, under the same pragmas. Rounds alternate, each in a fresh process; the dial is in the time, the making of the
 * entries is not. Last line: one JSON object.
 */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { median, rounded, say } from "./support.ts"
import { Forked, type Usage } from "./tracker/processes.ts"

const { values } = parseArgs({
  options: {
    entries: { type: "string", default: "100000" },
    rounds: { type: "string", default: "5" },
    profile: { type: "boolean", default: false },
  },
})
const [entries, rounds] = [Number(values.entries), Number(values.rounds)]
const GOALS = { perSecond: 20_000 }
const HERE = path.join(import.meta.dirname, "tracker")

interface Run {
  readonly seconds: number
  readonly cpu: number
  readonly peak: number
  readonly serverCpu?: number
}

const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
const flags = values.profile ? ["--cpu-prof", "--cpu-prof-dir=/tmp/bulbil-profile"] : []
const once = async (...args: string[]): Promise<Run> => {
  const forked = new Forked(path.join(HERE, "copy.ts"), args, flags)
  const run = await forked.heard<Run>()
  await forked.stop()
  return run
}
const summary = (runs: readonly Run[]) => {
  const of = (what: keyof Run) => median(runs.map((run) => run[what] ?? 0))
  return {
    perSecond: rounded(entries / of("seconds")),
    seconds: rounded(of("seconds"), 2),
    cpuSeconds: rounded(of("cpu"), 2),
    serverCpuSeconds: rounded(of("serverCpu"), 2),
    peakMegabytes: rounded(of("peak")),
  }
}

try {
  const sockets = path.join(home, "s")
  mkdirSync(sockets)
  const server = new Forked(path.join(HERE, "serve.ts"), [sockets, `${entries}`])
  await server.heard()
  const seen = { ours: [] as Run[], raw: [] as Run[] }
  for (let round = 0; round < rounds; round++) {
    const [own, raw] = ["own", "raw"].map((name) => path.join(home, `${name}${round}.sqlite`)) as [string, string]
    const before = await server.ask<Usage>("cpu")
    const ran = await once("chain", sockets, own)
    seen.ours.push({ ...ran, serverCpu: (await server.ask<Usage>("cpu")).cpu - before.cpu })
    seen.raw.push(await once("raw", raw, `${entries}`))
    for (const file of [own, raw]) rmSync(file)
    say(
      `round ${round + 1}: ours ${rounded(seen.ours.at(-1)!.seconds, 2)} s, better-sqlite3 ` +
        `alone ${rounded(seen.raw.at(-1)!.seconds, 2)} s`,
    )
  }
  await server.stop()
  const ours = summary(seen.ours)
  const { serverCpuSeconds: _, ...raw } = summary(seen.raw)
  process.stdout.write(
    `${JSON.stringify({
      bench: "copyTracker",
      entries,
      rounds,
      cores: availableParallelism(),
      ours,
      raw,
      ofRaw: rounded(median(seen.ours.map((run, i) => seen.raw[i]!.seconds / run.seconds)), 2),
      goals: GOALS,
      met: ours.perSecond >= GOALS.perSecond,
    })}\n`,
  )
} finally {
  rmSync(home, { recursive: true, force: true })
}
