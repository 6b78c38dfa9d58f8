/**
 * Acknowledged appends a second through the whole path (decide → commit → projection has passed it), at 1, 10 and 100
 * in flight: `node test/bench/eventLog.ts`. Beside it, raw better-sqlite3 (the same table and pragmas, one multi-row
 * insert for all that is in flight, no deciding, no hashing, no projection) and Emmett's SQLite store, in two ways: as
 * many appends in flight, each to a stream of its own, as with ours (one after the other: at once they fail with
 * SQLITE_BUSY); and one append of so many events to one stream, its fastest way. Its commit fails now and then with
 * SQLITE_BUSY even so (its own statement is not over yet): the append is made again, and how often that was is told.
 * All durable: WAL, synchronous=FULL. Then: 1,000,000 stored events read and folded by `evolve`. Last line: one JSON
 * object.
 */
import { mkdtempSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { availableParallelism, tmpdir } from "node:os"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { parseArgs } from "node:util"
import Database from "better-sqlite3"
import { definitions } from "../../src/actors/registry.ts"
import { Kernel } from "../../src/actors/kernel/Kernel.ts"
import { ModeTree } from "../../src/actors/kernel/ModeTree.ts"
import { torrentActor } from "../../src/actors/torrent/definition.ts"
import { systemClock, systemRandom } from "../../src/app/systemClock.ts"
import { type Seq, splitStreamId, StreamId } from "../../src/core/ids.ts"
import { WAL_PAGES } from "../../src/events/log/LogDatabase.ts"
import { SCHEMA } from "../../src/events/log/schema.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { Projector } from "../../src/projections/Projector.ts"
import { median, others, rounded, say } from "./support.ts"

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "3" },
    seconds: { type: "string", default: "3" },
    replay: { type: "string", default: "1000000" },
  },
})
const SPAN_MS = Number(values.seconds) * 1_000
const IN_FLIGHT = [1, 10, 100] as const
const PIECES = 2_048
const GOALS = { raw: 0.5, emmett: 4, replay: 200_000 }

const content = (i: number) => ({
  infohash: "ab".repeat(32),
  path: `/srv/${i}`,
  title: `Torrent ${i}`,
  name: `t${i}`,
  bytes: PIECES * 262_144,
  pieces: PIECES,
  files: 1,
})
const idle = Object.fromEntries(new ModeTree(torrentActor).effects.map((name) => [name, async () => undefined]))
/** Does one thing again and again, `n` at a time, for the whole span. @returns how often a second. */
const rate = async (n: number, once: (lane: number, turn: number) => Promise<unknown>): Promise<number> => {
  const end = performance.now() + SPAN_MS
  let done = 0
  const begun = performance.now()
  await Promise.all(
    Array.from({ length: n }, async (_, lane) => {
      for (let turn = 0; performance.now() < end; turn++) {
        await once(lane, turn)
        done++
      }
    }),
  )
  return done / ((performance.now() - begun) / 1_000)
}

/** Each lane is a torrent of which one piece after the other is verified; when all are there, one is lost again. */
const ours = async (file: string, inFlight: number): Promise<number> => {
  const log = await SqliteEventLog.open({ file: `${file}.events`, registry })
  const projector = await Projector.open({ file: `${file}.projections`, log, clock: systemClock })
  const kernel = new Kernel({
    log,
    clock: systemClock,
    random: systemRandom,
    registry,
    onDefect: (...defect) => say(String(defect)),
  })
  for (const definition of definitions) if (definition.kind === "torrent") kernel.register(definition, idle)
  for (let lane = 0; lane < inFlight; lane++) {
    await kernel.tell("torrent", `${lane}`, { type: "RequestDownload", folder: "/srv", source: "link" } as never)
    await kernel.tell("torrent", `${lane}`, { type: "MetadataFetched", ...content(lane) } as never)
  }
  const perSecond = await rate(inFlight, async (lane, turn) => {
    const piece: [number, number] = [turn % PIECES, 262_144]
    const lost = Math.floor(turn / PIECES) % 2 === 1
    const input = lost
      ? { type: "PiecesChecked", good: [], bad: [piece] }
      : { type: "PiecesWritten", pieces: [piece], located: 0 }
    const told = await kernel.tell("torrent", `${lane}`, input as never)
    if (!told.ok || told.seq === undefined) throw new Error(`not stored: ${JSON.stringify(told)}`)
    await projector.passed(told.seq)
  })
  await kernel.stop()
  await projector.close()
  await log.close()
  return perSecond
}

const raw = async (file: string, batch: number): Promise<number> => {
  const database = new Database(`${file}.raw`)
  database.pragma("journal_mode = WAL")
  database.pragma("synchronous = FULL")
  database.pragma(`wal_autocheckpoint = ${WAL_PAGES}`)
  for (const statement of SCHEMA) database.exec(statement)
  const insert = database.prepare(`INSERT INTO events VALUES ${Array(batch).fill("(?,?,?,?,?,?,?,?,?,?)").join(",")}`)
  const hash = Buffer.alloc(32, 7)
  let seq = 0
  const perSecond = await rate(1, async (_, turn) => {
    insert.run(
      Array.from({ length: batch }, (__, i) => [
        ++seq,
        `torrent/${i}`,
        turn + 1,
        "torrent.PiecesVerified/1",
        Date.now(),
        "0123456789abcdef0123456789abcdef",
        '{"pieces":[17],"bytes":262144}',
        0,
        hash,
        hash,
      ]).flat(),
    )
  })
  database.close()
  return perSecond * batch
}

