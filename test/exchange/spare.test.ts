import { describe, expect, it } from "vitest"
import { OwnTraffic, Spare } from "../../src/exchange/Spare.ts"
import { HandClock } from "../support/HandClock.ts"

const PIECE = 262_144

describe("what comes after the operator's own downloads", () => {
  it("takes all it likes while none of them brings anything", () => {
    const spare = new Spare(new HandClock(), new OwnTraffic())
    for (let i = 0; i < 1_000; i++) expect(spare.take(PIECE)).toBe(true)
    expect([spare.restMs(), spare.covers(), spare.short]).toEqual([0, true, false])
  })

  it("goes on slowly beside them, and fast again when they are at rest", () => {
    const clock = new HandClock()
    const own = new OwnTraffic()
    const spare = new Spare(clock, own)
    let begun = 0
    for (let second = 0; second < 600; second++) {
      own.came(clock.now())
      while (spare.take(PIECE)) begun++
      clock.advance(1_000)
    }
    // 32 KiB a second, and what it may fetch at once: never nothing.
    expect(begun).toBeGreaterThan(70)
    expect(begun).toBeLessThan(80)
    own.came(clock.now())
    while (spare.take(PIECE)) begun++
    expect(spare.restMs()).toBeGreaterThan(0)
    clock.advance(5_000)
    expect(spare.restMs()).toBe(0)
    for (let i = 0; i < 100; i++) expect(spare.take(PIECE)).toBe(true)
  })
})
