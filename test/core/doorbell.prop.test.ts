import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Doorbell, FIRST_TO_WAKE, type Leech, LONG_ROUND_MS, ROUND_MS, WATCHED } from "../../src/core/doorbell.ts"
import { Wakings } from "../../src/core/Wakings.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { seeded } from "../support/seed.ts"

const random = new SeededRandom(seeded(40))
const key = (): string => Buffer.from(random.bytes(32)).toString("hex")
const keys = (count: number): string[] => Array.from({ length: count }, key)
const NOW = 1_795_000_000
const MINUTE = 60_000
const leech = (over: Partial<Leech> = {}): Leech => ({ key: key(), have: 0, issued: NOW, ...over })

describe("PEER16 the doorbell", () => {
  it("wakes the first four of those at rest, whatever the leech, and others for another leech", () => {
    const swarm = key()
    const all = keys(40)
    const woken = new Set<string>()
    for (let i = 0; i < 40; i++) {
      const one = leech()
      const others = (own: string) => all.filter((each) => each !== own)
      const called = all.filter((own) => new Doorbell(swarm, own).calls(one, others(own), NOW))
      expect(called).toHaveLength(FIRST_TO_WAKE)
      for (const each of called) woken.add(each)
    }
    expect(woken.size).toBeGreaterThan(30)
  })

  it("wakes nobody for a record that is older than five minutes", () => {
    fc.assert(
      fc.property(fc.integer({ min: -120, max: 100_000 }), (age) => {
        expect(new Doorbell(key(), key()).calls(leech({ issued: NOW - age }), [], NOW)).toBe(age <= 300)
      }),
    )
  })

  /** Minutes until a seed behind so many, all of them nobody, is called by one that waits. */
  const minutesUntil = (before: number, live: number, have: (minute: number) => number): number | undefined => {
    const bell = new Doorbell(key(), key())
    const waits = leech()
    const nobodies = keys(before)
    for (let minute = 0; minute <= 24 * 60; minute++) {
      const seen = { ...waits, have: have(minute), issued: NOW + minute * 60 }
      const around = { resting: () => nobodies, leeches: () => [seen], liveSeeds: () => live }
      if (bell.calls(seen, nobodies, seen.issued)) return minute
      if (bell.look(minute * MINUTE, seen.issued, around)) return minute
    }
    return undefined
  }
  it("calls whoever is there, behind any number of those who are not, in ten minutes at most", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_250 }), fc.integer({ min: 0, max: 1 }), (before, live) => {
        const most = before < FIRST_TO_WAKE ? 0 : Math.floor(Math.log2(before / FIRST_TO_WAKE)) + 1
        expect(minutesUntil(before, live, () => 0)).toBeLessThanOrEqual(most)
        expect(most).toBeLessThanOrEqual(10)
      }),
      { numRuns: 30 },
    )
  })
  it("does so behind live seeds that are lies too, in hours", () => {
    const minutes = minutesUntil(1_250, 5, () => 0)!
    expect(minutes).toBeGreaterThanOrEqual(LONG_ROUND_MS / MINUTE)
    expect(minutes).toBeLessThanOrEqual((9 * LONG_ROUND_MS) / MINUTE)
  })
  it("calls no more while the leech grows", () => {
    const bell = new Doorbell("00".repeat(32), "ff".repeat(32))
    const nobodies = keys(1_250)
    for (let minute = 0; minute < 90; minute++) {
      const around = {
        resting: () => nobodies,
        leeches: () => [leech({ key: "01", have: minute })],
        liveSeeds: () => 0,
      }
      expect(bell.look(minute * MINUTE, NOW, around)).toBeUndefined()
    }
    expect(bell.reach).toBe(FIRST_TO_WAKE)
  })
  it("calls no more for an hour while two live seeds are known", () => {
    const bell = new Doorbell(key(), key())
    const served = { resting: () => keys(9), leeches: () => [leech({ key: "01" })], liveSeeds: () => 2 }
    for (let at = 0; at < LONG_ROUND_MS; at += ROUND_MS) expect(bell.look(at, NOW, served)).toBeUndefined()
    expect(bell.reach).toBe(FIRST_TO_WAKE)
    bell.look(LONG_ROUND_MS, NOW, served)
    expect(bell.reach).toBe(2 * FIRST_TO_WAKE)
  })
  it("forgets its rounds when nobody downloads any more", () => {
    const bell = new Doorbell(key(), key())
    const waits = [leech()]
    const around = (leeches: readonly Leech[]) => ({
      resting: () => keys(9),
      leeches: () => leeches,
      liveSeeds: () => 0,
    })
    for (let minute = 0; minute < 5; minute++) bell.look(minute * MINUTE, NOW, around(waits))
    expect(bell.reach).toBeGreaterThan(FIRST_TO_WAKE)
    bell.look(6 * MINUTE, NOW, around([]))
    expect(bell.reach).toBe(FIRST_TO_WAKE)
  })
  it("looks at few of the others for each of 10,000 leeches, however many rest", () => {
    let looked = 0
    const nobodies = keys(1_250)
    const resting = function* () {
      for (const each of nobodies) {
        looked++
        yield each
      }
    }
    const bell = new Doorbell(key(), key())
    for (let i = 0; i < 10_000; i++) bell.calls(leech(), resting(), NOW)
    expect(looked / 10_000).toBeLessThan(WATCHED)
  })
})

