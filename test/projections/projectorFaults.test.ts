/**
 * The projections' database may vanish, be damaged, be another history's, lag behind or refuse to store: the log has
 * all.
 */
import { copyFileSync, existsSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"
import Database from "better-sqlite3"
import { expect, it } from "vitest"
import { type Millis, type Seq, StreamId } from "../../src/core/ids.ts"
import type { EventLog } from "../../src/events/EventLog.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { Projector } from "../../src/projections/Projector.ts"
import { HandClock } from "../support/HandClock.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { shares } from "../../src/projections/shares.ts"

const requested = (log: EventLog, id: string) =>
  log.append({
    stream: StreamId("share", id),
    expected: 0,
    events: [{ type: "ShareRequested", path: `/${id}`, title: id, secret: "s" }],
    at: 1 as Millis,
    cause: "c",
  })

const world = async () => {
  const file = path.join(await temporaryFolder(), "projections.sqlite")
  const log = new MemoryEventLog(registry)
  const clock = new HandClock()
  for (const id of ["one", "two"]) await requested(log, id)
  const projector = await Projector.open({ file, log, clock })
  return { file, log, clock, projector, rows: projector.all(shares) }
}

it.each([
  ["deleted", (file: string) => rmSync(file)],
  ["no database", (file: string) => writeFileSync(file, "no database at all, but long enough to look at".repeat(200))],
  ["damaged inside", (file: string) => writeFileSync(file, new Uint8Array(60_000).fill(7), { flag: "r+" })],
  [
    "made by other code",
    (file: string) =>
      edit(file, "UPDATE meta SET value = 'other' WHERE key = 'fingerprint'; UPDATE shares SET row = '{}'"),
  ],
])("is rebuilt when it was %s", async (_, harm) => {
  const { file, log, clock, projector, rows } = await world()
  await projector.close()
  harm(file)
  const again = await Projector.open({ file, log, clock })
  expect(again.all(shares)).toEqual(rows)
  expect(rows.map(({ title }) => title)).toEqual(["one", "two"])
  await again.close()
})

const edit = (file: string, sql: string): void => {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

it("forgets rows of a history that is longer than the log", async () => {
  const { file, clock, projector } = await world()
  await projector.close()
  const other = new MemoryEventLog(registry)
  await requested(other, "three")
  const again = await Projector.open({ file, log: other, clock })
  expect(again.all(shares).map(({ id }) => id)).toEqual(["three"])
  const seen = again.changes(2 as Seq, AbortSignal.timeout(10_000))[Symbol.asyncIterator]()
  expect((await seen.next()).value).toMatchObject({ cursor: 1, rows: { shares: [{ id: "three" }] } })
  await again.close()
})

it("shows rows that cannot be stored, and stores them once they can", async () => {
  const { file, log, clock, projector } = await world()
  clock.advance(1_000)
  edit(file, "CREATE TRIGGER full BEFORE INSERT ON shares BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END")
  const [stored] = await requested(log, "three")
  await projector.passed(stored!.seq)
  expect(projector.all(shares).map(({ id }) => id)).toEqual(["one", "two", "three"])
  clock.advance(5_000)
  expect(inFile(file)).toEqual(["one", "two"])
  edit(file, "DROP TRIGGER full")
  clock.advance(10_000)
  expect(inFile(file)).toEqual(["one", "two", "three"])
  await projector.close()
  expect(clock.pending).toBe(0)
})

it("stores rows half a second later, and what a crash leaves out is taken from the log", async () => {
  const { file, log, clock, projector } = await world()
  clock.advance(1_000)
  await requested(log, "three")
  expect(inFile(file)).toEqual(["one", "two"])
  for (const suffix of ["", "-wal"])
    if (existsSync(file + suffix)) copyFileSync(file + suffix, `${file}.crashed${suffix}`)
  const again = await Projector.open({ file: `${file}.crashed`, log, clock })
  expect(again.all(shares)).toEqual(projector.all(shares))
  clock.advance(500)
  expect(inFile(file)).toEqual(["one", "two", "three"])
  await again.close()
  await projector.close()
})

it("takes a batch into all read models or none: one that fails is asked again", async () => {
  const { log, projector } = await world()
  const { ShareRequested } = shares.on
  ;(shares.on as { ShareRequested: unknown }).ShareRequested = () => {
    throw new Error("a bug")
  }
  try {
    const [stored] = await requested(log, "three")
    await expect(projector.passed(stored!.seq)).rejects.toThrow("a bug")
    expect(projector.checkpoint).toBe(2)
  } finally {
    ;(shares.on as { ShareRequested: unknown }).ShareRequested = ShareRequested
  }
  await projector.passed(3)
  expect(projector.all(shares)).toHaveLength(3)
  await projector.close()
})

const inFile = (file: string): string[] => {
  const database = new Database(file, { readonly: true })
  try {
    return database.prepare("SELECT id FROM shares ORDER BY rowid").pluck().all() as string[]
  } finally {
    database.close()
  }
}

it("lets one wait for what is not committed yet", async () => {
  const { log, projector } = await world()
  const passed = projector.passed(3)
  await requested(log, "three")
  await passed
  expect(projector.checkpoint).toBe(3)
  await projector.close()
})
