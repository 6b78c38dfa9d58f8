import { describe, expect, it } from "vitest"
import { nodeActor } from "../../src/actors/node/definition.ts"
import { nodeEffects } from "../../src/actors/node/effects.ts"
import { type NodeLimits, type Timetable, wallClock } from "../../src/core/nodeLimits.ts"
import type { Rates } from "../../src/core/rates.ts"
import { Listeners } from "../../src/core/Listeners.ts"
import { HandClock } from "../support/HandClock.ts"
import { specification } from "../support/given.ts"

const given = specification(nodeActor.decider)

describe("the node", () => {
  it("is created once", () => {
    given().when({ type: "CreateNode", management: "m" }).then({ type: "NodeCreated", management: "m" })
    given({ type: "NodeCreated", management: "m" }).when({ type: "CreateNode", management: "n" }).then()
  })

  it("starts again after a crash, although it was never stopped", () => {
    given({ type: "NodeCreated", management: "m" }, { type: "NodeStarted", carrier: "tor" })
      .when({ type: "StartNode", carrier: "tor" })
      .then({ type: "NodeStarted", carrier: "tor" })
    given().when({ type: "StartNode", carrier: "tor" }).refused("no-node")
  })

  it("keeps all that is allowed of it in one fact, as chosen last", () => {
    const created = { type: "NodeCreated", management: "m" } as const
    given().when({ type: "ChooseLimits", down: 50_000 }).refused("no-node")
    given(created).when({ type: "ChooseLimits", down: 50_000 }).then({ type: "LimitsChosen", down: 50_000 })
    given(created, { type: "LimitsChosen", down: 50_000, use: "alternative", alternative: { up: 40_000 } })
      .when({ type: "ChooseLimits", down: 0, up: 60_000, downloads: 3, use: "normal" })
      .then({ type: "LimitsChosen", up: 60_000, alternative: { up: 40_000 }, downloads: 3 })
  })

  it("tells what was forgotten, and nothing when nothing was", () => {
    given().when({ type: "HistoryExpired", before: 5, events: 0 }).then()
    given()
      .when({ type: "HistoryExpired", before: 5, events: 2 })
      .then({ type: "StreamHistoryExpired", before: 5, events: 2 })
  })
})

const HOUR = 3_600_000

it("forgets nothing under a date that was set within the hour", async () => {
  const clock = new HandClock()
  const [ended, before] = [new AbortController(), [] as number[]]
  const retention = () => ({ ms: 7 * 24 * HOUR, changed: ended.signal })
  const ports = {
    clock,
    retention,
    expireHistory: async (date: number) => before.push(date - clock.now()) && 0,
  } as never
  const running = nodeEffects(ports)["expire"]!({
    id: "self",
    state: () => nodeActor.decider.initial,
    onState: () => () => undefined,
    signal: ended.signal,
    tell: async () => ({ ok: true, seq: undefined }),
  })
  const hour = async () => {
    clock.advance(HOUR)
    await new Promise(setImmediate)
  }
  await new Promise(setImmediate)
  await hour()
  clock.jump(10 * 365 * 24 * HOUR)
  await hour()
  clock.jump(-10 * 365 * 24 * HOUR)
  await hour()
  await hour()
  ended.abort()
  await running
  expect(before).toEqual([-168 * HOUR, -168 * HOUR, -168 * HOUR])
})

