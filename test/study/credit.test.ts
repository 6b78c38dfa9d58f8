/**
 * The model of the fairness study: what it conserves, what must go up and down with what, and that a seed is all the
 * chance there is.
 */
import { describe, expect, it } from "vitest"
import { affordable, CREDIT_RULES } from "../../src/core/credit.ts"
import { draw } from "./credit/chart.ts"
import { live, rampAt, type Kind } from "./credit/live.ts"
import { measure, mixtureOf, relaysNeeded } from "./credit/measure.ts"
import { drawPersons } from "./credit/Person.ts"
import { Population } from "./credit/Population.ts"
import { DEFAULT_RULE, PRICES, type Rule } from "./credit/Rule.ts"
import { quantile, quantileOfNormal } from "./credit/statistics.ts"
import { WORLD, type World } from "./credit/World.ts"

const FEW: World = { ...WORLD, persons: 300 }
const people = new Population(FEW)
const strict: Rule = { ...DEFAULT_RULE, policy: "strict" }
const soft: Rule = { ...DEFAULT_RULE, policy: "soft" }
const got = (kind: Kind, rule: Rule, of = people): readonly number[] => of.under(rule)[kind].map((life) => life.got)
/** Amounts are no whole octets in the model; charges are rounded up and what is affordable down, each day. */
const OCTETS = FEW.days * 2

/** That nobody has less in the second, and that somebody has more: a rule that changed nothing would prove nothing. */
const nobodyLoses = (less: readonly number[], more: readonly number[]): void => {
  expect(less.filter((octets, i) => octets > more[i]! + OCTETS)).toEqual([])
  expect(more.some((octets, i) => octets > less[i]! + 1e9)).toBe(true)
}

describe("the same seed", () => {
  it("gives the same people and the same days", () => {
    expect(drawPersons(FEW)).toEqual(drawPersons(FEW))
    expect(new Population(FEW).under(soft)).toEqual(people.under(soft))
  })
  it("and another gives other people, of the same kind", () => {
    const others = drawPersons({ ...FEW, seed: 2 })
    expect(others).not.toEqual(people.persons)
    const demand = (all: readonly { readonly wantsAMonth: number }[]) =>
      quantile(
        all.map(({ wantsAMonth }) => wantsAMonth),
        0.5,
      )
    expect(demand(others)).toBe(demand(people.persons))
    expect(demand(others) / 1e9).toBeCloseTo(WORLD.demand.median, 0)
  })
  it("rules are tried on the same people: what is wanted does not depend on them", () => {
    const wanted = (rule: Rule) => people.under(rule).relay.map((life) => life.wanted)
    expect(wanted({ ...strict, price: 12 })).toEqual(wanted({ ...soft, grant: 0 }))
  })
})

describe("conservation", () => {
  it.each(PRICES)("under strict at a price of %d nobody downloads more than was granted and earned", (price) => {
    const rule = { ...strict, price }
    for (const kind of ["relay", "idle", "sybil", "looper"] as const) {
      const over = people
        .under(rule)
        [kind].filter(
          (life) =>
            life.got > (life.granted + life.earned) / (kind === "relay" || kind === "looper" ? price : 1) + OCTETS,
        )
      expect(over).toEqual([])
    }
  })
  it("who relays nothing gets the grant, and under soft the slow pace besides", () => {
    expect(Math.max(...got("idle", strict))).toBeLessThanOrEqual(CREDIT_RULES.grant)
    const most = people.persons.map(
      (person) => CREDIT_RULES.grant + soft.softRate * 86_400 * person.uptime * person.stays,
    )
    expect(got("idle", soft).filter((octets, i) => octets > most[i]! + OCTETS)).toEqual([])
  })
  it(
    "nobody earns more than they relayed, nor more than the cap allows; a looper earns the cap " + "and relays nothing",
    () => {
      for (const [i, life] of people.under(soft).relay.entries()) {
        expect(life.earned).toBeLessThanOrEqual(life.relayed)
        expect(life.earned).toBeLessThanOrEqual(soft.dayCap * people.persons[i]!.stays)
      }
      for (const [i, life] of people.under(soft).looper.entries())
        expect([life.relayed, life.earned]).toEqual([0, soft.dayCap * people.persons[i]!.stays])
    },
  )
  it("nobody gets more than they wanted", () => {
    for (const rule of [strict, soft, { ...soft, policy: "off" as const }]) {
      for (const life of people.under(rule).relay) expect(life.got).toBeLessThanOrEqual(life.wanted + OCTETS)
    }
  })
  it("the price of those who earn nothing does not matter, so it may be left out", () => {
    const [person] = people.persons.filter(({ stays }) => stays > 200)
    const at = (price: number) => live(person!, "sybil", { ...soft, price }, FEW).got
    expect(Math.abs(at(1) - at(9))).toBeLessThan(OCTETS)
    expect(affordable(at(1), 1)).toBeGreaterThan(0)
  })
})

