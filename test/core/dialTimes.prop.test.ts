import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { DialTimes, KEPT_DIALS } from "../../src/core/DialTimes.ts"

const times = fc.array(fc.nat(120_000), { maxLength: 100 })

describe("HEDGE1 how long a node's dials take", () => {
  it("begins with 20 s, and follows its own p90 between 10 and 40 s", () => {
    expect(new DialTimes().lateMs).toBe(20_000)
    expect(new DialTimes().figures).toEqual({ count: 0, medianMs: null, p90Ms: null })
    const often = (ms: number) => new DialTimes(Array.from({ length: 9 }, () => ms)).lateMs
    expect([often(300), often(14_600), often(90_000)]).toEqual([10_000, 14_600, 40_000])
  })

  it("is bounded whatever was measured, nine in ten took no longer, and a start changes nothing", () => {
    fc.assert(
      fc.property(times, times, (before, since) => {
        const dials = new DialTimes(before)
        for (const ms of since) dials.add(ms)
        const last = [...before, ...since].slice(-KEPT_DIALS)
        expect(dials.figures).toEqual(new DialTimes(last).figures)
        expect(dials.lateMs).toBeGreaterThanOrEqual(10_000)
        expect(dials.lateMs).toBeLessThanOrEqual(40_000)
        const { count, medianMs, p90Ms } = dials.figures
        expect(count).toBe(last.length)
        if (p90Ms === null || medianMs === null) return void expect(last).toEqual([])
        expect(medianMs).toBeLessThanOrEqual(p90Ms)
        expect(last.filter((ms) => ms <= p90Ms).length).toBeGreaterThanOrEqual(0.9 * count)
        expect(last.filter((ms) => ms < p90Ms).length).toBeLessThan(0.9 * count)
      }),
    )
  })
})
