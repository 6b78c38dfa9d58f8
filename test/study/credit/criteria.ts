/**
 * By what the defaults are chosen; docs/credit.md says the criteria in the same order, and where their limits come
 * from. Owns the choice: nobody picks a rule by hand.
 */
import type { Population } from "./Population.ts"
import { measure, type Result } from "./measure.ts"
import { DAY_CAPS, SOFT_RATES, type Rule } from "./Rule.ts"
import type { World } from "./World.ts"

/** The judgements in it. */
export interface Limits {
  readonly tor: number
  /** Days in which nine of ten newcomers have their first file. */
  readonly firstFile: number
  readonly refuser: number
  readonly sybil: number
  readonly price: number
  /** Part of their downloads that the day cap may cost honest relays. */
  readonly cap: number
}

export const LIMITS: Limits = { tor: 1, firstFile: 1, refuser: 0.5, sybil: 1.25, price: 6, cap: 0.05 }

interface Criterion {
  readonly name: string
  readonly holds: (result: Result, limits: Limits) => boolean
}

export const CRITERIA: readonly Criterion[] = [
  { name: "Tor is not poorer", holds: ({ tor }, limits) => tor >= limits.tor },
  {
    name: "a first file within a day",
    holds: ({ relay, idle }, limits) => Math.max(relay.firstFile.p90, idle.firstFile.p90) <= limits.firstFile,
  },
  { name: "to refuse gets at most half", holds: ({ refuserGain }, limits) => refuserGain <= limits.refuser },
  { name: "new names gain at most a quarter", holds: ({ sybilGain }, limits) => sybilGain <= limits.sybil },
  { name: "nobody pays more than it costs", holds: ({ rule }, limits) => rule.price <= limits.price },
]

export const failures = (result: Result, limits: Limits = LIMITS): readonly string[] =>
  CRITERIA.filter(({ holds }) => !holds(result, limits)).map(({ name }) => name)

const percent = (value: number): number => Math.round(100 * value)

/** Best first: fewest criteria missed, then fewest that starve (in whole per cent), then most left for Tor. */
export const ranked = (results: readonly Result[], limits: Limits = LIMITS): readonly Result[] =>
  results.toSorted(
    (a, b) =>
      failures(a, limits).length - failures(b, limits).length ||
      percent(a.starving) - percent(b.starving) ||
      b.tor - a.tor,
  )

/**
 * Every policy, soft rate, price and grant of those named. Under `off` price and grant mean nothing, so it is there
 * once.
 */
export const rulesOf = (
  base: Rule,
  prices: readonly number[],
  grants: readonly number[],
  rates: readonly number[] = SOFT_RATES,
): readonly Rule[] => [
  ...prices.flatMap((price) =>
    grants.flatMap((grant) => [
      { ...base, price, grant, policy: "strict" as const },
      ...rates.map((softRate) => ({ ...base, price, grant, policy: "soft" as const, softRate })),
    ]),
  ),
  { ...base, policy: "off" },
]

export const choose = (
  population: Population,
  rules: readonly Rule[],
  world: World = population.world,
): readonly Result[] => ranked(rules.map((rule) => measure(population, rule, world)))

/** What honest relays lose by a cap: part of what they would get without one. */
export const lostByCap = (population: Population, rule: Rule): number =>
  1 -
  measure(population, rule).relay.share / measure(population, { ...rule, dayCap: Number.MAX_SAFE_INTEGER }).relay.share

/**
 * The smallest cap that costs honest relays so little in each of these worlds: few fast lines decide it, and chance
 * deals them.
 */
export const chooseCap = (populations: readonly Population[], rule: Rule, limits: Limits = LIMITS): number =>
  DAY_CAPS.find((dayCap) =>
    populations.every((population) => lostByCap(population, { ...rule, dayCap }) < limits.cap),
  ) ?? Number.MAX_SAFE_INTEGER
