/** A ring tells the octets of each step, however late it is told or asked, and forgets what is older than its span. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { RateRing, type RateSpan } from "../../src/core/RateRing.ts"
import { seeded } from "../support/seed.ts"

const spans: readonly (readonly [RateSpan, step: number, steps: number])[] = [
  ["minutes", 1, 600],
  ["day", 60, 1_440],
  ["month", 3_600, 720],
]

it("tells what went in each step", () => {
  const octets = fc.oneof(fc.nat(1_000), fc.nat(2_000_000_000))
  const added = fc.record({
    after: fc.oneof(fc.nat(3), fc.nat(900), fc.nat(100_000), fc.nat(4_000_000)),
    down: octets,
    up: octets,
  })
  fc.assert(
    fc.property(fc.nat(10_000), fc.array(added, { maxLength: 40 }), fc.nat(4_000), (start, all, rest) => {
      const ring = new RateRing(start)
      let second = start
      const told = all.map(({ after, down, up }) => {
        second += after
        ring.add(second, down, up)
        return { second, down, up }
      })
      const now = second + rest
      for (const [span, step, steps] of spans) {
        const series = ring.series(span, now)
        const end = Math.floor(now / step)
        const first = Math.max(Math.floor(start / step), end - steps)
        expect(series.step).toBe(step)
        expect(series.down).toHaveLength(end - first)
        for (const way of ["down", "up"] as const) {
          const sums = new Map<number, number>()
          for (const each of told) {
            const n = Math.floor(each.second / step)
            sums.set(n, (sums.get(n) ?? 0) + each[way])
          }
          series[way].forEach((rate, i) => expect(rate).toBe(Math.round((sums.get(first + i) ?? 0) / step)))
        }
      }
    }),
    { seed: seeded(1301), numRuns: 60 },
  )
})
