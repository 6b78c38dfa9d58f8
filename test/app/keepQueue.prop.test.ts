/** Who keeps to how many run: after whatever happens no more do than are allowed, no fewer than could. */
import { setImmediate } from "node:timers/promises"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { keepQueue } from "../../src/app/keepQueue.ts"
import { torrents } from "../../src/projections/torrents.ts"
import type { TorrentMode, TorrentRow } from "../../src/projections/torrents.ts"
import { HandClock } from "../support/HandClock.ts"
import { aTorrent } from "../support/managedRows.ts"

const MINUTE = 60_000

/** Rows that go by what they are told, and a log of which only the listeners are there. */
const scene = (count: number, atOnce: { downloads?: number; seeds?: number }) => {
  const clock = new HandClock()
  const rows = new Map<string, TorrentRow>()
  for (let i = 0; i < count; i++) rows.set(`t${i}`, { ...aTorrent(`t${i}`), pieces: 10, place: i, mode: "downloading" })
  const octets = new Map<string, number>()
  const listeners = new Set<(batch: readonly unknown[]) => void>()
  let chosen = atOnce
  const told: string[] = []
  const commit = (type: string, id = "t0") => {
    for (const hear of listeners) hear([{ stream: `torrent/${id}`, event: { type } }])
  }
  const wholeOf = (row: TorrentRow): TorrentMode => (row.verifiedPieces === row.pieces ? "seeding" : "downloading")
  const change = (id: string, by: Partial<TorrentRow>, type = "TorrentResumed") => {
    rows.set(id, { ...rows.get(id)!, ...by })
    commit(type, id)
  }
  const end = keepQueue({
    log: { head: async () => 1, onCommit: (hear: never) => (listeners.add(hear), () => listeners.delete(hear)) },
    projector: {
      passed: async () => undefined,
      get: () => ({ id: "self", ...chosen }),
      all: (model: unknown) => (model === torrents ? [...rows.values()] : []),
    },
    kernel: {
      tell: async (_: string, id: string, { type }: { readonly type: string }) => {
        const row = rows.get(id)!
        told.push(`${type} ${id}`)
        change(id, { mode: type === "AwaitTurn" ? "queued" : wholeOf(row) }, "TurnCame")
        return { ok: true, seq: 1 }
      },
    },
    ports: { clock, exchange: { live: (id: string) => ({ downloadedBytes: octets.get(id) ?? 0 }) } },
  } as never)
  const settled = async () => {
    for (let turn = 0; turn < 12; turn++) await setImmediate()
  }
  const running = () => [...rows.values()].filter(({ mode }) => mode === "downloading").map(({ id }) => id)
  return {
    rows,
    running,
    told,
    change,
    settled,
    wholeOf,
    end,
    brings: (id: string) => octets.set(id, (octets.get(id) ?? 0) + 1),
    choose: (next: typeof atOnce) => {
      chosen = next
      commit("LimitsChosen")
    },
    minutes: async (many: number, each: () => void = () => undefined) => {
      for (let minute = 0; minute < many; minute++) {
        each()
        clock.advance(MINUTE)
        await settled()
      }
    },
  }
}

describe("the queue's keeper", () => {
  it("has as many run as are allowed, whatever happens to them", async () => {
    const happening = fc.record({
      who: fc.nat(7),
      what: fc.constantFrom("pause", "resume", "fail", "whole", "limit", "top", "wait" as const),
      many: fc.constantFrom(undefined, 1, 2, 3),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 8 }),
        fc.array(happening, { maxLength: 25 }),
        async (count, happened) => {
          let allowed: { downloads?: number; seeds?: number } = { downloads: 2 }
          const at = scene(count, allowed)
          await at.settled()
          for (const { who, what, many } of happened) {
            const row = at.rows.get(`t${who % count}`)!
            if (what === "pause") at.change(row.id, { mode: "paused" })
            if (what === "fail") at.change(row.id, { mode: "error" })
            if (what === "resume" && ["paused", "error"].includes(row.mode))
              at.change(row.id, { mode: at.wholeOf(row) })
            if (what === "whole" && row.mode === "downloading")
              at.change(row.id, { mode: "seeding", verifiedPieces: 10 })
            if (what === "top") at.change(row.id, { place: Math.min(...[...at.rows.values()].map((r) => r.place)) - 1 })
            if (what === "wait") await at.minutes(3)
            if (what === "limit") {
              allowed = many === undefined ? {} : { downloads: many, seeds: many }
              at.choose(allowed)
            }
            await at.settled()
            const all = [...at.rows.values()]
            for (const [whole, most] of [
              [false, allowed.downloads],
              [true, allowed.seeds],
            ] as const) {
              const own = all.filter((r) => (r.verifiedPieces === r.pieces) === whole)
              const runs = own.filter(({ mode }) => mode === "downloading" || mode === "seeding")
              const waits = own.filter(({ mode }) => mode === "queued")
              expect(runs.length).toBe(Math.min(most ?? Infinity, runs.length + waits.length))
            }
          }
          await at.end()
        },
      ),
      { numRuns: 60 },
    )
  })

  it("gives the place of one that brings nothing to the next, and none waits for ever", async () => {
    const at = scene(3, { downloads: 1 })
    await at.settled()
    expect(at.running()).toEqual(["t0"])
    await at.minutes(9)
    expect(at.running()).toEqual(["t0"])
    await at.minutes(3)
    expect(at.running()).toEqual(["t1"])
    await at.minutes(12)
    expect(at.running()).toEqual(["t2"])
    await at.minutes(12)
    expect(at.running()).toEqual(["t0"])
    // It brings something: it stays, for as long as it does.
    await at.minutes(60, () => at.brings("t0"))
    expect(at.running()).toEqual(["t0"])
    await at.minutes(12)
    expect(at.running()).toEqual(["t1"])
    await at.end()
  })

  it("leaves what brings nothing alone while nobody waits, and tells nobody twice", async () => {
    const at = scene(2, { downloads: 2 })
    await at.settled()
    await at.minutes(60)
    expect([at.running(), at.told]).toEqual([["t0", "t1"], []])
    at.choose({ downloads: 1 })
    await at.settled()
    expect(at.told).toEqual(["AwaitTurn t1"])
    at.choose({})
    await at.settled()
    expect(at.told).toEqual(["AwaitTurn t1", "TakeTurn t1"])
    await at.end()
  })
})
