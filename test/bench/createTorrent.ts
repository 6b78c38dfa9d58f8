/**
 * How long a BEP 52 torrent of one large file takes, beside libtorrent on the same file: `node
 * test/bench/createTorrent.ts`. Rounds alternate, each in fresh processes, with the file in the page cache; both must
 * come to the same infohash. "cold" includes the start of the hash workers, "warm" is a node whose workers run,
 * "process" is the whole command. Processor seconds are of the work alone, on both sides: they hold on a busy machine,
 * where times do not. Needs libtorrent's Python module. Last line: one JSON object.
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { availableParallelism, loadavg, tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { findPython, LAUNCHER, makeFile, median, rounded } from "./support.ts"

const { values } = parseArgs({
  options: {
    size: { type: "string", default: "1073741824" },
    rounds: { type: "string", default: "5" },
    "piece-length": { type: "string", default: "1048576" },
    child: { type: "string" },
  },
})
const size = Number(values.size)
const pieceLength = Number(values["piece-length"])
const GOAL = 1.0

const LIBTORRENT = `
import libtorrent as lt, os, resource, sys, time
path, piece = sys.argv[1], int(sys.argv[2])
def cpu():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime
before = cpu()
start = time.perf_counter()
storage = lt.file_storage()
lt.add_files(storage, path)
maker = lt.create_torrent(storage, piece, lt.create_torrent.v2_only)
lt.set_piece_hashes(maker, os.path.dirname(path))
octets = lt.bencode(maker.generate())
took = (time.perf_counter() - start) * 1000
print(took, cpu() - before, lt.torrent_info(lt.bdecode(octets)).info_hashes().v2, lt.version)
`

/** The same work twice in one process: with the workers' start, and without. */
const child = async (file: string): Promise<void> => {
  const storage = new FileStorage()
  const times: number[] = []
  const cpu: number[] = []
  let infohash = ""
  for (let i = 0; i < 2; i++) {
    const start = performance.now()
    const before = process.cpuUsage()
    infohash = (await storage.make(file, { private: false, pieceLength })).metainfo.infoHash
    times.push(performance.now() - start)
    const { user, system } = process.cpuUsage(before)
    cpu.push((user + system) / 1e6)
  }
  process.stdout.write(`${times[0]} ${times[1]} ${cpu[0]} ${infohash} ${cpu[1]}\n`)
  await storage.close()
}

const timed = (command: string, args: readonly string[]): { readonly out: readonly string[]; readonly ms: number } => {
  const start = performance.now()
  const out = execFileSync(command, args, { encoding: "utf8" })
  return { out: out.trim().split(" "), ms: performance.now() - start }
}

const compare = (): void => {
  const python = findPython()
  const folder = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
  try {
    const file = path.join(folder, "random")
    makeFile(file, size)
    const seen: Record<"cold" | "warm" | "cpu" | "warmCpu" | "process" | "lt" | "ltCpu" | "ltProcess", number[]> = {
      cold: [],
      warm: [],
      cpu: [],
      warmCpu: [],
      process: [],
      lt: [],
      ltCpu: [],
      ltProcess: [],
    }
    let version = ""
    for (let round = 0; round < Number(values.rounds); round++) {
      const theirs = timed(python, ["-c", LIBTORRENT, file, String(pieceLength)])
      const ours = timed(process.execPath, [
        new URL(import.meta.url).pathname,
        "--child",
        file,
        "--piece-length",
        String(pieceLength),
      ])
      const command = timed(process.execPath, [
        LAUNCHER,
        "torrent",
        "create",
        file,
        "-o",
        path.join(folder, "x.torrent"),
        "--piece-length",
        String(pieceLength),
        "--force",
        "--json",
      ])
      const infohashes = new Set([
        theirs.out[2],
        ours.out[3],
        (JSON.parse(command.out.join(" ")) as { infohash: string }).infohash,
      ])
      if (infohashes.size !== 1) throw new Error(`different infohashes: ${[...infohashes].join(" ")}`)
      version = theirs.out[3]!
      seen.lt.push(Number(theirs.out[0]))
      seen.ltCpu.push(Number(theirs.out[1]))
      seen.ltProcess.push(theirs.ms)
      seen.cold.push(Number(ours.out[0]))
      seen.warm.push(Number(ours.out[1]))
      seen.cpu.push(Number(ours.out[2]))
      seen.warmCpu.push(Number(ours.out[4]))
      seen.process.push(command.ms)
      process.stderr.write(
        `round ${round + 1}: libtorrent ${rounded(seen.lt.at(-1)!)} ms, ours cold ` +
          `${rounded(seen.cold.at(-1)!)} ms, warm ${rounded(seen.warm.at(-1)!)} ms\n`,
      )
    }
    const ratio = median(seen.cold) / median(seen.lt)
    const cpuRatio = (cpu: readonly number[]) => median(cpu.map((one, i) => one / seen.ltCpu[i]!))
    process.stdout.write(
      `${JSON.stringify({
        bench: "createTorrent",
        bytes: size,
        pieceLength,
        rounds: Number(values.rounds),
        cores: availableParallelism(),
        ours: {
          coldMs: rounded(median(seen.cold)),
          warmMs: rounded(median(seen.warm)),
          processMs: rounded(median(seen.process)),
          cpuSeconds: rounded(median(seen.cpu), 2),
          warmCpuSeconds: rounded(median(seen.warmCpu), 2),
        },
        libtorrent: {
          version,
          ms: rounded(median(seen.lt)),
          processMs: rounded(median(seen.ltProcess)),
          cpuSeconds: rounded(median(seen.ltCpu), 2),
        },
        load: loadavg().map((load) => rounded(load, 1)),
        ratio: rounded(ratio, 2),
        cpuRatio: rounded(cpuRatio(seen.cpu), 2),
        warmCpuRatio: rounded(cpuRatio(seen.warmCpu), 2),
        warmRatio: rounded(median(seen.warm) / median(seen.lt), 2),
        processRatio: rounded(median(seen.process) / median(seen.ltProcess), 2),
        goal: GOAL,
        met: ratio <= GOAL && cpuRatio(seen.warmCpu) <= GOAL,
      })}\n`,
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (values.child) await child(values.child)
else compare()
