/** PEER13: how much is asked of one lane. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fairShare, PIPELINE, requestBytes, targetBytes } from "../../src/core/requestPipeline.ts"

const MIB = 1024 * 1024
const lane = fc.record({
  rate: fc.integer({ min: 0, max: 1e9 }),
  rttMs: fc.integer({ min: 0, max: 30_000 }),
  answered: fc.integer({ min: 0, max: 100 }),
})

describe("PEER13 the request pipeline", () => {
  it("a new lane begins with 8 requests of 64 KiB", () => {
    const fresh = { rate: 0, rttMs: 0, answered: 0 }
    expect([targetBytes(fresh), requestBytes(fresh)]).toEqual([512 * 1024, 64 * 1024])
  })
  it("keeps rate × (2 round trips + 1.5 s) in flight, in requests of half a second", () => {
    const measured = { rate: MIB, rttMs: 250, answered: 8 }
    expect([targetBytes(measured), requestBytes(measured)]).toEqual([2 * MIB, 512 * 1024])
  })
  it("never leaves its bounds, and asks for whole leaves", () => {
    fc.assert(
      fc.property(lane, (figures) => {
        const [target, request] = [targetBytes(figures), requestBytes(figures)]
        expect(target >= 128 * 1024 && target <= 16 * MIB).toBe(true)
        expect(request >= 64 * 1024 && request <= 4 * MIB && request % 16_384 === 0).toBe(true)
      }),
    )
  })
  it("near the end shares what is to come by rates, so that all lanes end together", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: MIB, max: 64 * MIB }),
        fc.array(fc.integer({ min: 10_000, max: 1e8 }), { minLength: 1, maxLength: 8 }),
        (toCome, rates) => {
          const all = rates.reduce((sum, rate) => sum + rate, 0)
          const shares = rates.map((rate) => fairShare(toCome, rate, all))
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeGreaterThan(toCome - 1)
          shares.forEach((share, i) => {
            if (share > 2 * PIPELINE.minRequestBytes) expect(share / rates[i]!).toBeCloseTo(toCome / all, 6)
          })
        },
      ),
    )
    expect(fairShare(MIB, 0, 0)).toBe(PIPELINE.maxBytes)
  })
})
