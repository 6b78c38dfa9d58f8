/**
 * How large the log becomes, and what a start costs on it: `node test/bench/logSize.ts`. One torrent's download is
 * recorded, with the real committer, deciders and booking, over a clock that is moved by hand; its facts are written
 * once for each torrent, then those of a year of relaying. Then a real node is started on it: once with its read models
 * gone, once as always. `--heard`: others wait all along to hear what is new here. `--size-only` starts no node. Fewer
 * torrents of as many octets each (`--torrents 100 --bytes 5e10`) make a log that is less in proportion. Last line: one
 * JSON object.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs"
import { availableParallelism, tmpdir } from "node:os"
import path from "node:path"
import { createInterface } from "node:readline"
import { parseArgs } from "node:util"
import { creditActor } from "../../src/actors/credit/definition.ts"
import { creditEffects } from "../../src/actors/credit/effects.ts"
import { Kernel } from "../../src/actors/kernel/Kernel.ts"
import { ModeTree } from "../../src/actors/kernel/ModeTree.ts"
import { torrentActor } from "../../src/actors/torrent/definition.ts"
import { systemRandom } from "../../src/app/systemClock.ts"
import { bookLedger } from "../../src/app/bookLedger.ts"
import { CREDIT_RULES } from "../../src/core/credit.ts"
import { dayOf } from "../../src/core/day.ts"
import { type Millis, type Seq, splitStreamId, StreamId } from "../../src/core/ids.ts"
import { choosePieceLength } from "../../src/core/pieceLength.ts"
import { prng } from "../../src/core/prng.ts"
import type { StoredEvent } from "../../src/events/EventLog.ts"
import type { DomainEvent } from "../../src/events/facts.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { Committer } from "../../src/exchange/Committer.ts"
import { EXCHANGE_LIMITS } from "../../src/exchange/ExchangeLimits.ts"
import type { PieceInProgress } from "../../src/exchange/PieceInProgress.ts"
import { HandClock } from "../support/HandClock.ts"
import { cpuSeconds, MAIN, megabytes, rounded, say } from "./support.ts"

const { values } = parseArgs({
  options: {
    torrents: { type: "string", default: "2000" },
    bytes: { type: "string", default: "1e12" },
    /** Octets a second of a download. */
    rate: { type: "string", default: "1e6" },
    days: { type: "string", default: "365" },
    heard: { type: "boolean", default: false },
    "size-only": { type: "boolean", default: false },
  },
})
const TORRENTS = Number(values.torrents)
const SIZE = Math.ceil(Number(values.bytes) / TORRENTS)
const RATE = Number(values.rate)
const DAYS = Number(values.days)
const GOALS = { megabytes: 100, startSeconds: 3 }
const MEASURED_MS = 5 * 60_000

const turns = async (): Promise<void> => {
  for (let i = 0; i < 4; i++) await new Promise((resolve) => setImmediate(resolve))
}

/** All facts of one download, and of the ledger behind it. */
const record = async (): Promise<readonly StoredEvent[]> => {
  const [log, clock] = [new MemoryEventLog(registry), new HandClock()]
  const kernel = new Kernel({ log, clock, random: systemRandom, registry, onDefect: (...at) => say(String(at)) })
  const idle = Object.fromEntries(new ModeTree(torrentActor).effects.map((name) => [name, async () => undefined]))
  kernel.register(torrentActor, idle)
  kernel.register(creditActor, creditEffects({ log, clock } as never))
  const { price, dayCap } = CREDIT_RULES
  await kernel.tell("credit", "self", {
    type: "OpenLedger",
    price,
    policy: "soft",
    dayCap,
    grant: 1e15,
    through: 0,
  } as never)
  const pieceLength = choosePieceLength(SIZE)
  const pieces = Math.ceil(SIZE / pieceLength)
  const content = { infohash: "ab".repeat(32), path: "downloads/a torrent", title: "A torrent", name: "a torrent" }
  await kernel.tell("torrent", "t", { type: "RequestDownload", folder: "downloads", source: "link" } as never)
  await kernel.tell("torrent", "t", { type: "MetadataFetched", ...content, bytes: SIZE, pieces, files: 1 } as never)
  let left = pieces
  const store = { write: async () => undefined, flush: async () => undefined }
  const committer = new Committer(store as never, clock, EXCHANGE_LIMITS, {
    onReleased: () => undefined,
    report: async (written) => {
      const sized = written.map((piece) => [piece, pieceLength])
      await kernel.tell("torrent", "t", { type: "PiecesWritten", pieces: sized, located: 0 } as never)
    },
    onCommitted: () => undefined,
    onLost: () => undefined,
    onFailed: (error) => say(error.message),
    hurry: () => left === 0,
    few: (octets) => octets < EXCHANGE_LIMITS.flushPart * SIZE && !values.heard,
  })
  const chance = prng(1)
  const drawn = Array.from({ length: pieces }, (_, piece) => ({ piece, turn: chance() }))
  // The rarest first, which is any order.
  for (const { piece } of drawn.toSorted((a, b) => a.turn - b.turn)) {
    clock.advance((pieceLength / RATE) * 1_000)
    left--
    committer.add({ piece, size: pieceLength, buffer: undefined, hashes: [] } as unknown as PieceInProgress)
    await turns()
  }
  await committer.settle()
  await bookLedger({ kernel, log })
  await kernel.tell("torrent", "t", { type: "PauseTorrent" } as never)
  const all: StoredEvent[] = []
  for (let at = 0 as Seq; ; at = all.at(-1)!.seq) {
    const page = await log.page(at, 1_000)
    all.push(...page)
    if (page.length < 1_000) break
  }
  await kernel.stop()
  return all.filter(({ event }) => event.type !== "LedgerOpened" && event.type !== "NewcomerGranted")
}

