/**
 * What a power cut or a bad disk leaves: a torn WAL opens as a prefix of history, and a changed byte is found by
 * `verify`.
 */
import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import Database from "better-sqlite3"
import { expect, it } from "vitest"
import type { Seq } from "../../src/core/ids.ts"
import { LogError } from "../../src/events/EventLog.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { verify } from "../../src/events/log/verify.ts"
import { appending, lampRegistry as registry, switched } from "../contracts/eventLogContract.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const EVENTS = 30
const FRAME = 4_096 + 24

const writtenLog = async (file: string) => {
  const log = await SqliteEventLog.open({ file, registry })
  for (let i = 0; i < EVENTS; i++) await log.append(appending("a", i, [switched(i % 2 === 0)]))
  const images = { main: readFileSync(file), wal: readFileSync(`${file}-wal`), events: await log.page(0 as Seq, 1_000) }
  await log.close()
  return images
}

it("opens a torn WAL as a prefix of history, which goes on, or refuses it", async () => {
  const folder = await temporaryFolder()
  const { main, wal, events } = await writtenLog(path.join(folder, "whole.sqlite"))
  const heads = new Set<number>()
  const frames = Math.floor((wal.length - 32) / FRAME)
  const cuts = [0, 1, 31, 32, 33, wal.length - 1, wal.length]
  for (let i = 0; i < 20; i++)
    cuts.push(32 + FRAME * Math.floor((frames * i) / 20) + [0, 1, 23, 24, 2_000, FRAME - 1][i % 6]!)
  for (const [i, cut] of cuts.entries()) {
    const file = path.join(folder, `cut${i}.sqlite`)
    writeFileSync(file, main)
    writeFileSync(`${file}-wal`, wal.subarray(0, cut))
    try {
      const log = await SqliteEventLog.open({ file, registry })
      const head = await log.head()
      expect(await log.page(0 as Seq, 1_000)).toEqual(events.slice(0, head))
      await log.append(appending("a", head, [switched()]))
      await log.close()
      expect(verify(file, registry)).toMatchObject({ ok: true, events: head + 1 })
      heads.add(head)
    } catch (error) {
      expect(error).toBeInstanceOf(LogError)
    }
  }
  expect(heads).toContain(EVENTS)
  expect(heads.size).toBeGreaterThan(8)
})

it("finds a byte changed in the file, inside of a payload", async () => {
  const file = path.join(await temporaryFolder(), "events.sqlite")
  await writtenLog(file)
  const database = new Database(file)
  // Without the stale copies that page splits leave in free room: a change there changes nothing.
  database.exec("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)")
  database.close()
  const octets = readFileSync(file)
  const at = octets.indexOf('{"on":true}')
  expect(at).toBeGreaterThan(0)
  octets[at + 2] = octets[at + 2]! ^ 1
  writeFileSync(file, octets)
  const verdict = verify(file, registry)
  expect(verdict).toMatchObject({ ok: false, problem: "its content is not what was written" })
})
