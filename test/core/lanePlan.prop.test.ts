/** PEER10 over random circuits, dials and lines: what holds whatever the peer and the network do. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { initialPlan, type LanePlan, type LaneSample, planLanes, restedPlan } from "../../src/core/lanePlan.ts"
import { LANE_RULES } from "../../src/core/laneRules.ts"

const MIB = 1024 * 1024
const rules = LANE_RULES
const NODE_LANES = 48

interface Lane {
  readonly index: number
  readonly rate: number
  readonly upAt: number
}

const moment = fc.record({
  seconds: fc.integer({ min: 0, max: 40 }),
  rates: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 4_000_000 })), { minLength: 3, maxLength: 3 }),
  dialMs: fc.integer({ min: 0, max: 90_000 }),
  fails: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  loses: fc.integer({ min: 0, max: 12 }).map((n) => n === 0),
  max: fc.oneof({ weight: 9, arbitrary: fc.constant(rules.most) }, { weight: 1, arbitrary: fc.constant(1) }),
  others: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: NODE_LANES })),
  busy: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  released: fc.integer({ min: 0, max: 30 }).map((n) => n === 0),
})
const life = fc.record({
  octets: fc.oneof(fc.integer({ min: 1, max: 200 * MIB }), fc.integer({ min: 1, max: 40_000 * MIB })),
  moments: fc.array(moment, { minLength: 1, maxLength: 60 }),
})

/** Plays a life, second by second; `look` sees each one. */
const play = (
  { octets, moments }: typeof life extends fc.Arbitrary<infer T> ? T : never,
  look: (seen: {
    readonly now: number
    /** Before this second, and what it saw. */
    readonly before: LanePlan
    readonly sample: LaneSample
    readonly plan: LanePlan
    readonly lanes: readonly Lane[]
    readonly ended: readonly Lane[]
    readonly max: number
    readonly others: number
    readonly dials: number
    readonly failures: number
    readonly spells: number
    readonly got: number
  }) => void,
) => {
  let plan = initialPlan(rules)
  let lanes: Lane[] = []
  let [now, got, dials, failures, spells, max] = [1_000, 0, 0, 0, 1, 0]
  for (const at of moments) {
    if (at.loses && lanes.length > 0) {
      lanes = lanes.slice(1)
      failures++
    }
    if (at.released) {
      plan = restedPlan(plan, rules)
      lanes = []
      spells++
    }
    for (let second = 0; second <= at.seconds && got < octets; second++) {
      now += 1_000
      const open = lanes.filter(({ upAt }) => now >= upAt)
      const rate = open.reduce((sum, lane) => sum + lane.rate, 0)
      got = Math.min(octets, got + rate)
      const left = octets - got
      const [before, had] = [plan, lanes.length]
      max = at.max
      const sample: LaneSample = {
        now,
        lanes: open.map((lane) => ({ lane: lane.index, rate: lane.rate })),
        busy: at.busy,
        mine: got,
        octets: got,
        left,
        rate,
        open: open.length,
        wanted: lanes.length + at.others,
        sources: at.others === 0,
        max,
        room: had + at.others < NODE_LANES && had < rules.most,
      }
      const planned = planLanes(plan, sample, rules)
      plan = planned.plan
      const ended = open.filter(({ index }) => planned.end.includes(index))
      lanes = lanes.filter((lane) => !ended.includes(lane))
      for (const lane of lanes.toReversed())
        if (lanes.length > plan.target && now < lane.upAt) lanes = lanes.filter((l) => l !== lane)
      while (lanes.length < plan.target && lanes.length + at.others < NODE_LANES) {
        let index = 0
        while (lanes.some((lane) => lane.index === index)) index++
        dials++
        if (at.fails) failures++
        if (at.fails) break
        lanes.push({ index, rate: at.rates[index % 3]!, upAt: now + at.dialMs })
      }
      look({ now, before, sample, plan, lanes, ended, max, others: at.others, dials, failures, spells, got })
    }
  }
}

describe("PEER10 lanes are earned by octets", () => {
  it("PEER10 dials no more than the first lanes and tokens, one for each 32 MiB, and one for each failure", () => {
    let spent = 0
    fc.assert(
      fc.property(life, (one) =>
        play(one, ({ dials, failures, spells, got, plan }) => {
          const given = rules.tokens + Math.floor(got / rules.tokenOctets)
          if (plan.tokens < given) spent++
          // Where the room of a peer fell to one lane and rose again, its second is dialled anew.
          const narrowed = one.moments.filter(({ max }) => max === 1).length
          expect(dials).toBeLessThanOrEqual((spells + narrowed) * rules.start + given + failures)
          expect(plan.tokens).toBeGreaterThanOrEqual(0)
          expect(plan.tokens).toBeLessThanOrEqual(Math.max(rules.tokens, rules.kept))
        }),
      ),
    )
    expect(spent).toBeGreaterThan(0)
  })

  it("PEER10 wants two lanes while the peer is wanted, and never more than the caps", () => {
    let most = 0
    fc.assert(
      fc.property(life, (one) =>
        play(one, ({ plan, lanes, max, others }) => {
          expect(plan.target).toBeGreaterThanOrEqual(Math.min(rules.start, max))
          expect(plan.target).toBeLessThanOrEqual(Math.min(max, rules.most))
          if (others <= NODE_LANES - rules.most) expect(lanes.length + others).toBeLessThanOrEqual(NODE_LANES)
          most = Math.max(most, plan.target)
        }),
      ),
    )
    expect(most).toBeGreaterThan(4)
  })

  it("PEER10 ends the slowest alone, and none when all that is left comes within 10 s", () => {
    let ends = 0
    fc.assert(
      fc.property(life, fc.double({ min: 0, max: 1, noNaN: true }), (one, part) =>
        play(one, ({ before, sample, ended, lanes, now, max }) => {
          if (ended.length === 0) return
          const fastest = Math.max(...ended.map(({ rate }) => rate))
          for (const kept of lanes) if (kept.upAt <= now) expect(kept.rate).toBeGreaterThanOrEqual(fastest)
          if (max === 1 || sample.rate === 0) return
          ends++
          const near = { ...sample, left: (sample.rate * part * rules.nearMs) / 1000 }
          expect(planLanes(before, near, rules).end).toEqual([])
        }),
      ),
    )
    expect(ends).toBeGreaterThan(0)
  })
})
