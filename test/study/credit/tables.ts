/**
 * The tables of one study, by the name of their place in docs/credit.md. Owns which rules stand beside each other in
 * which table.
 */
import { CREDIT_RULES } from "../../../src/core/credit.ts"
import { lostByCap } from "./criteria.ts"
import { gb, gib, percent, table, time, two } from "./markdown.ts"
import { measure, mixtureOf, relaysNeeded, type Result } from "./measure.ts"
import { Population } from "./Population.ts"
import { DAY_CAPS, DEFAULT_RULE, GRANTS, nameOf, PRICES, SOFT_RATES, type Rule } from "./Rule.ts"
import { part } from "./statistics.ts"
import { MONTH, DAY_SECONDS } from "./World.ts"

/** The default rule under each policy and soft rate. */
const POLICIES: readonly Rule[] = [
  { ...DEFAULT_RULE, policy: "strict" },
  ...SOFT_RATES.map((softRate) => ({ ...DEFAULT_RULE, policy: "soft" as const, softRate })),
  { ...DEFAULT_RULE, policy: "off" },
]
const SOFT: Rule = { ...DEFAULT_RULE, policy: "soft", softRate: CREDIT_RULES.softRate }
const STRICT: Rule = { ...DEFAULT_RULE, policy: "strict" }
const OFF: Rule = { ...DEFAULT_RULE, policy: "off" }
const mark = (rule: Rule, text: string | number): string =>
  JSON.stringify(rule) === JSON.stringify(DEFAULT_RULE) ? `**${text}**` : String(text)

const starving = ({ relay, idle, starving: all }: Result) => [
  percent(relay.starving),
  percent(idle.starving),
  percent(all),
]
const tor = (result: Result) => [two(result.tor), two(result.torOfHonest)]

export const policiesTable = (people: Population): string =>
  table(
    ["policy", "Tor", "Tor, honest", "starve: relays", "without relay", "all honest", "get: relays", "without relay"],
    POLICIES.map((rule) => {
      const result = measure(people, rule)
      return [
        mark(rule, nameOf(rule)),
        ...tor(result),
        ...starving(result),
        percent(result.relay.share),
        percent(result.idle.share),
      ]
    }),
  )

export const waitsTable = (people: Population): string =>
  table(
    ["policy", "grant, GB", "first file: relays", "without relay", "first 10 GB: relays", "without relay"],
    [...POLICIES, { ...STRICT, grant: 0 }, { ...SOFT, grant: 0 }].map((rule) => {
      const { relay, idle } = measure(people, rule)
      const wait = [relay.firstFile, idle.firstFile, relay.firstTen, idle.firstTen].map(
        ({ median, p90 }) => `${time(median)} · ${time(p90)}`,
      )
      return [mark(rule, nameOf(rule)), gb(rule.grant), ...wait]
    }),
  )

export const pricesTable = (people: Population): string =>
  table(
    [
      "price",
      "strict: Tor",
      "starve: relays",
      "get: relays",
      "soft: Tor",
      "starve: relays",
      "get: relays",
      "refuser",
      "first 10 GB: relays",
    ],
    PRICES.map((price) => {
      const [strict, soft] = [measure(people, { ...STRICT, price }), measure(people, { ...SOFT, price })]
      return [
        mark({ ...SOFT, price }, price),
        two(strict.tor),
        percent(strict.relay.starving),
        percent(strict.relay.share),
        two(soft.tor),
        percent(soft.relay.starving),
        percent(soft.relay.share),
        two(soft.refuserGain),
        `${time(soft.relay.firstTen.median)} · ${time(soft.relay.firstTen.p90)}`,
      ]
    }),
  )