describe("what goes up with what", () => {
  it.each(PRICES.slice(1).map((price, i) => [PRICES[i]!, price] as const))(
    "strict: at %d nobody gets less than at %d",
    (low, high) => {
      nobodyLoses(got("relay", { ...strict, price: high }), got("relay", { ...strict, price: low }))
    },
  )
  it("a higher grant, soft rate or cap takes nothing from anybody", () => {
    nobodyLoses(got("idle", { ...strict, grant: 1e9 }), got("idle", { ...strict, grant: 5e9 }))
    nobodyLoses(got("idle", { ...soft, softRate: 5_000 }), got("idle", { ...soft, softRate: 25_000 }))
    nobodyLoses(got("relay", { ...strict, dayCap: 2 ** 32 }), got("relay", { ...strict, dayCap: 2 ** 36 }))
    nobodyLoses(got("idle", strict), got("relay", strict))
    nobodyLoses(got("relay", { ...soft, debts: true }), got("relay", { ...soft, debts: false }))
    nobodyLoses(got("relay", soft), got("relay", { ...soft, policy: "off" }))
  })
  it("Tor: worse with more behind NAT, with a faster slow pace, with a lower price", () => {
    const tor = (rule: Rule, nat = WORLD.nat) => measure(people, rule, { ...FEW, nat }).tor
    expect(tor(soft, 0.7)).toBeLessThan(tor(soft, 0.3))
    expect(tor({ ...soft, softRate: 25_000 })).toBeLessThan(tor(soft))
    expect(tor(soft)).toBeLessThan(tor(strict))
    expect(tor({ ...strict, price: 3 })).toBeLessThan(tor({ ...strict, price: 6 }))
  })
  it("with just as many relays as are needed, Tor gets back what is taken", () => {
    const honest = 1 - WORLD.sybils - WORLD.loopers
    const needed = relaysNeeded(people.under(soft), FEW)
    const world = { ...FEW, willing: needed / honest / (1 - FEW.nat) }
    expect(mixtureOf(world).relay).toBeCloseTo(needed, 12)
    expect(measure(people, soft, world).tor).toBeCloseTo(1, 9)
  })
})

describe("the parts", () => {
  it("a mixture is a whole", () => {
    expect(Object.values(mixtureOf(WORLD)).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })
  it("a relay carries next to nothing, then more each day, then all", () => {
    const ramp = Array.from({ length: 100 }, (_, day) => rampAt(day, WORLD.ramp))
    expect([ramp[0], ramp[2], ramp[8], ramp[68], ramp[99]]).toEqual([0.01, 0.01, 0.2, 1, 1])
    expect(ramp.every((part, day) => day === 0 || part >= ramp[day - 1]!)).toBe(true)
  })
  it.each([
    [0.001, -3.090232306],
    [0.025, -1.959963985],
    [0.5, 0],
    [0.8, 0.841621234],
    [0.999, 3.090232306],
  ])("quantile %d of the normal distribution", (p, z) => {
    expect(quantileOfNormal(p)).toBeCloseTo(z, 7)
  })
  it("a chart is well-formed, keeps names apart and escapes them", () => {
    const svg = draw({
      title: "a < b",
      x: { label: "x", ticks: [0, 1] },
      y: { label: "y", ticks: [0, 1] },
      lines: [
        {
          name: "one & two",
          points: [
            [0, 0],
            [1, 1],
          ],
        },
        {
          name: "three",
          points: [
            [0, 0],
            [1, 1],
          ],
        },
      ],
    })
    expect(svg).toContain("one &amp; two")
    expect(svg).toContain("a &lt; b")
    const heights = [...svg.matchAll(/<text x="578" y="([\d.]+)"/g)].map((match) => Number(match[1]))
    expect(Math.abs(heights[0]! - heights[1]!)).toBeGreaterThanOrEqual(15)
  })
})
