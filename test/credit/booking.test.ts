/** How often the ledger books: each booking is a commit, and must not double those of a fast download. */
import { setImmediate } from "node:timers/promises"
import { expect, it } from "vitest"
import { creditEffects } from "../../src/actors/credit/effects.ts"
import { initial } from "../../src/actors/credit/state.ts"
import { isCharged } from "../../src/core/credit.ts"
import { StreamId } from "../../src/core/ids.ts"
import { MemoryEventLog } from "../../src/events/log/MemoryEventLog.ts"
import { registry } from "../../src/events/registry.ts"
import { HandClock } from "../support/HandClock.ts"

const settled = async () => {
  for (let turn = 0; turn < 20; turn++) await setImmediate()
}

it("books the first commit at once, and all that come within a second of it together", async () => {
  const [log, clock, ended] = [new MemoryEventLog(registry), new HandClock(), new AbortController()]
  const booked: number[] = []
  const tell = async ({ fetched }: { fetched: { octets: number }[] }) => {
    booked.push(fetched.reduce((sum, { octets }) => sum + octets, 0))
    return { ok: true as const }
  }
  const effect = creditEffects({ log, clock } as never)["book"]!({
    state: () => ({ ...initial, through: 0 }),
    signal: ended.signal,
    tell,
  } as never)
  let version = 0
  const verify = async () => {
    await log.append({
      stream: StreamId("torrent", "t"),
      expected: version,
      events: [{ type: "PiecesVerified", pieces: [version++], bytes: 100 }],
      at: clock.date(),
      cause: "c",
    })
    await settled()
  }
  await verify()
  expect(booked).toEqual([100])
  for (let i = 0; i < 5; i++) {
    clock.advance(150)
    await verify()
  }
  expect(booked).toEqual([100])
  clock.advance(250)
  await settled()
  expect(booked).toEqual([100, 500])
  // What comes while it rests is not forgotten, and nothing is booked twice.
  await verify()
  clock.advance(1_000)
  await settled()
  clock.advance(5_000)
  await settled()
  expect(booked).toEqual([100, 500, 100])
  await verify()
  expect(booked).toEqual([100, 500, 100, 100])
  ended.abort()
  await effect
  expect(clock.pending).toBe(0)
})

it.each([
  [{}, true],
  [{ found: true }, false],
  [{ free: true }, false],
])("charges what was fetched, but not what was found, nor newer software (%o)", (how, charged) => {
  expect(isCharged({ type: "PiecesVerified", pieces: [0], bytes: 100, ...how })).toBe(charged)
})
