/**
 * LOG1 under `kill -9`: what a process was told is stored is there afterwards, once, in whole batches, at the place it
 * was told.
 */
import { spawn } from "node:child_process"
import { once } from "node:events"
import path from "node:path"
import { createInterface } from "node:readline"
import { setTimeout as sleep } from "node:timers/promises"
import Database from "better-sqlite3"
import { expect, it } from "vitest"
import { readHistory } from "../../src/events/log/readHistory.ts"
import { SCHEMA } from "../../src/events/log/schema.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { readRows, verify } from "../../src/events/log/verify.ts"
import { registry } from "../../src/events/registry.ts"
import { seededChance } from "../support/seed.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const HISTORIES = 4
const CYCLES = 25
const chance = seededChance(25)
const writer = path.join(import.meta.dirname, "../support/appendUntilKilled.ts")

/** Starts a writer, kills it 20–120 ms after its first acknowledgement; @returns all acknowledgements. */
const killedWriter = async (file: string, cycle: number): Promise<string[]> => {
  const child = spawn(process.execPath, [writer, file, String(cycle)], { stdio: ["ignore", "pipe", "inherit"] })
  const closed = once(child, "close")
  const acknowledged: string[] = []
  const lines = createInterface(child.stdout)
  lines.on("line", (line) => acknowledged.push(line))
  const read = once(lines, "close")
  await Promise.race([once(lines, "line"), closed])
  await sleep(20 + chance() * 100)
  child.kill("SIGKILL")
  const [, signal] = await closed
  await read
  expect(signal).toBe("SIGKILL")
  return acknowledged
}

const history = async (): Promise<void> => {
  const file = path.join(await temporaryFolder(), "events.sqlite")
  const acknowledged: string[] = []
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    acknowledged.push(...(await killedWriter(file, cycle)))
    const first = new Map<string, number>()
    const sizes = new Map<string, number>()
    for (const { seq, cause } of readRows(file)) {
      if (!first.has(cause!)) first.set(cause!, seq)
      sizes.set(cause!, (sizes.get(cause!) ?? 0) + 1)
    }
    expect(acknowledged.filter((line) => line !== `${first.get(line.split(" ")[1]!)} ${line.split(" ")[1]}`)).toEqual(
      [],
    )
    expect([...sizes].filter(([cause, size]) => size !== 1 + (Number(cause.split("-")[2]) % 3))).toEqual([])
    if (cycle % 5 === 4) expect(verify(file, registry)).toMatchObject({ ok: true })
  }
  expect(acknowledged.length).toBeGreaterThan(CYCLES)
}

it(`loses and doubles nothing acknowledged over ${HISTORIES * CYCLES} kills`, { timeout: 600_000 }, async () => {
  await Promise.all(Array.from({ length: HISTORIES }, history))
})

it.each(Array.from({ length: SCHEMA.length + 1 }, (_, steps) => steps))(
  "is taken as a new one after a crash when %d steps of its making were done",
  async (steps) => {
    const file = path.join(await temporaryFolder(), "events.sqlite")
    const half = new Database(file)
    half.pragma("journal_mode = WAL")
    for (const statement of SCHEMA.slice(0, steps)) half.exec(statement)
    half.close()
    expect(readHistory(file, 0)).toMatchObject({ head: 0, created: false })
    for (let start = 0; start < 2; start++) {
      const log = await SqliteEventLog.open({ file, registry })
      expect(await log.head()).toBe(0)
      await log.close()
      expect(verify(file, registry)).toMatchObject({ ok: true, events: 0 })
    }
  },
)
