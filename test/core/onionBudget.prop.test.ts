/** The budget of published onions: what makes it grow, what halves it, and that it never leaves its bounds. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  FIRST_ONIONS,
  LEAST_ONIONS,
  MOST_ONIONS,
  type OnionBudget,
  firstBudget,
  grown,
  uploadFailed,
  uploaded,
} from "../../src/core/onionBudget.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const step = fc.record({
  after: fc.oneof(fc.integer({ min: 0, max: 2 * HOUR }), fc.integer({ min: 0, max: 100 * HOUR })),
  took: fc.oneof(fc.integer({ min: 0, max: MINUTE - 1 }), fc.integer({ min: 0, max: 10 * MINUTE })),
  what: fc.constantFrom("uploaded", "failed", "look"),
})
const apply = (budget: OnionBudget, { what, took }: { what: string; took: number }, now: number) =>
  what === "look"
    ? grown(budget, now)
    : what === "failed"
      ? uploadFailed(budget, now - took, now)
      : uploaded(budget, now - took, now)

describe("the budget of onions", () => {
  it("stays within its bounds, grows by one in an hour at most, and only after an hour that was quick", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        let budget = firstBudget(0)
        let now = 0
        let grewAt = 0
        let quick = true
        let seen = 0
        for (const one of steps) {
          now += one.after
          const before = budget
          budget = apply(budget, one, now)
          expect(budget.onions).toBeGreaterThanOrEqual(LEAST_ONIONS)
          expect(budget.onions).toBeLessThanOrEqual(MOST_ONIONS)
          if (budget.onions > before.onions) {
            expect(budget.onions).toBe(before.onions + 1)
            expect(now - grewAt).toBeGreaterThanOrEqual(HOUR)
            expect([quick, seen > 0]).toEqual([true, true])
          }
          if (budget.hourAt !== before.hourAt) [grewAt, quick, seen] = [now, true, 0]
          if (one.what !== "look") seen++
          if (one.what === "failed" || (one.what === "uploaded" && one.took >= MINUTE)) quick = false
        }
      }),
    )
  })

  it("grows from 12 to 64 in 52 quick hours, and not beyond", () => {
    let budget = firstBudget(0)
    for (let hour = 1; hour <= 60; hour++) {
      budget = grown(uploaded(budget, hour * HOUR - 2 * MINUTE, hour * HOUR - MINUTE - 1), hour * HOUR)
      expect(budget.onions).toBe(Math.min(MOST_ONIONS, FIRST_ONIONS + hour))
    }
  })

  it("does not grow in an hour without an upload, however many such hours there are", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 * HOUR }), { maxLength: 20 }), (jumps) => {
        let now = 0
        const last = jumps.reduce((budget, jump) => grown(budget, (now += jump)), firstBudget(0))
        expect(last.onions).toBe(FIRST_ONIONS)
      }),
    )
  })

  it("is halved once for all that was under way, and again for what began later", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 100 }), fc.integer({ min: 1, max: 10 * MINUTE }), (many, later) => {
        let budget: OnionBudget = { ...firstBudget(0), onions: MOST_ONIONS }
        for (let i = 0; i < many; i++) budget = uploadFailed(budget, i, 200_000 + i)
        expect(budget.onions).toBe(MOST_ONIONS / 2)
        budget = uploaded(budget, 200_000 + many, 200_000 + many + 3 * MINUTE + later)
        expect(budget.onions).toBe(MOST_ONIONS / 4)
      }),
    )
  })
})
