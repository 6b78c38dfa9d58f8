import fc from "fast-check"
import { expect, it } from "vitest"
import { dayOf } from "../../src/core/day.ts"
import { DaySums } from "../../src/core/DaySums.ts"

it("names each day as the calendar does", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 253_402_300_799_999 }), (millis) => {
      expect(dayOf(millis)).toBe(new Date(millis).toISOString().slice(0, 10))
    }),
    { numRuns: 5_000 },
  )
  expect(["2000-02-29", "2100-03-01", "1970-01-01"].map((day) => dayOf(Date.parse(`${day}T23:59:59.999Z`)))).toEqual([
    "2000-02-29",
    "2100-03-01",
    "1970-01-01",
  ])
})

it("sums by day, in whatever order the days come", () => {
  const change = fc.tuple(fc.constantFrom("2026-11-24", "2026-11-25", "2026-11-26"), fc.integer({ min: -50, max: 100 }))
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const plain = new Map<string, number>()
      let sums = DaySums.empty
      for (const [day, amount] of changes) {
        const before = sums
        const known = sums.of(day)
        sums = sums.plus(day, amount)
        plain.set(day, (plain.get(day) ?? 0) + amount)
        expect(before.of(day)).toBe(known)
      }
      for (const [day, sum] of plain) expect(sums.of(day)).toBe(sum)
      expect(sums.days()).toEqual([...plain].sort(([a], [b]) => (a < b ? -1 : 1)))
    }),
  )
})
