/**
 * One file from one node to another over the loopback transport, every leaf verified and stored: `node
 * test/bench/loopbackTransfer.ts`. Beside it libtorrent (v2) and WebTorrent (v1) doing the same over TCP on loopback,
 * and Node alone with nothing but the octets, as the floor. Rounds alternate, each in fresh processes, with the source
 * in the page cache. Ours counts from the command `download` to its last verified piece, discovery and metadata
 * included; theirs from the connection on. Processor seconds are those of both sides together: they hold on a busy
 * machine, where times do not. Needs libtorrent's Python module; fetches WebTorrent from the registry. Last line: one
 * JSON object.
 */
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { linkSync, mkdirSync, mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, loadavg, tmpdir } from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"
import { cpuSeconds, findPython, LAUNCHER, MAIN, makeFile, median, megabytes, others, rounded, say } from "./support.ts"

const { values } = parseArgs({
  options: { size: { type: "string", default: "1073741824" }, rounds: { type: "string", default: "5" } },
})
const size = Number(values.size)
const HERE = path.join(import.meta.dirname, "others")
const GOALS = { libtorrent: 1.3, libtorrentCpu: 0.8, webtorrent: 1.7 }

interface Run {
  readonly seconds: number
  /** Of the downloader, while it downloads. */
  readonly cpu: number
  /** Megabytes of the downloader. */
  readonly peak: number
  readonly seederCpu: number
}

const whole = (run: Run): number => run.cpu + run.seederCpu

/** Resolves when the process has said a line that holds `word`. */
const saying = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`ended with code ${code}`)))
    createInterface({ input: child.stdout! }).on("line", (line) => line.includes(word) && resolve())
  })
const stop = async (child: ChildProcess): Promise<void> => {
  child.kill("SIGTERM")
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit")
}
const json = <T>(command: string, args: readonly string[]): T =>
  JSON.parse(execFileSync(command, args, { encoding: "utf8" }).trim().split("\n").at(-1)!) as T
const bulbil = <T>(...words: string[]): T => json<T>(process.execPath, [MAIN, ...words, "--json"])

const ours = async (file: string, home: string): Promise<Run> => {
  mkdirSync(path.join(home, "s"), { recursive: true })
  const start = async (name: string): Promise<ChildProcess> => {
    const node = spawn(
      process.execPath,
      [MAIN, "start", "--data", path.join(home, name), "--loopback", path.join(home, "s"), "--json"],
      { stdio: ["ignore", "pipe", "inherit"] },
    )
    await saying(node, '"ready"')
    return node
  }
  const nodes = await Promise.all(["seed", "get"].map(start))
  const [seed, get] = nodes.map((node) => node.pid!) as [number, number]
  try {
    const { link } = bulbil<{ link: string }>("share", file, "--data", path.join(home, "seed"))
    const before = [cpuSeconds(seed), cpuSeconds(get)] as const
    const {
      results: [{ seconds }],
    } = bulbil<{ results: [{ seconds: number }] }>(
      "download",
      link,
      "--to",
      path.join(home, "got"),
      "--data",
      path.join(home, "get"),
      "--wait",
    )
    return {
      seconds,
      cpu: cpuSeconds(get) - before[1],
      seederCpu: cpuSeconds(seed) - before[0],
      peak: megabytes(get, "VmHWM"),
    }
  } finally {
    await Promise.all(nodes.map(stop))
  }
}

const theirs = async (seeding: readonly string[], getting: readonly string[]): Promise<Run> => {
  const seeder = spawn(seeding[0]!, seeding.slice(1), { stdio: ["pipe", "pipe", "inherit"] })
  try {
    await saying(seeder, "ready")
    const before = cpuSeconds(seeder.pid!)
    const run = json<Omit<Run, "seederCpu">>(getting[0]!, getting.slice(1))
    return { ...run, seederCpu: cpuSeconds(seeder.pid!) - before }
  } finally {
    await stop(seeder)
  }
}