export const grantsTable = (people: Population): string =>
  table(
    [
      "grant, GB",
      "strict: Tor",
      "starve: all honest",
      "soft: Tor",
      "first file: 9 of 10 within",
      "sybil: strict",
      "sybil: soft",
    ],
    GRANTS.map((grant) => {
      const [strict, soft] = [measure(people, { ...STRICT, grant }), measure(people, { ...SOFT, grant })]
      const slowest = Math.max(soft.relay.firstFile.p90, soft.idle.firstFile.p90)
      return [
        mark({ ...SOFT, grant }, gb(grant)),
        two(strict.tor),
        percent(strict.starving),
        two(soft.tor),
        time(slowest),
        two(strict.sybilGain),
        two(soft.sybilGain),
      ]
    }),
  )

export const natTable = (people: Population): string => {
  const rules = [STRICT, SOFT, { ...SOFT, softRate: 25_000 }, OFF]
  return table(
    ["behind NAT", "relays", ...rules.flatMap((rule) => [`${nameOf(rule)}: Tor`, "starve"])],
    [0, 0.3, 0.5, 0.7, 0.9].map((nat) => {
      const world = { ...people.world, nat }
      const figures = rules.map((rule) => measure(people, rule, world))
      return [
        percent(nat),
        percent(mixtureOf(world).relay),
        ...figures.flatMap((result) => [two(result.tor), percent(result.starving)]),
      ]
    }),
  )
}

export const neededTable = (people: Population): string => {
  const needed = (rule: Rule) => percent(relaysNeeded(people.under(rule), people.world))
  return table(
    ["policy", "price 3", "price 6", "price 12"],
    POLICIES.map((rule) => [
      mark(rule, nameOf(rule)),
      ...[3, 6, 12].map((price) => (rule.policy === "off" && price !== 6 ? "" : needed({ ...rule, price }))),
    ]),
  )
}

export const owedTable = (people: Population): string =>
  table(
    [
      "what comes slowly",
      "Tor",
      "get: relays",
      "first 10 GB: relays",
      "relays that gain less than a tenth by relaying",
    ],
    [true, false]
      .map((debts) => ({ ...SOFT, debts }))
      .map((rule) => {
        const { tor: balance, relay } = measure(people, rule)
        const lives = people.under(rule)
        const settled = lives.relay.flatMap((life, i) =>
          people.settled[i] ? [{ relaying: life.got, idling: lives.idle[i]!.got, wanted: life.wanted }] : [],
        )
        const wanting = settled.filter(({ idling, wanted }) => idling < wanted / 1.2)
        const inVain = part(wanting, ({ relaying, idling }) => relaying < 1.1 * idling)
        return [
          rule.debts ? "is owed" : "is free",
          two(balance),
          percent(relay.share),
          `${time(relay.firstTen.median)} · ${time(relay.firstTen.p90)}`,
          percent(inVain),
        ]
      }),
  )

export const cheatsTable = (people: Population): string => {
  const weekly = new Population({ ...people.world, namesADay: 0.143 })
  const often = new Population({ ...people.world, namesADay: 4 })
  return table(
    ["policy", "refuser", "sybil, a name a week", "a name a day", "four a day", "looper"],
    [STRICT, SOFT, { ...SOFT, softRate: 25_000 }, OFF].map((rule) => {
      const result = measure(people, rule)
      return [
        mark(rule, nameOf(rule)),
        two(result.refuserGain),
        two(measure(weekly, rule).sybilGain),
        two(result.sybilGain),
        two(measure(often, rule).sybilGain),
        two(result.looperGain),
      ]
    }),
  )
}

export const capsTable = (populations: readonly Population[]): string =>
  table(
    ["cap a day", "honest relays lose, in three worlds", "looper, over an honest relay", "looper, GB a month at most"],
    [...DAY_CAPS, Number.MAX_SAFE_INTEGER].map((dayCap) => {
      const rule = { ...SOFT, dayCap }
      const looper = measure(populations[0]!, rule).looperGain
      const most = Math.min(dayCap / rule.price, populations[0]!.world.onionRate * DAY_SECONDS) * MONTH
      const lost = populations.map((people) => `${(100 * lostByCap(people, rule)).toFixed(1)} %`).join(" · ")
      return [mark(rule, gib(dayCap)), lost, two(looper), gb(most)]
    }),
  )