describe("PEER16 wakings of a node", () => {
  const step = fc.record({ wait: fc.nat(20_000), swarm: fc.nat(12), leech: fc.nat(3), jitter: fc.nat(3_000) })
  it("keep to one in 10 s, four a minute, and one an hour for each leech and swarm; nobody waits for ever", () => {
    let [woken, refused] = [0, 0]
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 400, size: "max" }), (steps) => {
        const wakings = new Wakings()
        const woke: { readonly at: number; readonly pair: string }[] = []
        const waiting = new Map<string, { readonly pair: string; readonly since: number }>()
        let now = 0
        const run = (until: number) => {
          for (let at = wakings.nextAt(now); at !== undefined && at <= until; at = wakings.nextAt(now)) {
            now = at
            const swarm = wakings.take(now)!
            const { pair, since } = waiting.get(swarm)!
            // Each of the others goes before it once at most.
            expect(now - since).toBeLessThanOrEqual(3_000 + 13 * 15_000 + MINUTE)
            waiting.delete(swarm)
            woke.push({ at: now, pair })
          }
          now = until
        }
        for (const { wait, swarm, leech: by, jitter } of steps) {
          run(now + wait)
          const [name, pair] = [`swarm ${swarm}`, `${swarm} ${by}`]
          const last = woke.findLast((each) => each.pair === pair)
          const recent = last !== undefined && now - last.at < 3_600_000
          const was = waiting.has(name)
          expect(wakings.want(name, `${by}`, now + jitter, now)).toBe(was || !recent)
          if (!was && !recent) waiting.set(name, { pair, since: now })
          else if (!was) refused++
        }
        run(now + 3_600_000)
        expect([waiting.size, wakings.size]).toEqual([0, 0])
        woken += woke.length
        woke.forEach(({ at, pair }, i) => {
          if (i > 0) expect(at - woke[i - 1]!.at).toBeGreaterThanOrEqual(10_000)
          if (i > 3) expect(at - woke[i - 4]!.at).toBeGreaterThanOrEqual(MINUTE)
          const before = woke.slice(0, i).findLast((each) => each.pair === pair)
          if (before) expect(at - before.at).toBeGreaterThanOrEqual(3_600_000)
        })
      }),
      { numRuns: 60 },
    )
    expect(Math.min(woken, refused)).toBeGreaterThan(100)
  })
  it("of a flood at one swarm do not keep another asleep", () => {
    const wakings = new Wakings()
    for (let i = 0; i < 1_000; i++) wakings.want("flooded", key(), 0, 0)
    wakings.want("other", key(), 0, 0)
    expect([wakings.take(0), wakings.take(9_999), wakings.take(10_000)]).toEqual(["flooded", undefined, "other"])
  })
  it("of those whom nobody wants go after all that somebody does, and one that somebody wants is none of them", () => {
    const wakings = new Wakings()
    for (let i = 0; i < 1_000; i++) wakings.want(`idle ${i}`, "nobody", 0, 0, true)
    wakings.want("wanted", key(), 0, 0)
    wakings.want("idle 999", key(), 0, 0)
    wakings.want("wanted", "nobody", 0, 0, true)
    const woken = [0, 10_000, 20_000].map((now) => wakings.take(now))
    expect(woken).toEqual(["wanted", "idle 999", "idle 0"])
  })
  it("in vain do not count against whoever wanted them", () => {
    const wakings = new Wakings()
    wakings.want("one", "leech", 0, 0)
    expect([wakings.take(0), wakings.want("one", "leech", 0, 0)]).toEqual(["one", false])
    wakings.forgive("one")
    expect(wakings.want("one", "leech", 0, 0)).toBe(true)
  })
  it("dropped, does not wake, and takes no turn", () => {
    const wakings = new Wakings()
    wakings.want("one", "leech", 0, 0)
    wakings.drop("one")
    expect([wakings.nextAt(0), wakings.take(0)]).toEqual([undefined, undefined])
  })
})
