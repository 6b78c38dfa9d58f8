import { mkdtempSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import Database from "better-sqlite3"
import { beforeEach, describe, expect, it, onTestFinished } from "vitest"
import type { Millis, Seq } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { SCHEMA } from "../../src/events/log/schema.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { verify } from "../../src/events/log/verify.ts"
import { appending, eventLogContract, lamp, lampRegistry as registry, switched } from "../contracts/eventLogContract.ts"

let file: string
beforeEach(() => {
  const folder = mkdtempSync(path.join(tmpdir(), "log-"))
  file = path.join(folder, "events.sqlite")
  onTestFinished(() => rmSync(folder, { recursive: true }))
})

eventLogContract("memory", async () => new MemoryEventLog(registry))
eventLogContract("SQLite", () => SqliteEventLog.open({ file, registry }))

const filled = async (events = 6): Promise<void> => {
  const log = await SqliteEventLog.open({ file, registry })
  for (let i = 0; i < events; i++)
    await log.append(appending("a", i, [i % 3 === 2 ? ({ type: "Flickered", n: i } as never) : switched()]))
  await log.close()
}
/** What a stranger with the file could do: the triggers are theirs to drop. */
const tamper = (sql: string): void => {
  const database = new Database(file)
  database.exec(`DROP TRIGGER events_are_kept; DROP TRIGGER events_never_change; ${sql}`)
  database.close()
}

describe("the event log's file", () => {
  it("is its owner's alone", async () => {
    await filled()
    for (const name of [file, `${file}.lock`]) expect(statSync(name).mode & 0o777).toBe(0o600)
  })

  it("holds a chain that verifies, also when expired events were redacted", async () => {
    await filled()
    const log = await SqliteEventLog.open({ file, registry })
    expect(await log.expire(5_000 as Millis)).toBe(2)
    await log.append(appending("b", 0, [switched()]))
    await log.close()
    expect(verify(file, registry)).toMatchObject({ ok: true, events: 7, redacted: 2 })
  })

  it("tells of one event whether it holds", async () => {
    await filled()
    tamper(`UPDATE events SET payload = '{"on":false}' WHERE seq = 4`)
    const log = await SqliteEventLog.open({ file, registry })
    onTestFinished(() => log.close())
    const seals = await Promise.all([1, 4, 5].map((seq) => log.seal(seq as Seq)))
    expect(seals.map((seal) => seal?.holds)).toEqual([true, false, true])
  })

  it.each([
    ["a changed payload", `UPDATE events SET payload = '{"on":false}' WHERE seq = 4`, 4],
    ["a changed time", "UPDATE events SET at = 1001 WHERE seq = 5", 5],
    ["a changed hash", "UPDATE events SET hash = zeroblob(32) WHERE seq = 2", 2],
    [
      "a changed body hash of a redacted event",
      "UPDATE events SET stream=NULL, version=NULL, type=NULL, at=NULL, cause=NULL, " +
        "payload=NULL, expires=NULL, body_hash=zeroblob(32) WHERE seq = 3",
      3,
    ],
    ["a gap", "DELETE FROM events WHERE seq = 2", 2],
    ["a lost end", "DELETE FROM events WHERE seq >= 5", 5],
  ])("shows %s", async (_, sql, seq) => {
    await filled()
    tamper(sql)
    expect(verify(file, registry)).toMatchObject({ ok: false, seq })
  })

  it("lets nobody delete or change an event, but redact an expiring one", async () => {
    await filled()
    const database = new Database(file)
    onTestFinished(() => void database.close())
    const redact = "stream=NULL, version=NULL, type=NULL, at=NULL, cause=NULL, payload=NULL, expires=NULL"
    for (const sql of [
      "DELETE FROM events",
      "UPDATE events SET at = 0",
      `UPDATE events SET ${redact} WHERE seq = 1`,
      `UPDATE events SET ${redact}, hash = zeroblob(32) WHERE seq = 3`,
    ]) {
      expect(() => database.exec(sql)).toThrow(/never/)
    }
    database.exec(`UPDATE events SET ${redact} WHERE seq = 3`)
    expect(verify(file, registry)).toMatchObject({ ok: true, redacted: 1 })
  })

  it("admits one writer, and readers beside it", async () => {
    const writer = await SqliteEventLog.open({ file, registry })
    await expect(SqliteEventLog.open({ file, registry })).rejects.toMatchObject({ code: "locked" })
    const reader = await SqliteEventLog.open({ file, registry, readonly: true })
    await writer.append(appending("a", 0, [switched()]))
    expect(await reader.head()).toBe(1)
    await expect(reader.append(appending("a", 1, [switched()]))).rejects.toMatchObject({ code: "locked" })
    await reader.close()
    await writer.close()
    const next = await SqliteEventLog.open({ file, registry })
    expect(await next.streamPage(lamp("a"), 0, 10)).toHaveLength(1)
    await next.close()
  })

  it("stores nothing while another program locks the file, and goes on when it is free", async () => {
    await filled()
    const log = await SqliteEventLog.open({ file, registry })
    const other = new Database(file)
    other.exec("BEGIN IMMEDIATE")
    await expect(log.append(appending("b", 0, [switched()]))).rejects.toMatchObject({ code: "locked" })
    other.exec("COMMIT")
    other.close()
    expect((await log.append(appending("b", 0, [switched()])))[0]).toMatchObject({ seq: 7, version: 1 })
    expect(await log.page(6 as Seq, 10)).toHaveLength(1)
    await log.close()
    expect(verify(file, registry)).toMatchObject({ ok: true, events: 7 })
  })

  it("completes what a crash left of its making", async () => {
    const begun = new Database(file)
    begun.pragma("journal_mode = WAL")
    begun.exec(SCHEMA[0]!)
    begun.exec(SCHEMA[1]!)
    begun.close()
    await filled()
    tamper("DELETE FROM events WHERE seq = 6")
    expect(verify(file, registry)).toMatchObject({ ok: false, seq: 6 })
  })

  it("says what is wrong with a file that is none, and with none at all", async () => {
    await expect(SqliteEventLog.open({ file, registry, readonly: true })).rejects.toThrow("there is no event log at")
    const other = new Database(file)
    other.exec("PRAGMA application_id = 7; CREATE TABLE t (x)")
    other.close()
    await expect(SqliteEventLog.open({ file, registry })).rejects.toThrow("is no event log")
    const nameless = new Database(`${file}3`)
    nameless.exec("CREATE TABLE t (x)")
    nameless.close()
    await expect(SqliteEventLog.open({ file: `${file}3`, registry })).rejects.toThrow("is no event log")
    expect(
      (await SqliteEventLog.open({ file: `${file}2`, registry }).then((log) =>
        log.close().then(() => log.head()),
      )) as Seq,
    ).toBe(0)
  })
})
