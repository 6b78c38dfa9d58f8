/** The pure parts of what was: the line of time, fields in words, lanes, modes that were visited, a moment to hand on. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { ActivityIndex, HistoryIndex, NodeAt } from "../../src/contract/timeTravel.ts"
import { columnAt, lanesOf } from "../../src/ui/activity/lanes.ts"
import { momentText } from "../../src/ui/moment/momentText.ts"
import { factTone } from "../../src/ui/history/factTone.ts"
import { changesOf, fieldsOf, labelOf } from "../../src/ui/history/fields.ts"
import {
  expiredIn,
  keptAt,
  otherKind,
  placeIn,
  runAt,
  runsOf,
  spanOf,
  timeAt,
  versionAt,
} from "../../src/ui/history/strip.ts"
import { rateSteps } from "../../src/ui/parts/chart/rateSteps.ts"
import { visitedModes } from "../../src/ui/machine/visited.ts"
import { aShare, aTorrent } from "../support/managedRows.ts"

const facts = ["PiecesVerified", "TorrentPaused", "TorrentFailed"]
/** Any life of which something is kept; `back` lets the clock be set back. */
const anIndex = (back: boolean): fc.Arbitrary<HistoryIndex> =>
  fc
    .array(
      fc.record({
        fact: fc.integer({ min: -1, max: facts.length - 1 }),
        count: fc.integer({ min: 1, max: 40 }),
        gap: fc.integer({ min: back ? -5_000 : 0, max: 90_000 }),
        lasted: fc.integer({ min: 0, max: 60_000 }),
      }),
      { minLength: 1, maxLength: 30 },
    )
    .filter((runs) => runs.some(({ fact }) => fact >= 0))
    .map((runs) => ({
      last: runs.reduce((sum, { count }) => sum + count, 0),
      facts,
      fact: runs.map(({ fact }) => fact),
      count: runs.map(({ count }) => count),
      began: runs.map(({ gap }, i) => (i === 0 ? 1_795_000_000_000 : gap + (back ? 0 : runs[i - 1]!.lasted))),
      lasted: runs.map(({ lasted, count }) => (count === 1 ? 0 : lasted)),
    }))

describe("the line of time", () => {
  it("has each version in one run, within the span, and every run in its order", () => {
    fc.assert(
      fc.property(anIndex(true), (index) => {
        const runs = runsOf(index)
        expect(runs.at(-1)!.last).toBe(index.last)
        const span = spanOf(runs)
        for (let version = 1; version <= index.last; version++) {
          expect(runs.filter(({ first, last }) => version >= first && version <= last)).toHaveLength(1)
          const place = placeIn(span, timeAt(runs, version))
          expect(place).toBeGreaterThanOrEqual(0)
          expect(place).toBeLessThanOrEqual(1)
        }
      }),
    )
  })

  it("finds, at the time of a version, that version or a later one of the same moment", () => {
    fc.assert(
      fc.property(anIndex(false), (index) => {
        const runs = runsOf(index)
        for (let version = 1; version <= index.last; version++) {
          if (runAt(runs, version)!.fact === null) continue
          const time = timeAt(runs, version)
          const found = versionAt(runs, time + 0.001)
          expect(found).toBeGreaterThanOrEqual(version)
          expect(timeAt(runs, found) - time).toBeLessThan(1)
        }
      }),
    )
  })

  it("leads to nothing that has expired, and to another kind only where it says so", () => {
    fc.assert(
      fc.property(anIndex(true), fc.nat(), fc.constantFrom(1 as const, -1 as const), (index, any, by) => {
        const runs = runsOf(index)
        const version = (any % index.last) + 1
        const kept = keptAt(runs, version, by)
        expect(runAt(runs, kept)!.fact).not.toBeNull()
        if (runAt(runs, version)!.fact !== null) expect(kept).toBe(version)
        expect(runAt(runs, versionAt(runs, timeAt(runs, version)))!.fact).not.toBeNull()
        const other = otherKind(runs, kept, by)
        if (other === undefined) return
        expect(Math.sign(other - kept)).toBe(by)
        expect(runAt(runs, other)!.first).toBe(other)
        expect([null, runAt(runs, kept)!.fact]).not.toContain(runAt(runs, other)!.fact)
      }),
    )
  })

  it("counts what has expired, and colours by kind of fact", () => {
    const runs = runsOf({
      last: 6,
      facts: ["A"],
      fact: [0, -1, 0],
      count: [1, 4, 1],
      began: [5, 0, 9],
      lasted: [0, 0, 0],
    })
    expect(expiredIn(runs)).toBe(4)
    expect(runs.map(({ first, last, from }) => [first, last, from])).toEqual([
      [1, 1, 5],
      [2, 5, 5],
      [6, 6, 14],
    ])
    expect(
      ["PiecesVerified", "TorrentFailed", "ConsentRefused", "ReleaseRefused", "TorrentPaused", "New"].map(factTone),
    ).toEqual(["move", "bad", "rest", "bad", "rest", "rest"])
  })
})

