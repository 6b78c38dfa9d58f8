/**
 * How often the ledger books: each booking is a fact that stays, and must not grow with the speed of a download; and
 * nobody waits for long for what changes what they may do.
 */
import { setImmediate } from "node:timers/promises"
import { expect, it } from "vitest"
import { bookFacts } from "../../src/actors/credit/bookFacts.ts"
import { decide } from "../../src/actors/credit/decide.ts"
import { creditEffects } from "../../src/actors/credit/effects.ts"
import { type CreditState, evolve, initial } from "../../src/actors/credit/state.ts"
import { isCharged } from "../../src/core/credit.ts"
import { StreamId } from "../../src/core/ids.ts"
import type { DomainEvent } from "../../src/events/facts.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { HandClock } from "../support/HandClock.ts"

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await setImmediate()
}

/** A ledger that holds `granted`, and books by itself. */
const world = (granted = 1e12) => {
  const [log, clock, ended] = [new MemoryEventLog(registry), new HandClock(), new AbortController()]
  let state: CreditState = { ...initial, mode: "open", price: 6, dayCap: 1e12, granted }
  /** Of each booking: payload that was charged for, and what was relayed. */
  const booked: (readonly [payload: number, relayed: number])[] = []
  const tell = async (input: never) => {
    const decision = decide(state, input, {} as never)
    if (!decision.ok || decision.events.length === 0) return { ok: true as const, seq: undefined }
    state = decision.events.reduce(evolve, state)
    const sum = (field: string) =>
      decision.events.reduce((all, event) => all + (((event as DomainEvent)[field] as number | undefined) ?? 0), 0)
    booked.push([sum("payload"), sum("relayed")])
    return { ok: true as const, seq: undefined }
  }
  const running = creditEffects({ log, clock } as never)["book"]!({
    state: () => state,
    signal: ended.signal,
    tell,
  } as never) as Promise<void>
  const versions = new Map<string, number>()
  const add = async (kind: string, id: string, ...events: readonly DomainEvent[]) => {
    const stream = StreamId(kind, id)
    const expected = versions.get(stream) ?? 0
    versions.set(stream, expected + events.length)
    await log.append({ stream, expected, events, at: clock.date(), cause: "c" })
    await settled()
  }
  const verify = (bytes = 100) => add("torrent", "t", { type: "PiecesVerified", pieces: [0], bytes })
  const relayed = (octets: number) =>
    add("relay", "self", { type: "RelayTrafficMeasured", meter: "m", read: 0, written: 0, relayed: octets })
  const pass = async (ms: number) => {
    clock.advance(ms)
    await settled()
  }
  const end = async () => {
    ended.abort()
    await running
    expect(clock.pending).toBe(0)
  }
  return { log, booked, tell, add, verify, relayed, pass, end, state: () => state }
}

it("books the first commit at once, and all that come within ten seconds of it together", async () => {
  const { booked, verify, pass, end } = world()
  await verify()
  expect(booked).toEqual([[100, 0]])
  for (let i = 0; i < 9; i++) {
    await pass(1_000)
    await verify()
  }
  await pass(999)
  expect(booked).toEqual([[100, 0]])
  await pass(1)
  expect(booked).toEqual([
    [100, 0],
    [900, 0],
  ])
  // What comes while it rests is not forgotten, and nothing is booked twice.
  await verify()
  await pass(10_000)
  await pass(50_000)
  expect(booked.slice(2)).toEqual([[100, 0]])
  await verify()
  expect(booked.slice(3)).toEqual([[100, 0]])
  await end()
})

it.each(["DownloadCompleted", "TorrentPaused", "TorrentRemoved", "CreditExhausted"])(
  "does not let the last pieces wait where a download comes to its end (%s)",
  async (type) => {
    const { booked, add, verify, pass, end } = world()
    await verify()
    await verify()
    await pass(1_000)
    expect(booked).toHaveLength(1)
    await add("torrent", "t", { type, ...(type === "TorrentRemoved" ? { withData: false } : {}) })
    expect(booked.slice(1)).toEqual([[100, 0]])
    // The swarm writes what is complete after its torrent was paused.
    await verify()
    await pass(1_000)
    expect(booked.slice(2)).toEqual([[100, 0]])
    await end()
  },
)

it("books what is relayed within a second, as a download may wait for it", async () => {
  const { booked, relayed, pass, verify, end } = world()
  await verify()
  await pass(500)
  await relayed(7)
  await pass(500)
  expect(booked.slice(1)).toEqual([[0, 7]])
  await end()
})

it("books each second where the rest of the balance may go soon, and not where there is none", async () => {
  const rest = 6 * 16 * 1024 * 1024
  const near = world(rest)
  await near.verify()
  for (let i = 0; i < 5; i++) {
    await near.verify()
    await near.pass(1_000)
  }
  expect(near.booked).toHaveLength(6)
  await near.end()
  const none = world(0)
  await none.verify()
  for (let i = 0; i < 5; i++) {
    await none.verify()
    await none.pass(1_000)
  }
  expect(none.booked).toHaveLength(1)
  await none.end()
})

it("pays for nothing that came for nothing with what was earned after it", async () => {
  const { booked, verify, relayed, pass, state, end } = world(0)
  await verify()
  await verify(500)
  await relayed(10_000)
  await verify(200)
  await pass(10_000)
  expect(booked).toEqual([
    [100, 0],
    [500, 0],
    [200, 10_000],
  ])
  expect(state()).toMatchObject({ earned: 10_000, spent: 1_200 })
  await end()
})

it("books each fact once where two book at the same time, and misses none", async () => {
  const { log, tell, verify, pass, state, end } = world()
  for (let i = 0; i < 5; i++) await verify()
  const through = () => state().through
  const slowly = async (input: never) => {
    await setImmediate()
    return tell(input)
  }
  await Promise.all([1, 2].map(() => bookFacts(0, { log, through, tell: slowly as never })))
  expect(state().spent).toBe(5 * 600)
  await verify()
  await pass(10_000)
  await pass(10_000)
  expect(state().spent).toBe(6 * 600)
  await end()
})

it.each([
  [{}, true],
  [{ found: true }, false],
  [{ free: true }, false],
])("charges what was fetched, but not what was found, nor newer software (%o)", (how, charged) => {
  expect(isCharged({ type: "PiecesVerified", pieces: [0], bytes: 100, ...how })).toBe(charged)
})
