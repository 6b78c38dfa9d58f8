/** Which rates hold at which time: by the wall clock, whatever is done to it. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  chosenOfNode,
  isScheduled,
  type NodeLimits,
  ratesAt,
  timetableProblem,
  wallClock,
} from "../../src/core/nodeLimits.ts"
import { readTimetable, timetableText } from "../../src/contract/words/limits.ts"

const minute = fc.integer({ min: 0, max: 1_439 })
const days = fc
  .uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 })
  .map((all) => all.toSorted((a, b) => a - b))
const timetable = fc.record({ days, from: minute, to: minute })
const now = fc.record({ day: fc.integer({ min: 0, max: 6 }), minute })
const DAY = 1_440

/** The same said otherwise: as spans of a week that goes round. */
const covers = ({ days, from, to }: { days: readonly number[]; from: number; to: number }, at: number): boolean =>
  days.some((day) => {
    const length = from < to ? to - from : to - from + DAY
    return (at - (day * DAY + from) + 7 * DAY) % (7 * DAY) < length
  })

describe("a timetable", () => {
  it("holds from its beginning to its end on each of its days, over midnight too", () => {
    fc.assert(
      fc.property(timetable, now, (table, { day, minute }) => {
        expect(isScheduled(table, { day, minute })).toBe(covers(table, day * DAY + minute))
      }),
      { numRuns: 2_000 },
    )
  })

  it("is read as it is written", () => {
    fc.assert(
      fc.property(timetable, (table) => {
        expect(timetableProblem(table)).toBeUndefined()
        expect(readTimetable(timetableText(table))).toEqual(table)
      }),
    )
    expect(readTimetable("Mon - Fri, 8:00-17:30")).toEqual({ days: [1, 2, 3, 4, 5], from: 480, to: 1_050 })
    expect(readTimetable("fri-mon 22:00-06:00")).toEqual({ days: [0, 1, 5, 6], from: 1_320, to: 360 })
    expect(readTimetable("daily,0:00-24:00")).toEqual({ days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 0 })
    for (const none of [
      "",
      "mon",
      "mon-fri",
      "8:00-25:00",
      "mon,8:60-9:00",
      "moon-,8:00-9:00",
      "mon-tue-wed,8:00-9:00",
    ])
      expect(readTimetable(none), none).toBeUndefined()
  })

  it("goes by the wall clock on days on which it is set", () => {
    const berlin = wallClock("Europe/Berlin")
    // 29 March 2026: 01:59 is followed by 03:00. 25 October 2026: 02:00 to 02:59 come twice.
    expect(berlin(Date.UTC(2026, 2, 29, 0, 59))).toEqual({ day: 0, minute: 119 })
    expect(berlin(Date.UTC(2026, 2, 29, 1, 0))).toEqual({ day: 0, minute: 180 })
    expect(berlin(Date.UTC(2026, 9, 25, 0, 30))).toEqual({ day: 0, minute: 150 })
    expect(berlin(Date.UTC(2026, 9, 25, 1, 30))).toEqual({ day: 0, minute: 150 })
    const night = { days: [6, 0], from: 120, to: 180 }
    const minutesOf = (from: number) =>
      Array.from({ length: DAY }, (_, i) => isScheduled(night, berlin(from + i * 60_000))).filter(Boolean).length
    expect(minutesOf(Date.UTC(2026, 2, 28, 23))).toBe(0)
    expect(minutesOf(Date.UTC(2026, 9, 24, 22))).toBe(120)
    expect(minutesOf(Date.UTC(2026, 6, 3, 22))).toBe(60)
  })

  it("never leaves a rule of the day before: what holds follows from the time alone", () => {
    const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")
    const date = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 11, 31) })
    fc.assert(
      fc.property(timetable, zones, date, fc.integer({ min: -1e9, max: 1e9 }), (table, zone, at, jump) => {
        const wall = wallClock(zone)
        const limits: NodeLimits = { down: 2e6, alternative: { down: 1e5 }, use: "schedule", timetable: table }
        const before = ratesAt(limits, wall(at))
        ratesAt(limits, wall(at + jump))
        expect(ratesAt(limits, wall(at))).toEqual(before)
        expect(before.down).toBe(before.why === "schedule" ? 1e5 : 2e6)
      }),
      { numRuns: 300 },
    )
  })
})

it("what is chosen replaces what it names, takes away where it says 0, and leaves the rest", () => {
  const amount = fc.constantFrom(undefined, 0, 40_000, 90_000)
  const choice = fc.record({
    down: amount,
    up: amount,
    alternativeDown: amount,
    alternativeUp: amount,
    downloads: amount,
    seeds: amount,
    use: fc.constantFrom(undefined, "normal" as const, "alternative" as const, "schedule" as const),
  })
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 6 }), (choices) => {
      const limits = choices.reduce<NodeLimits>(chosenOfNode, {})
      const last = (name: "down" | "up" | "alternativeDown" | "alternativeUp" | "downloads" | "seeds") =>
        choices.map((each) => each[name]).findLast((value) => value !== undefined) || undefined
      expect(limits.down).toBe(last("down"))
      expect(limits.up).toBe(last("up"))
      expect(limits.alternative?.down).toBe(last("alternativeDown"))
      expect(limits.alternative?.up).toBe(last("alternativeUp"))
      expect([limits.downloads, limits.seeds]).toEqual([last("downloads"), last("seeds")])
      expect(Object.values(limits)).not.toContain(0)
    }),
  )
})

it("a timetable that is deleted leaves nothing in use, and all else as it was", () => {
  const use = fc.constantFrom("normal" as const, "alternative" as const, "schedule" as const)
  fc.assert(
    fc.property(timetable, use, fc.integer({ min: 40_000, max: 90_000 }), (table, use, alternativeDown) => {
      const before = chosenOfNode({ down: 50_000 }, { timetable: table, use, alternativeDown })
      const { timetable: _, use: used, ...rest } = before
      const after = chosenOfNode(before, { timetable: null })
      expect(after).toEqual({ ...rest, ...(used === "alternative" ? { use: used } : {}) })
    }),
  )
})