const summary = (runs: readonly Run[]) => {
  const of = (what: keyof Run) => median(runs.map((run) => run[what]))
  const perGB = (n: number) => rounded(n / (size / 1e9), 2)
  return {
    seconds: rounded(of("seconds"), 2),
    megabytesPerSecond: rounded(size / 1e6 / of("seconds")),
    cpuSecondsPerGB: perGB(of("cpu")),
    seederCpuSecondsPerGB: perGB(of("seederCpu")),
    peakMegabytes: rounded(of("peak")),
  }
}

const python = findPython()
const folder = others()
const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
try {
  const file = path.join(home, "random")
  makeFile(file, size)
  const v2 = path.join(home, "v2.torrent")
  const v1 = path.join(home, "v1.torrent")
  const webtorrent = path.join(folder, "webtorrent.js")
  execFileSync(process.execPath, [LAUNCHER, "torrent", "create", file, "-o", v2, "--json"])
  execFileSync(process.execPath, [webtorrent, "make", v1, file])
  const seen = { ours: [] as Run[], libtorrent: [] as Run[], webtorrent: [] as Run[], floor: [] as Run[] }
  for (let round = 0; round < Number(values.rounds); round++) {
    const at = (name: string) => {
      const made = path.join(home, `${name}${round}`)
      mkdirSync(made)
      return made
    }
    const source = at("source")
    linkSync(file, path.join(source, "random"))
    const [lt, wt, own, floor] = [at("lt"), at("wt"), at("own"), at("floor")]
    const port = 24_000 + round * 4
    seen.ours.push(await ours(file, own))
    seen.libtorrent.push(
      await theirs(
        [python, path.join(HERE, "libtorrent_transfer.py"), "seed", v2, source, String(port)],
        [python, path.join(HERE, "libtorrent_transfer.py"), "get", v2, lt, String(port + 1), String(port)],
      ),
    )
    seen.webtorrent.push(
      await theirs(
        [process.execPath, webtorrent, "seed", v1, source, String(port + 2)],
        [process.execPath, webtorrent, "get", v1, wt, String(port + 3), String(port + 2)],
      ),
    )
    const bare = [process.execPath, path.join(HERE, "nodeFloor.js")]
    seen.floor.push(
      await theirs(
        [...bare, "seed", file, path.join(floor, "s")],
        [...bare, "get", path.join(floor, "random"), path.join(floor, "s"), String(size)],
      ),
    )
    for (const got of [path.join(own, "got"), lt, wt, floor]) execFileSync("cmp", [file, path.join(got, "random")])
    for (const made of [source, lt, wt, own, floor]) rmSync(made, { recursive: true })
    const told = Object.entries(seen).map(
      ([name, runs]) => `${name} ${rounded(runs.at(-1)!.seconds, 2)} s (CPU ${rounded(whole(runs.at(-1)!), 1)} s)`,
    )
    say(`round ${round + 1}: ${told.join(", ")}`)
  }
  const ratio = (runs: readonly Run[]) => rounded(median(runs.map((run, i) => run.seconds / seen.ours[i]!.seconds)), 2)
  const cpuRatio = (runs: readonly Run[]) => rounded(median(runs.map((run, i) => whole(seen.ours[i]!) / whole(run))), 2)
  const ratios = {
    libtorrent: ratio(seen.libtorrent),
    webtorrent: ratio(seen.webtorrent),
    libtorrentCpu: cpuRatio(seen.libtorrent),
    webtorrentCpu: cpuRatio(seen.webtorrent),
    floorCpu: cpuRatio(seen.floor),
  }
  process.stdout.write(
    `${JSON.stringify({
      bench: "loopbackTransfer",
      bytes: size,
      rounds: Number(values.rounds),
      cores: availableParallelism(),
      ours: summary(seen.ours),
      libtorrent: summary(seen.libtorrent),
      webtorrent: summary(seen.webtorrent),
      floor: summary(seen.floor),
      load: loadavg().map((load) => rounded(load, 1)),
      ratios,
      goals: GOALS,
      met:
        ratios.libtorrent >= GOALS.libtorrent &&
        ratios.libtorrentCpu <= GOALS.libtorrentCpu &&
        ratios.webtorrent >= GOALS.webtorrent,
    })}\n`,
  )
} finally {
  rmSync(home, { recursive: true, force: true })
}
