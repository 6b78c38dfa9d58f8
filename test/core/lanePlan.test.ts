import { describe, expect, it } from "vitest"
import { DialTimes } from "../../src/core/DialTimes.ts"
import { initialPlan, type LanePlan, type LaneSample, planLanes, restedPlan } from "../../src/core/lanePlan.ts"
import { LANE_RULES } from "../../src/core/laneRules.ts"

const MB = 1_000_000

/** One peer in a still world: `rates` are those of its open lanes. */
class Scene {
  plan: LanePlan = initialPlan()
  now = 0
  octets = 0
  ended: number[] = []

  /** Lets time pass, with all lanes open at these rates. */
  run(seconds: number, rates: () => readonly number[], over: Partial<LaneSample> = {}): this {
    for (let second = 0; second < seconds; second++) {
      this.now += 1_000
      const all = rates()
      const rate = all.reduce((sum, one) => sum + one, 0)
      this.octets += rate
      const { plan, end } = planLanes(this.plan, {
        now: this.now,
        lanes: all.map((one, lane) => ({ lane, rate: one })),
        busy: true,
        mine: this.octets,
        octets: this.octets,
        left: 1e12,
        rate,
        open: all.length,
        wanted: this.plan.target,
        sources: true,
        max: LANE_RULES.most,
        room: true,
        ...over,
      })
      this.plan = plan
      this.ended.push(...end)
    }
    return this
  }

  /** As many lanes as are wanted, each at this rate. */
  readonly each = (rate: number) => () => Array<number>(this.plan.target).fill(rate)
}

