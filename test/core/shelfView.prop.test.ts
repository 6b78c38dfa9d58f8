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
  const seen = (view: string, at: number) => settling.sees(view, at)
  // Also at a start, when the others have not been heard of yet.
  expect([seen("alone", 0), seen("a", 5), seen("a", 599_999), seen("a", 600_000)]).toEqual([false, false, false, true])
  expect([seen("a", 600_005), seen("b", 600_010), seen("c", 900_000), seen("d", 1_200_009)]).toEqual([
    false,
    false,
    false,
    false,
  ])
  // Back to what held: nothing has happened.
  expect([seen("a", 1_200_009), seen("b", 1_200_010), seen("e", 1_800_010)]).toEqual([false, false, true])
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
