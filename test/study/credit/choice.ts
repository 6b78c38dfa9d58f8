/**
 * The tables in which the defaults are chosen, what hangs on which assumption, and what the defaults mean for one
 * person.
 */
import { VARIATIONS } from "./assumptions.ts"
import { CRITERIA, choose, chooseCap, failures, LIMITS, type Limits, ranked, rulesOf } from "./criteria.ts"
import { live } from "./live.ts"
import { gb, gib, percent, table, two } from "./markdown.ts"
import { measure, type Result } from "./measure.ts"
import type { Person } from "./Person.ts"
import { Population } from "./Population.ts"
import { DEFAULT_RULE, GRANTS, nameOf, PRICES, type Rule } from "./Rule.ts"
import { DAY_SECONDS, MONTH, type World } from "./World.ts"

/** Who is what, and what is called starving: nobody's days depend on it. */
const MIXTURE = new Set(["nat", "willing", "sybils", "loopers", "enough"])

const said = (rule: Rule) =>
  rule.policy === "off" ? "off" : `${nameOf(rule)}, price ${rule.price}, ${gb(rule.grant)} GB`
const missed = (result: Result) => failures(result).join("; ") || "none"

/** Every rule of the grid, best first. */
export const compared = (people: Population): readonly Result[] => choose(people, rulesOf(DEFAULT_RULE, PRICES, GRANTS))

export const choiceTable = (results: readonly Result[], populations: readonly Population[]): string => {
  const good = results.filter((result) => failures(result).length === 0)
  const best = [...Map.groupBy(results, ({ rule }) => nameOf(rule)).values()].map(([first]) => first!)
  const rows = best.map((result) => [said(result.rule), missed(result), percent(result.starving), two(result.tor)])
  const cap = gib(chooseCap(populations, results[0]!.rule))
  return [
    `Of ${results.length} rules ${good.length} meet all ${CRITERIA.length} criteria. ` +
      `Chosen:\n**${said(results[0]!.rule)}**, and a day cap of **${cap}**.`,
    "The best of each policy and rate, best first:",
    table(["rule", "misses", "honest that starve", "Tor"], rows),
  ].join("\n\n")
}

/** What the same figures choose under other limits. */
export const limitsTable = (results: readonly Result[], populations: readonly Population[]): string => {
  const under = (what: string, change: Partial<Limits>) => {
    const [best] = ranked(results, { ...LIMITS, ...change })
    return [what, said(best!.rule), failures(best!, { ...LIMITS, ...change }).join("; ") || "none"]
  }
  const withFile = (gigabytes: number) => {
    const people = new Population({ ...populations[0]!.world, firstFile: gigabytes })
    const [best] = choose(people, rulesOf(DEFAULT_RULE, [3, 4, 6], GRANTS, [5_000, 10_000]))
    return [`the first file is ${gigabytes} GB`, said(best!.rule), missed(best!)]
  }
  const withCap = (cap: number, worlds: readonly Population[]) => [
    `the cap may cost ${percent(cap)}, in ${worlds.length === 1 ? "one world" : "three"}`,
    `a cap of ${gib(chooseCap(worlds, DEFAULT_RULE, { ...LIMITS, cap }))}`,
    "",
  ]
  return table(
    ["limit", "would be chosen", "misses"],
    [
      under("as above", {}),
      under("Tor gets back half as much again", { tor: 1.5 }),
      under("Tor gets back twice as much", { tor: 2 }),
      under("to refuse gets at most a quarter", { refuser: 0.25 }),
      under("to refuse gets at most three quarters", { refuser: 0.75 }),
      under("new names gain nothing", { sybil: 1 }),
      under("new names gain at most half", { sybil: 1.5 }),
      under("the price is at most 4", { price: 4 }),
      under("the price is at most 12", { price: 12 }),
      withFile(1),
      withFile(4),
      withCap(0.05, populations.slice(0, 1)),
      withCap(0.02, populations),
      withCap(0.1, populations),
    ],
  )
}

export const sensitivityTable = (people: Population): string => {
  const rules = rulesOf(DEFAULT_RULE, [3, 6], [2e9, 5e9], [5_000, 10_000, 25_000])
  const rows = VARIATIONS.map(({ what, how, change }) => {
    const world: World = { ...people.world, ...change }
    const population = Object.keys(change).every((key) => MIXTURE.has(key)) ? people : new Population(world)
    const [best] = choose(population, rules, world)
    const [asIs, strict] = [
      measure(population, DEFAULT_RULE, world),
      measure(population, { ...DEFAULT_RULE, policy: "strict" }, world),
    ]
    const same =
      nameOf(best!.rule) === nameOf(DEFAULT_RULE) &&
      best!.rule.price === DEFAULT_RULE.price &&
      best!.rule.grant === DEFAULT_RULE.grant
    return [
      what,
      how,
      two(asIs.tor),
      percent(asIs.starving),
      missed(asIs),
      two(strict.tor),
      percent(strict.starving),
      same ? "the same" : said(best!.rule),
    ]
  })
  return table(
    ["assumption", "varied", "defaults: Tor", "starve", "misses", "strict: Tor", "starve", "would be chosen"],
    rows,
  )
}

const LINES = [
  { name: "no relay", line: 0 },
  { name: "a relay, 5 Mbit/s line", line: 5 },
  { name: "a relay, 25 Mbit/s", line: 25 },
  { name: "a relay, 100 Mbit/s", line: 100 },
] as const

/**
 * Somebody of middling habits, who takes whatever they may: GB in the 30 days (or fewer) before they have stayed so
 * long.
 */
const mayHave = (world: World, line: number, stays: number, rule: Rule): number => {
  const middle = ({ from, to }: World["given"]) => (from + to) / 2
  const person: Person = {
    joined: 0,
    stays,
    wantsAMonth: 1e15,
    uptime: middle(world.uptime),
    wants: Array.from({ length: stays }, () => 1e14),
    carries: (line * 1e6 * DAY_SECONDS * middle(world.given) * middle(world.used)) / 8,
  }
  return live(person, line > 0 ? "relay" : "idle", rule, world).lateGot
}

export const livesTable = ({ world }: Population): string => {
  const strict: Rule = { ...DEFAULT_RULE, policy: "strict" }
  const rows = LINES.flatMap(({ name, line }) =>
    [
      { rule: DEFAULT_RULE, name },
      { rule: strict, name: "the same, strict" },
    ].map(({ rule, name: label }) => [
      label,
      ...[8, MONTH, 3 * MONTH, 6 * MONTH].map((stays) => gb(mayHave(world, line, stays, rule))),
    ]),
  )
  return table(["GB at most", "first 8 days", "first month", "third month", "sixth month"], rows)
}
