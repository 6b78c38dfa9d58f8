/** The pace that a token bucket holds, under any asking. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { TokenBucket } from "../../src/core/TokenBucket.ts"

const START = 1_000_000
/** Rounding of sums, in tokens. */
const ROUNDING = 1e-6

describe("TokenBucket", () => {
  it("gives in any stretch of time no more than a burst and what that time brings", () => {
    const asking = fc.array(fc.record({ after: fc.nat(5_000), tokens: fc.integer({ min: 1, max: 4 }) }))
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        asking,
        (burst, rate, all) => {
          const bucket = new TokenBucket(burst, rate, START)
          const given: { at: number; tokens: number }[] = []
          let at = START
          for (const { after, tokens } of all) {
            at += after
            if (bucket.take(at, tokens)) given.push({ at, tokens })
          }
          given.forEach((first, i) => {
            let sum = 0
            for (const { at: then, tokens } of given.slice(i)) {
              sum += tokens
              expect(sum).toBeLessThanOrEqual(burst + ((then - first.at) / 1000) * rate + ROUNDING)
            }
          })
        },
      ),
    )
  })

  it("has after the wait that it names what was asked for, and not before", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.double({ min: 0.1, max: 50, noNaN: true }), (spent, rate) => {
        const bucket = new TokenBucket(10, rate, START)
        bucket.spend(spent)
        const wait = bucket.waitMs(START)
        expect(wait > 0).toBe(10 - spent < 1)
        if (wait > 1) expect(bucket.left(START + wait - 1)).toBeLessThan(1)
        expect(bucket.left(START + wait)).toBeGreaterThanOrEqual(1 - ROUNDING)
      }),
    )
  })

  it("starts full, holds no more than its burst, and gains nothing from a clock that stands still or goes back", () => {
    const bucket = new TokenBucket(3, 1, START)
    expect(bucket.left(START + 60_000)).toBe(3)
    expect([1, 2, 3, 4].map(() => bucket.take(START + 60_000))).toEqual([true, true, true, false])
    expect(bucket.left(START)).toBe(0)
  })
})
