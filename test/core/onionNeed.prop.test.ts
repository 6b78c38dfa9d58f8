/** How many transfer onions a swarm needs, and for how long it holds them. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { HELD_MS, type NeededAt, mostOnions, neededNow, onionsHeld, onionsNeeded } from "../../src/core/onionNeed.ts"

const GB = 1_000_000_000
const use = fc.record({
  sessions: fc.nat(200),
  lanes: fc.nat(48),
  rate: fc.integer({ min: 0, max: 20_000_000 }),
  up: fc.nat(8),
  bytes: fc.integer({ min: 0, max: 50 * GB }),
})
const idle = { sessions: 0, lanes: 0, rate: 0, up: 1, bytes: 50 * GB }

describe("onions of a swarm by need", () => {
  it("are one while nobody is connected, two for the first who is, and never more than its size allows", () => {
    fc.assert(
      fc.property(use, (some) => {
        const needed = onionsNeeded(some)
        expect(needed).toBeGreaterThanOrEqual(1)
        expect(needed).toBeLessThanOrEqual(mostOnions(some.bytes))
        expect(needed === 1).toBe(some.sessions === 0 && some.lanes === 0)
        expect(onionsNeeded({ ...some, sessions: some.sessions + 1 })).toBeGreaterThanOrEqual(needed)
      }),
    )
    expect([GB, GB + 1, 20 * GB, 20 * GB + 1].map(mostOnions)).toEqual([2, 4, 4, 8])
  })

  it("are one more for each further eight sessions, and while one delivers more than 1 MB/s", () => {
    const needed = (more: Partial<typeof idle>) => onionsNeeded({ ...idle, ...more })
    expect([0, 1, 7, 8, 15, 16, 48, 1_000].map((sessions) => needed({ sessions }))).toEqual([1, 2, 2, 3, 3, 4, 8, 8])
    expect(needed({ lanes: 1 })).toBe(2)
    expect(needed({ sessions: 1, up: 2, rate: 2_000_000 })).toBe(2)
    expect(needed({ sessions: 1, up: 2, rate: 2_000_001 })).toBe(3)
    expect(needed({ sessions: 1, up: 3, rate: 2_900_000 })).toBe(2)
    expect(needed({ sessions: 1, up: 8, rate: 90_000_000 })).toBe(8)
  })

  it("are held for 15 minutes after their need, each for itself, and no longer", () => {
    const look = fc.record({ count: fc.integer({ min: 1, max: 8 }), after: fc.integer({ min: 0, max: HELD_MS }) })
    fc.assert(
      fc.property(fc.array(look, { minLength: 1, maxLength: 60 }), (looks) => {
        let neededAt: NeededAt = []
        let now = 0
        const told: { count: number; at: number }[] = []
        for (const { count, after } of looks) {
          now += after
          told.push({ count, at: now })
          neededAt = neededNow(neededAt, count, now)
          const recent = told.filter(({ at }) => now - at <= HELD_MS)
          expect(onionsHeld(neededAt, now)).toBe(Math.max(...recent.map((one) => one.count)))
        }
        expect(onionsHeld(neededAt, now + HELD_MS + 1)).toBe(0)
      }),
    )
  })
})
