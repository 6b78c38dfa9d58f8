import fc from "fast-check"
import { expect, it } from "vitest"
import { counting, Settling } from "../../src/core/shelfView.ts"
import { shelfWeight } from "../../src/core/shelfWeight.ts"
import { EPOCH_SECONDS, MOST_MEMBERS, WHOLE_WEIGHT } from "../../src/core/shelves.ts"

const WEEK = 2_950
const member = (n: number, since: number) => ({ key: String(n).padStart(64, "0"), weight: 4, since })

it("SHELF2 counts who was known before the week, all if nobody was, the oldest where they are too many", () => {
  const begins = WEEK * EPOCH_SECONDS
  const [old, young] = [member(1, begins - 1), member(2, begins)]
  expect(counting(WEEK, [young, old])).toEqual([old])
  expect(counting(WEEK, [young])).toEqual([young])
  expect(counting(WEEK + 1, [young, old])).toEqual([old, young])
  const many = Array.from({ length: 10 * MOST_MEMBERS }, (_, n) => member(n, begins - 1 - n))
  expect(counting(WEEK, many).map(({ since }) => since)).toEqual(
    many
      .slice(-MOST_MEMBERS)
      .reverse()
      .map(({ since }) => since),
  )
})

it("SHELF4 acts upon members that changed after ten minutes of it, whatever comes and goes meanwhile", () => {
  const settling = new Settling()
  expect([settling.sees("a", 0), settling.sees("a", 5)]).toEqual([true, false])
  expect([settling.sees("b", 10), settling.sees("c", 300_000), settling.sees("d", 600_009)]).toEqual([
    false,
    false,
    false,
  ])
  // Back to what held: nothing has happened.
  expect([settling.sees("a", 600_009), settling.sees("b", 600_010), settling.sees("e", 1_200_010)]).toEqual([
    false,
    false,
    true,
  ])
})

it("SHELF3 weighs no more than it can keep, and sixteen only where all fits", () => {
  const stock = fc.record({
    here: fc.nat(10_000),
    octets: fc.nat(2 ** 31),
    listed: fc.integer({ min: 1, max: 200_000 }),
  })
  fc.assert(
    fc.property(stock, fc.integer({ min: 1, max: 2 ** 31 }), fc.nat(16), (has, quota, before) => {
      const weight = shelfWeight(has, quota, before)
      // Of none it is not known how large they are.
      if (has.here === 0) return void expect(weight).toBe(before > 0 ? before : WHOLE_WEIGHT)
      const all = (has.octets / has.here) * has.listed
      expect(weight === WHOLE_WEIGHT).toBe(all <= quota * 0.9)
      if (weight < WHOLE_WEIGHT) expect(weight).toBeGreaterThanOrEqual(1)
      if (weight < WHOLE_WEIGHT && weight !== before)
        expect((weight / WHOLE_WEIGHT) * all).toBeLessThanOrEqual(Math.max(quota, all / WHOLE_WEIGHT))
      // What it says once holds.
      expect(shelfWeight(has, quota, weight)).toBe(weight)
    }),
  )
  expect(shelfWeight({ here: 1, octets: 1, listed: 1 }, 0)).toBe(0)
})