describe("PEER10 the lane plan", () => {
  it("PEER10 spends the first tokens on sources before anything has come, when much is left", () => {
    const before = (over: Partial<LaneSample>) => new Scene().run(3, () => [], over).plan
    expect(before({ left: 20 * MB })).toMatchObject({ target: 4, tokens: 0, trial: undefined })
    expect(before({ left: 2 * MB }).target).toBe(2)
    expect(before({ left: 10 * MB }).target).toBe(4)
    expect(before({ left: 10 * MB, wanted: 6 }).target).toBe(2)
    expect(before({ left: 20 * MB, sources: false }).target).toBe(2)
    expect(before({ left: 20 * MB, room: false }).target).toBe(2)
    expect(before({ left: 20 * MB, max: 1 }).target).toBe(1)
  })

  it("PEER10 tries a lane more when what is left takes long, and all that are there are busy", () => {
    const two = () => [250_000, 250_000]
    expect(new Scene().run(6, two, { left: 40 * MB }).plan).toMatchObject({ target: 3, trial: { kind: "more" } })
    expect(new Scene().run(10, two, { left: 20 * MB }).plan.target).toBe(2)
    expect(new Scene().run(10, () => [250_000]).plan.target).toBe(2)
    expect(new Scene().run(10, two, { room: false }).plan.target).toBe(2)
    expect(new Scene().run(10, two, { busy: false }).plan.target).toBe(2)
  })

  it("PEER10 goes on while each lane gains, and no faster than octets earn it", () => {
    const scene = new Scene()
    scene.run(60, scene.each(100_000))
    expect(scene.plan).toMatchObject({ target: 4, tokens: 0, trial: undefined })
    scene.run(3_600, scene.each(100_000))
    expect(scene.plan.target).toBe(LANE_RULES.most)
    expect(scene.ended).toEqual([])
  })

  it("PEER10 gives up the slowest of those that gained nothing, and tries again after longer and longer rests", () => {
    const scene = new Scene()
    // A full line: however many there are, no more comes. The second of them is the slowest.
    const shared = () =>
      Array.from({ length: scene.plan.target }, (_, i) => (i === 1 ? 0.9 : 1) * (400_000 / scene.plan.target))
    scene.run(5, shared).run(30, shared)
    expect(scene.plan.target).toBe(3)
    scene.run(2, shared)
    expect(scene.plan).toMatchObject({ target: 2, trial: undefined, waitMs: 30_000 })
    expect(scene.ended).toEqual([1])
    scene.run(3_600, shared)
    expect(scene.plan.waitMs).toBe(16 * 60_000)
    expect(scene.ended.length).toBeLessThan(12)
  })

  it("PEER10 gives up in time what the first tokens brought, where that gained nothing", () => {
    const scene = new Scene().run(1, () => [], { left: 400 * MB })
    expect(scene.plan.target).toBe(4)
    const shared = () => Array<number>(scene.plan.target).fill(700_000 / scene.plan.target)
    scene.run(60, shared)
    expect(scene.plan.target).toBeGreaterThanOrEqual(4)
    scene.run(240, shared)
    expect(scene.plan.target).toBe(3)
  })

  it("PEER10 counts a lane that does not come up as no gain, and one that is lost as no answer", () => {
    const scene = new Scene().run(6, () => [250_000, 250_000]).run(57, () => [250_000, 250_000])
    expect(scene.plan.target).toBe(3)
    scene.run(2, () => [250_000, 250_000])
    expect(scene.plan).toMatchObject({ target: 2, trial: undefined, waitMs: LANE_RULES.restMs })
    const lost = new Scene().run(6, () => [250_000, 250_000]).run(3, () => [9, 9, 9])
    lost.run(1, () => [9, 9], { room: false })
    expect(lost.plan).toMatchObject({ target: 2, trial: undefined, waitMs: 0 })
    expect(lost.ended).toEqual([])
  })

  it("PEER10 exchanges one that is slow beside the others for half a minute, while much is left", () => {
    const uneven = { tokens: 1, counted: 64 * MB, waitUntil: 1e9 }
    const slow = (left: number) => {
      const scene = new Scene()
      scene.plan = { ...scene.plan, ...uneven }
      scene.octets = 64 * MB
      const rates = () => [200_000, 40_000, 200_000].slice(0, Math.max(2, scene.plan.target))
      return { scene, run: (seconds: number) => scene.run(seconds, rates, { left }) }
    }
    const { scene, run } = slow(1e9)
    run(29)
    expect(scene.plan.target).toBe(2)
    run(3)
    expect(scene.plan).toMatchObject({ target: 3, tokens: 0, trial: { kind: "better" } })
    run(12)
    expect(scene.plan).toMatchObject({ target: 2, trial: undefined })
    expect(scene.ended).toEqual([1])
    const late = slow(10 * MB)
    late.run(60)
    expect(late.scene.plan.target).toBe(2)
  })

  it("PEER10 begins anew with few lanes after it was let go, and with no more tokens than it had", () => {
    const scene = new Scene()
    scene.run(600, scene.each(100_000))
    expect(scene.plan.target).toBeGreaterThan(4)
    expect(restedPlan(scene.plan)).toMatchObject({ target: 2, tokens: scene.plan.tokens, counted: scene.plan.counted })
    scene.run(1, () => [1], { max: 1 })
    expect(scene.plan.target).toBe(1)
    scene.run(1, () => [1])
    expect(scene.plan.target).toBe(2)
  })
})

describe("how long dials take", () => {
  it("is the median of the last ones", () => {
    const times = new DialTimes()
    expect(times.median).toBeUndefined()
    for (const ms of [9, 1, 5]) times.add(ms)
    expect(times.median).toBe(5)
    for (let i = 0; i < 40; i++) times.add(7)
    expect(times.median).toBe(7)
  })

  it("PEER10 judges no lane, and wants none more, while its operator's limit holds the download up", () => {
    const scene = new Scene()
    scene.run(60, scene.each(20_000), { limited: true })
    expect([scene.plan.target, scene.plan.trial, scene.ended]).toEqual([LANE_RULES.start, undefined, []])
    const uneven = new Scene().run(12, () => [250_000, 250_000], { left: 40 * MB })
    expect(uneven.plan.trial).toBeDefined()
    uneven.run(120, () => [1_000, 90_000, 90_000], { limited: true })
    expect(uneven.plan).toMatchObject({ target: 3, trial: undefined, slow: undefined })
    expect(uneven.ended).toEqual([])
    // Without a limit it goes on as ever.
    const before = uneven.plan.target
    uneven.run(60, uneven.each(250_000))
    expect(uneven.plan.target).toBeGreaterThan(before)
  })
})