interface EmmettStore {
  appendToStream(stream: string, events: readonly object[]): Promise<unknown>
}
const loadEmmett = async (): Promise<(options: { fileName: string; schema: object }) => EmmettStore> => {
  const from = createRequire(path.join(others(), "package.json"))
  return (
    (await import(pathToFileURL(from.resolve("@event-driven-io/emmett-sqlite")).href)) as { getSQLiteEventStore: never }
  ).getSQLiteEventStore
}
/** How often an append of Emmett's had to be made again; its own log lines of that are left out. */
let again = 0
const append = async (store: EmmettStore, stream: string, events: readonly object[]): Promise<void> => {
  const { log } = console
  console.log = () => undefined
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        return void (await store.appendToStream(stream, events))
      } catch (error) {
        if ((error as { code?: string }).code !== "SQLITE_BUSY" || attempt === 100) throw error
        again++
      }
    }
  } finally {
    console.log = log
  }
}
const verified = (piece: number) => ({ type: "PiecesVerified", data: { pieces: [piece], bytes: 262_144 } })
const emmett = (open: Awaited<ReturnType<typeof loadEmmett>>, file: string, inFlight: number): Promise<number> => {
  const store = open({ fileName: `${file}.emmett`, schema: { autoMigration: "CreateOrUpdate" } })
  let last: Promise<unknown> = Promise.resolve()
  return rate(
    inFlight,
    (lane, turn) => (last = last.then(() => append(store, `torrent-${lane}`, [verified(turn % PIECES)]))),
  )
}
const emmettBatch = async (
  open: Awaited<ReturnType<typeof loadEmmett>>,
  file: string,
  batch: number,
): Promise<number> => {
  const store = open({ fileName: `${file}.batch`, schema: { autoMigration: "CreateOrUpdate" } })
  const events = Array.from({ length: batch }, (_, piece) => verified(piece))
  return (await rate(1, () => append(store, "torrent-1", events))) * batch
}

/**
 * Stores the events of many torrents, then times reading all of them in pages and folding each into its torrent's
 * state.
 */
const replay = async (file: string, count: number): Promise<number> => {
  const log = await SqliteEventLog.open({ file: `${file}.replay`, registry })
  const torrents = Math.ceil(count / PIECES)
  for (let t = 0, left = count; t < torrents; t++) {
    const stream = StreamId("torrent", `${t}`)
    const events = [
      { type: "DownloadRequested", folder: "/srv", source: "link" },
      { type: "MetadataMirrored", ...content(t) },
      ...Array.from({ length: Math.min(PIECES - 2, left - 2) }, (_, piece) => ({
        type: "PiecesVerified",
        pieces: [piece],
        bytes: 262_144,
      })),
    ]
    for (let at = 0; at < events.length; at += 500) {
      await log.append({
        stream,
        expected: at,
        events: events.slice(at, at + 500),
        at: Date.now() as never,
        cause: "bench",
      })
    }
    left -= events.length
  }
  const states = new Map<string, never>()
  const begun = performance.now()
  let folded = 0
  for (let after = 0 as Seq; ;) {
    const page = await log.page(after, 1_000)
    for (const { stream, event } of page)
      states.set(
        stream,
        torrentActor.decider.evolve(states.get(stream) ?? torrentActor.decider.initial, event as never) as never,
      )
    folded += page.length
    if (page.length < 1_000) break
    after = page.at(-1)!.seq
  }
  const perSecond = folded / ((performance.now() - begun) / 1_000)
  if (
    folded < count - torrents ||
    states.size !== torrents ||
    splitStreamId([...states.keys()][0] as never).kind !== "torrent"
  )
    throw new Error("not all events were folded")
  await log.close()
  return perSecond
}

const home = mkdtempSync(path.join(tmpdir(), "bulbil-bench-"))
try {
  const openEmmett = await loadEmmett()
  const rows = []
  for (const n of IN_FLIGHT) {
    const seen = { ours: [] as number[], raw: [] as number[], emmett: [] as number[], batch: [] as number[] }
    again = 0
    for (let round = 0; round < Number(values.rounds); round++) {
      const file = path.join(home, `${n}-${round}`)
      seen.raw.push(await raw(file, n))
      seen.ours.push(await ours(file, n))
      seen.emmett.push(await emmett(openEmmett, file, n))
      seen.batch.push(await emmettBatch(openEmmett, file, n))
    }
    const seconds = (2 * SPAN_MS * Number(values.rounds)) / 1_000
    if (again > 0) say(`of Emmett's appends ${again} failed with SQLITE_BUSY in ${seconds} s, and were made again`)
    const ratio = (other: readonly number[]) => rounded(median(seen.ours.map((own, i) => own / other[i]!)), 2)
    rows.push({
      inFlight: n,
      ours: rounded(median(seen.ours)),
      raw: rounded(median(seen.raw)),
      emmett: rounded(median(seen.emmett)),
      emmettBatch: rounded(median(seen.batch)),
      emmettBusy: again,
      ofRaw: ratio(seen.raw),
      ofEmmett: ratio(seen.emmett),
      ofEmmettBatch: ratio(seen.batch),
    })
    say(JSON.stringify(rows.at(-1)))
  }
  const replayed = Number(values.replay) > 0 ? rounded(await replay(path.join(home, "r"), Number(values.replay))) : 0
  const last = rows.at(-1)!
  process.stdout.write(
    `${JSON.stringify({
      bench: "eventLog",
      rounds: Number(values.rounds),
      cores: availableParallelism(),
      appends: rows,
      replayedPerSecond: replayed,
      goals: GOALS,
      met: { raw: last.ofRaw >= GOALS.raw, emmett: last.ofEmmett >= GOALS.emmett, replay: replayed >= GOALS.replay },
    })}\n`,
  )
} finally {
  rmSync(home, { recursive: true, force: true })
}