it("forgets nothing under a date just set, although how long history is kept is changed meanwhile", async () => {
  const clock = new HandClock()
  const [ended, before] = [new AbortController(), [] as number[]]
  let kept = { ms: 168 * HOUR, changed: new AbortController() }
  const ports = {
    clock,
    retention: () => ({ ms: kept.ms, changed: kept.changed.signal }),
    expireHistory: async (date: number) => before.push(date - clock.now()) && 0,
  } as never
  const running = nodeEffects(ports)["expire"]!({
    id: "self",
    state: () => nodeActor.decider.initial,
    onState: () => () => undefined,
    signal: ended.signal,
    tell: async () => ({ ok: true, seq: undefined }),
  })
  const turn = () => new Promise(setImmediate)
  const hour = () => (clock.advance(HOUR), turn())
  await turn()
  clock.jump(10 * 365 * 24 * HOUR)
  const { changed } = kept
  kept = { ms: 24 * HOUR, changed: new AbortController() }
  changed.abort()
  await turn()
  expect(before).toEqual([-168 * HOUR])
  clock.jump(-10 * 365 * 24 * HOUR)
  await hour()
  expect(before).toEqual([-168 * HOUR])
  await hour()
  expect(before).toEqual([-168 * HOUR, -24 * HOUR])
  ended.abort()
  await running
})

it("sets rates as they are chosen, and by the timetable as each minute begins, by the date as it is", async () => {
  const clock = new HandClock()
  clock.jump(-(clock.date() % 60_000))
  const [ended, told, listeners] = [new AbortController(), [] as Rates[], new Listeners<[]>()]
  let limits: NodeLimits = { down: 2_000_000 }
  const running = nodeEffects({ clock, exchange: { limit: (rates: Rates) => told.push(rates) } } as never)["limit"]!({
    id: "self",
    state: () => ({ ...nodeActor.decider.initial, limits }),
    onState: (hear: () => void) => listeners.add(hear),
    signal: ended.signal,
    tell: async () => ({ ok: true, seq: undefined }),
  })
  const choose = async (next: NodeLimits) => {
    limits = next
    listeners.tell()
    await new Promise(setImmediate)
  }
  const minutes = async (count: number) => {
    for (let minute = 0; minute < count; minute++) {
      clock.advance(60_000)
      await new Promise(setImmediate)
    }
  }
  const now = () => told.at(-1)
  await choose({ down: 2_000_000, up: 100_000 })
  expect(told).toEqual([
    { down: 2_000_000, up: undefined },
    { down: 2_000_000, up: 100_000 },
  ])
  expect(clock.pending).toBe(0)
  const { day, minute } = wallClock()(clock.date())
  const from = (minute + 3) % 1_440
  const timetable: Timetable = { days: [...new Set([day, (day + 1) % 7])], from, to: (from + 10) % 1_440 }
  await choose({ down: 2_000_000, alternative: { down: 90_000 }, use: "schedule", timetable })
  await minutes(2)
  expect(now()).toEqual({ down: 2_000_000 })
  await minutes(1)
  expect(now()).toEqual({ down: 90_000 })
  // Set back by five minutes: it has not begun.
  clock.jump(-300_000)
  await minutes(1)
  expect(now()).toEqual({ down: 2_000_000 })
  await minutes(4)
  expect(now()).toEqual({ down: 90_000 })
  await minutes(10)
  expect(now()).toEqual({ down: 2_000_000 })
  ended.abort()
  await running
})

it("looks at once when what expires is kept for another time", async () => {
  const clock = new HandClock()
  const [ended, before] = [new AbortController(), [] as number[]]
  let kept = { ms: 7 * 24 * HOUR, changed: new AbortController() }
  const retention = () => ({ ms: kept.ms, changed: kept.changed.signal })
  const ports = {
    clock,
    retention,
    expireHistory: async (date: number) => before.push(clock.now() - date) && 0,
  } as never
  const running = nodeEffects(ports)["expire"]!({
    id: "self",
    state: () => nodeActor.decider.initial,
    onState: () => () => undefined,
    signal: ended.signal,
    tell: async () => ({ ok: true }),
  } as never)
  await expect.poll(() => before).toEqual([7 * 24 * HOUR])
  const { changed } = kept
  kept = { ms: HOUR, changed: new AbortController() }
  changed.abort()
  await expect.poll(() => before).toEqual([7 * 24 * HOUR, HOUR])
  ended.abort()
  await running
})
