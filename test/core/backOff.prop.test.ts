/** Pauses between attempts grow to a bound, and stay there. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { backOff } from "../../src/core/backOff.ts"

it("begins with the first pause, doubles, and never goes beyond the longest", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60_000 }),
      fc.integer({ min: 0, max: 600_000 }),
      fc.nat(5_000),
      (first, more, n) => {
        const longest = first + more
        expect(backOff(first, longest, 0)).toBe(first)
        const pause = backOff(first, longest, n)
        expect(pause).toBeLessThanOrEqual(longest)
        expect(backOff(first, longest, n + 1)).toBe(Math.min(pause * 2, longest))
      },
    ),
  )
})
