/**
 * Random histories against a model of what a log is: groups of appends in flight, stale ones among them, expiry,
 * restarts.
 */
import { readFileSync, writeFileSync } from "node:fs"
import path from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Millis, Seq } from "../../src/core/ids.ts"
import type { EventLog, StoredEvent } from "../../src/events/EventLog.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { SqliteEventLog } from "../../src/events/log/SqliteEventLog.ts"
import { verify } from "../../src/events/log/verify.ts"
import { lamp, lampRegistry as registry } from "../contracts/eventLogContract.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const event = fc.oneof(
  fc.record({ type: fc.constant("Switched"), on: fc.boolean() }),
  fc.record({
    type: fc.constant("Flickered"),
    n: fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
  }),
)
const append = fc.record({
  stream: fc.constantFrom("a", "b", "ü/ '\" \u0000"),
  /** How far the writer is behind or ahead of the stream. */
  off: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(-1, 1) }),
  events: fc.array(event, { minLength: 1, maxLength: 3 }),
  cause: fc.string(),
})
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant("append" as const),
      group: fc.array(append, { minLength: 1, maxLength: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("expire" as const), back: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("reopen" as const) }) },
)
const steps = fc.array(step, { minLength: 1, maxLength: 20, size: "max" })

type Program = typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never

/** What the log should hold, and the last version of each stream in it. */
class Model {
  events: StoredEvent[] = []
  head = 0
  seen = { stored: 0, conflicts: 0, expired: 0, reopened: 0 }

  version(stream: string): number {
    return this.events.findLast((stored) => stored.stream === lamp(stream))?.version ?? 0
  }

  append(
    { stream, events, cause }: { stream: string; events: readonly { type: string }[]; cause: string },
    at: number,
  ): StoredEvent[] {
    const version = this.version(stream)
    const stored = events.map((event, i) => ({
      seq: (this.head + 1 + i) as Seq,
      stream: lamp(stream),
      version: version + 1 + i,
      type: `lamp.${event.type}/1`,
      at: at as Millis,
      cause,
      event,
      durability: event.type === "Flickered" ? ("expiring" as const) : ("kept" as const),
    }))
    this.events.push(...stored)
    this.head += events.length
    this.seen.stored += events.length
    return stored
  }

  expire(before: number): number {
    const all = this.events.length
    this.events = this.events.filter(({ durability, at }) => durability === "kept" || at >= before)
    this.seen.expired += all - this.events.length
    return all - this.events.length
  }
}

const run = async (open: () => Promise<EventLog>, reopen: boolean, program: Program, page: number, model: Model) => {
  let log = await open()
  const heard: StoredEvent[] = []
  const told: StoredEvent[] = []
  const listen = () => log.onCommit((batch) => void heard.push(...batch))
  listen()
  for (const [at, each] of program.entries()) {
    if (each.do === "append") {
      const expectations = each.group.map((one) => {
        const expected = Math.max(0, model.version(one.stream) + one.off)
        const right = expected === model.version(one.stream)
        if (!right) model.seen.conflicts++
        return { expected, stored: right ? model.append(one, at) : undefined }
      })
      const settled = await Promise.allSettled(
        each.group.map(({ stream, events, cause }, i) =>
          log.append({ stream: lamp(stream), expected: expectations[i]!.expected, events, at: at as Millis, cause }),
        ),
      )
      for (const [i, { stored }] of expectations.entries()) {
        if (stored) expect(settled[i]).toEqual({ status: "fulfilled", value: stored })
        else expect(settled[i]).toMatchObject({ status: "rejected", reason: { _tag: "LogError", code: "conflict" } })
        told.push(...(stored ?? []))
      }
    } else if (each.do === "expire")
      expect(await log.expire((at - each.back) as Millis)).toBe(model.expire(at - each.back))
    else if (reopen) {
      await log.close()
      log = await open()
      listen()
      model.seen.reopened++
    }
  }
  const read: StoredEvent[] = []
  for (let next: readonly StoredEvent[] = []; (next = await log.page(read.at(-1)?.seq ?? (0 as Seq), page)).length > 0;)
    read.push(...next)
  expect(read).toEqual(model.events)
  expect(heard).toEqual(told)
  expect(await log.head()).toBe(model.head)
  for (const { stream, version } of await log.streams("lamp")) {
    expect(await log.streamPage(stream, 0, 1_000)).toEqual(model.events.filter((stored) => stored.stream === stream))
    expect(version).toBe(model.events.findLast((stored) => stored.stream === stream)!.version)
  }
  await log.close()
}

const exercised = ({ stored, conflicts, expired }: Model["seen"]) => {
  expect(stored).toBeGreaterThan(500)
  expect(conflicts).toBeGreaterThan(50)
  expect(expired).toBeGreaterThan(20)
}

describe("a log of any history [LOG2, LOG3, LOG5, P10]", () => {
  it("holds what the model holds, in memory", async () => {
    const seen: Model["seen"][] = []
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 30 }), async (program, page) => {
        const model = new Model()
        const log = new MemoryEventLog(registry)
        await run(async () => log, false, program, page, model)
        seen.push(model.seen)
      }),
      { numRuns: 200 },
    )
    exercised(sum(seen))
  })

  it("holds what the model holds, in SQLite, and its chain proves it [LOG4]", async () => {
    const seen: Model["seen"][] = []
    const folder = await temporaryFolder()
    let flips = 0
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 30 }), fc.nat(), async (program, page, chance) => {
        const model = new Model()
        const file = path.join(folder, `${seen.length}.sqlite`)
        await run(() => SqliteEventLog.open({ file, registry }), true, program, page, model)
        seen.push(model.seen)
        expect(verify(file, registry)).toMatchObject({
          ok: true,
          events: model.head,
          redacted: model.head - model.events.length,
        })
        if (flip(file, model.events, chance)) flips++
      }),
      { numRuns: 60 },
    )
    exercised(sum(seen))
    expect(flips).toBeGreaterThan(20)
    expect(sum(seen).reopened).toBeGreaterThan(20)
  })
})

const sum = (all: readonly Model["seen"][]): Model["seen"] =>
  all.reduce((a, b) => ({
    stored: a.stored + b.stored,
    conflicts: a.conflicts + b.conflicts,
    expired: a.expired + b.expired,
    reopened: a.reopened + b.reopened,
  }))

/** Changes one bit of a payload in the file: `verify` must name its event, or an earlier one with the same payload. */
const flip = (file: string, events: readonly StoredEvent[], chance: number): boolean => {
  const stored = events[chance % Math.max(1, events.length)]
  if (!stored) return false
  const { type: _, ...fields } = stored.event
  const payload = JSON.stringify(fields)
  const octets = readFileSync(file)
  const places: number[] = []
  for (let at = octets.indexOf(payload); at >= 0; at = octets.indexOf(payload, at + 1)) places.push(at)
  expect(places.length).toBeGreaterThan(0)
  for (const at of places) octets[at + (chance % payload.length)]! ^= 1 << (chance % 7)
  writeFileSync(file, octets)
  const first = events.find(({ event }) => JSON.stringify({ ...event, type: undefined }) === payload)!
  expect(verify(file, registry)).toMatchObject({
    ok: false,
    seq: first.seq,
    problem: "its content is not what was written",
  })
  return true
}