describe("rows in words", () => {
  const before = { ...aTorrent("a"), verifiedBytes: 2_940_000_000, title: "Ferns", mode: "paused" as const }

  it("tell each field that changed, also by how much where the words are the same", () => {
    const after = { ...before, verifiedBytes: 2_942_100_000, mode: "downloading" as const, tags: ["x"], files: 1_204 }
    expect(changesOf(before, after).map(({ label, before: was, after: is }) => [label, was, is])).toEqual([
      ["Tags", "–", "x"],
      ["Verified bytes", "2.94 GB", "2.94 GB (+2.1 MB)"],
      ["Files", "0", "1,204"],
      ["Mode", "paused", "downloading"],
    ])
    expect(changesOf(before, before)).toEqual([])
    expect(changesOf(null, aShare("b")).map(({ name }) => name)).toContain("createdAt")
  })

  it("say something of any row there may be, and never an id alone or nothing", () => {
    fc.assert(
      fc.property(fc.object({ maxDepth: 3 }), fc.object({ maxDepth: 3 }), (one, other) => {
        for (const { text } of fieldsOf(one)) expect(text).not.toBe("")
        for (const change of changesOf(one, other)) expect(change.before).not.toBe(change.after)
      }),
    )
    expect(labelOf("verifiedBytes")).toBe("Verified bytes")
    expect(labelOf("firstPieceMs")).toBe("First piece")
  })
})

describe("lanes", () => {
  const anActivity: fc.Arbitrary<ActivityIndex> = fc
    .array(fc.tuple(fc.integer({ min: -3, max: 4_000 }), fc.nat({ max: 50 }), fc.nat({ max: 9 })), { maxLength: 60 })
    .map((hours) => ({
      head: 1 as never,
      hours: hours.map(([gap], i) => (i === 0 ? 490_000 : gap)),
      first: hours.map((_, i) => (i === 0 ? 1 : 7)),
      kinds: ["share", "torrent"],
      counts: [hours.map(([, n]) => n), hours.map(([, , n]) => n)],
    }))

  it("lose no event, are no more than was asked for, and lead to what there is", () => {
    fc.assert(
      fc.property(anActivity, fc.integer({ min: 2, max: 96 }), (index, most) => {
        const lanes = lanesOf(index, most)
        const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
        for (const [kind, counts] of index.counts.entries())
          expect(sum(lanes.columns.map((column) => column.counts[kind]!))).toBe(sum(counts))
        expect(lanes.to - lanes.from).toBeLessThanOrEqual(most * (lanes.columns[0]?.hours ?? 1))
        for (const column of lanes.columns)
          expect(columnAt(lanes, (column.hour + column.hours / 2 - lanes.from) / (lanes.to - lanes.from))).toBe(column)
        if (index.hours.length > 0) expect(lanes.columns.some(({ before }) => before === null)).toBe(true)
      }),
    )
  })
})

it("modes are told with how often and how long, the last one until now", () => {
  const visit = (mode: string, at: number) => ({ mode, version: at, at: at as never, fact: "F" })
  const all = visitedModes([visit("a", 1), visit("b", 5), visit("a", 15), visit("b", 12)], 20)
  expect(all.map(({ mode, visits, lasted }) => [mode, visits.length, lasted])).toEqual([
    ["a", 2, 4],
    ["b", 2, 18],
  ])
})

it("a moment that is handed on holds ids and modes, and nothing that anybody chose", () => {
  const secret = fc.string({ minLength: 4 }).map((text) => `§${text}`)
  fc.assert(
    fc.property(secret, secret, (title, mode) => {
      const rows = {
        torrents: [{ ...aTorrent("a1".repeat(16)), title, name: title, path: title, mode: "paused" }],
        shares: [{ ...aShare("b2".repeat(16)), title, path: title, link: title, mode }],
        mirrors: [{ id: title, mode: "failed", address: title }],
      }
      const text = momentText({ seq: 3, head: 9, at: 0, rows } as unknown as NodeAt)
      expect(text).not.toContain("§")
      expect(text).toContain("torrents: 1\n  a1a1a1a1 paused")
      expect(text).toContain("b2b2b2b2 –")
    }),
  )
})

it("rates fill their span, the last step at its end, with gaps where nothing is known", () => {
  const page = { step: 60, down: [7, 8], up: [1, 2], until: 600_000 as never }
  expect(rateSteps(page, 4)).toEqual({ at: [420, 480, 540, 600], down: [null, null, 7, 8], up: [null, null, 1, 2] })
  expect(rateSteps(page, 1)).toEqual({ at: [600], down: [8], up: [2] })
})
