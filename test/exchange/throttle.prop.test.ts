/** Limits hold over any ten seconds, whoever asks for how much; and what they allow is used. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { LEAST_LIMIT } from "../../src/core/rates.ts"
import { Throttle } from "../../src/exchange/Throttle.ts"
import { HandClock } from "../support/HandClock.ts"

const LEAF = 16_384
const WINDOW_MS = 10_000

interface Passed {
  readonly at: number
  readonly torrent: number
  readonly octets: number
}

const limit = fc.oneof(fc.constant(undefined), fc.integer({ min: LEAST_LIMIT, max: 20_000_000 }))

/** Each asks again for as much as may pass at once, as soon as it got it; beside them some who come and go. */
const lived = (node: number | undefined, torrents: readonly (number | undefined)[], askers: number, ms: number) => {
  const clock = new HandClock()
  const above = new Throttle(clock)
  above.limit(node)
  const passed: Passed[] = []
  const begun = clock.now()
  const throttles = torrents.map((rate) => {
    const throttle = new Throttle(clock, above)
    throttle.limit(rate)
    return throttle
  })
  const perAsker = new Map<string, number>()
  throttles.forEach((throttle, torrent) => {
    if (throttle.free) return
    for (let asker = 0; asker < askers; asker++) {
      const ask = (): void => {
        while (throttle.take(throttle.most, ask)) {
          passed.push({ at: clock.now() - begun, torrent, octets: throttle.most })
          const key = `${torrent}-${asker}`
          perAsker.set(key, (perAsker.get(key) ?? 0) + throttle.most)
        }
      }
      ask()
    }
  })
  clock.advance(ms)
  return { passed, perAsker }
}

const octetsIn = (passed: readonly Passed[], from: number): number =>
  passed.reduce((sum, { at, octets }) => (at >= from && at < from + WINDOW_MS ? sum + octets : sum), 0)

describe("a throttle", () => {
  it("lets through what it allows, within 5 % over any ten seconds, of each torrent and of all", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: LEAST_LIMIT, max: 5_000_000 }),
        fc.array(limit, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 5 }),
        (node, torrents, askers) => {
          const { passed } = lived(node, torrents, askers, 25_000)
          const wanted = Math.min(
            node,
            torrents.reduce<number>((sum, rate) => sum + (rate ?? node), 0),
          )
          for (const from of [0, 3_700, 10_000, 14_900]) {
            expect(octetsIn(passed, from)).toBeLessThanOrEqual(node * 10 * 1.05 + 1)
            // Where torrents' limits are what holds, each may be short by one portion.
            expect(octetsIn(passed, from)).toBeGreaterThanOrEqual(wanted * 10 * 0.95 - torrents.length * LEAF)
            torrents.forEach((rate, torrent) => {
              const own = passed.filter((each) => each.torrent === torrent)
              if (rate !== undefined) expect(octetsIn(own, from)).toBeLessThanOrEqual(rate * 10 * 1.05 + 1)
            })
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it("gives torrents of no limit of their own equal parts, and whoever asks within one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 200_000, max: 2_000_000 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 6 }),
        (node, torrents, askers) => {
          const { perAsker } = lived(node, Array<undefined>(torrents).fill(undefined), askers, 60_000)
          const parts = [...perAsker.values()]
          expect(parts).toHaveLength(torrents * askers)
          expect(Math.min(...parts) / Math.max(...parts)).toBeGreaterThan(0.8)
        },
      ),
      { numRuns: 40 },
    )
  })

  it("lets everybody through at once when the limit is taken away", () => {
    const clock = new HandClock()
    const throttle = new Throttle(clock)
    throttle.limit(LEAST_LIMIT)
    const went: number[] = []
    for (let who = 0; who < 20; who++) {
      const again = () => void (throttle.take(LEAF, again) && went.push(who))
      again()
    }
    expect(went).toEqual([0])
    expect(throttle.held(1_000)).toBe(true)
    throttle.limit(undefined)
    expect(went).toHaveLength(20)
    expect(throttle.free).toBe(true)
    clock.advance(1_000)
    expect(throttle.held(1_000)).toBe(false)
  })

  it("passes nobody who has gone, and wastes nothing on them", async () => {
    const clock = new HandClock()
    const throttle = new Throttle(clock)
    throttle.limit(LEAST_LIMIT)
    const gone = new AbortController()
    const here = new AbortController()
    await throttle.pass(LEAF, here.signal)
    const left = Array.from({ length: 50 }, () => throttle.pass(LEAF, gone.signal))
    let through = false
    const waits = throttle.pass(LEAF, here.signal)!.then(() => (through = true))
    gone.abort()
    await Promise.all(left)
    clock.advance((LEAF / LEAST_LIMIT) * 1_000 + 1)
    await waits
    expect(through).toBe(true)
  })
})
