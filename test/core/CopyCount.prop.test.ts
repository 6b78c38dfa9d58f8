/** A copy is counted when each piece has gone out once more, in whatever order, over restarts, and never sooner. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { CopyCount, NOTHING_SERVED } from "../../src/core/CopyCount.ts"

const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 })
const history = fc.array(fc.record({ piece: fc.nat(19), octets: fc.integer({ min: 1, max: 3 }), restart: fc.nat(9) }), {
  maxLength: 300,
})

it("counts as many copies as went out whole, each octet once", () => {
  fc.assert(
    fc.property(sizes, history, (sizes, steps) => {
      const sent = sizes.map(() => 0)
      const count = new CopyCount(sizes.length, (piece) => sizes[piece]!)
      let all = 0
      for (const { piece: any, octets } of steps) {
        const piece = any % sizes.length
        sent[piece]! += octets
        all += octets
        const before = count.copies
        expect(count.add(piece, octets)).toBe(count.copies > before)
        expect(count.copies).toBe(Math.min(...sent.map((octets, i) => Math.floor(octets / sizes[i]!))))
      }
      expect(count.octets).toBe(all)
    }),
  )
})

it("goes on after a restart: it may forget parts of pieces, and never counts what did not go out", () => {
  fc.assert(
    fc.property(sizes, history, (sizes, steps) => {
      const sent = sizes.map(() => 0)
      const sizeOf = (piece: number) => sizes[piece]!
      let count = new CopyCount(sizes.length, sizeOf)
      for (const { piece: any, octets, restart } of steps) {
        const piece = any % sizes.length
        sent[piece]! += octets
        count.add(piece, octets)
        if (restart === 0) {
          const { copies, octets: all } = count
          count = new CopyCount(sizes.length, sizeOf, count.sum)
          expect([count.copies, count.octets]).toEqual([copies, all])
        }
        expect(count.copies).toBeLessThanOrEqual(Math.min(...sent.map((octets, i) => Math.floor(octets / sizes[i]!))))
      }
      // Whoever fetches all of it after that is counted, whatever was forgotten.
      const before = count.copies
      for (let piece = 0; piece < sizes.length; piece++) count.add(piece, sizeOf(piece))
      expect(count.copies).toBeGreaterThan(before)
    }),
  )
})

it("takes whole pieces over a restart", () => {
  const sizeOf = () => 4
  const first = new CopyCount(10, sizeOf, NOTHING_SERVED)
  for (let piece = 0; piece < 9; piece++) first.add(piece, 4)
  const second = new CopyCount(10, sizeOf, first.sum)
  expect(second.add(9, 4)).toBe(true)
  expect(second.copies).toBe(1)
  expect(second.sum.part).toBe("")
})