/** Facts of many streams one after the other, each where it follows on what its stream has. */
const writer = (log: SqliteEventLog, versions: Map<string, number>) => {
  let waiting: Promise<unknown>[] = []
  const settle = async (): Promise<void> => {
    await Promise.all(waiting)
    waiting = []
  }
  const write = async (stream: string, at: number, event: DomainEvent): Promise<void> => {
    const expected = versions.get(stream) ?? 0
    versions.set(stream, expected + 1)
    const to = { stream: stream as StreamId, at: at as Millis, cause: "ab".repeat(16) }
    waiting.push(log.append({ ...to, expected, events: [event] }))
    if (waiting.length >= 4_000) await settle()
  }
  return { write, settle }
}

const history = async (file: string, facts: readonly StoredEvent[]) => {
  const log = await SqliteEventLog.open({ file, registry })
  const versions = new Map<string, number>()
  for (const kind of ["credit", "torrent", "relay"])
    for (const { stream, version } of await log.streams(kind)) versions.set(stream, version)
  const { write, settle } = writer(log, versions)
  const begun = facts[0]!.seq - 1
  let head = await log.head()
  const span = facts.at(-1)!.at - facts[0]!.at
  for (let n = 0; n < TORRENTS; n++) {
    const id = n.toString(16).padStart(32, "0")
    for (const { seq: _, stream, at, event } of facts) {
      const { kind } = splitStreamId(stream)
      const moved = {
        ...event,
        ...("through" in event ? { through: (event["through"] as number) - begun + head } : {}),
        ...("torrent" in event ? { torrent: id } : {}),
      } as DomainEvent
      await write(kind === "torrent" ? StreamId("torrent", id) : stream, Math.round(at + n * span), moved)
    }
    head = (head + facts.length) as Seq
  }
  await settle()
  await log.close()
  const downloads = statSync(file).size
  const again = await SqliteEventLog.open({ file, registry })
  const measure = writer(again, versions)
  head = await again.head()
  const first = facts[0]!.at
  const relayed = 150_000 * (MEASURED_MS / 1_000)
  for (let n = 1; n <= (DAYS * 86_400_000) / MEASURED_MS; n++) {
    const at = first + n * MEASURED_MS
    const counters = { meter: "ab".repeat(8), read: n * relayed, written: n * relayed }
    await measure.write("relay/self", at, { type: "RelayTrafficMeasured", ...counters, relayed })
    head++
    await measure.write("credit/self", at, {
      type: "CreditEarned",
      credit: relayed,
      relayed,
      day: dayOf(at),
      through: head,
    })
    head++
  }
  await measure.settle()
  await again.close()
  return { downloads, all: statSync(file).size, facts: head as number }
}

const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
const data = path.join(home, "node")
/** A start: its time and its processor time until it is ready, and the most memory that it took. */
const timed = async (): Promise<{
  readonly seconds: number
  readonly cpuSeconds: number
  readonly megabytes: number
}> => {
  const begun = performance.now()
  const args = [MAIN, "start", "--data", data, "--loopback", path.join(home, "s"), "--json"]
  const node = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] })
  for await (const line of createInterface({ input: node.stdout! })) if (line.includes('"ready"')) break
  const seconds = rounded((performance.now() - begun) / 1_000, 1)
  const used = rounded(cpuSeconds(node.pid!), 1)
  const resident = rounded(megabytes(node.pid!, "VmHWM"))
  node.kill("SIGTERM")
  await once(node, "exit")
  return { seconds, cpuSeconds: used, megabytes: resident }
}

try {
  mkdirSync(path.join(home, "s"))
  const facts = await record()
  const count = (type: string) => facts.filter(({ event }) => event.type === type).length
  say(`one torrent of ${SIZE} octets: ${count("PiecesVerified")} facts of pieces, ${count("CreditSpent")} bookings`)
  const starts: Record<string, Awaited<ReturnType<typeof timed>>> = {}
  if (!values["size-only"]) {
    await timed()
    starts["empty"] = await timed()
  }
  const file = path.join(data, "events.sqlite")
  const sizes = await history(file, facts)
  say(`${sizes.facts} facts, ${rounded(sizes.all / 1e6)} MB`)
  if (!values["size-only"]) {
    starts["rebuilt"] = await timed()
    starts["again"] = await timed()
  }
  const mb = (octets: number) => rounded(octets / 1e6, 1)
  const aTerabyte = mb((sizes.downloads * 1e12) / (SIZE * TORRENTS))
  process.stdout.write(
    `${JSON.stringify({
      bench: "logSize",
      cores: availableParallelism(),
      torrents: TORRENTS,
      bytes: SIZE * TORRENTS,
      rate: RATE,
      heard: values.heard,
      aTorrent: { pieces: count("PiecesVerified"), bookings: count("CreditSpent"), all: facts.length },
      facts: sizes.facts,
      downloadsMegabytes: mb(sizes.downloads),
      aTerabyteMegabytes: aTerabyte,
      relayMegabytes: mb(sizes.all - sizes.downloads),
      starts,
      goals: GOALS,
      met: {
        size: aTerabyte <= GOALS.megabytes,
        ...(starts["again"] ? { start: starts["again"].seconds <= GOALS.startSeconds } : {}),
      },
    })}\n`,
  )
} finally {
  rmSync(home, { recursive: true, force: true })
}
