/**
 * What a rule makes of a population: Tor's balance, who starves, how long newcomers wait, what it pays to cheat. Owns
 * the meaning of each figure in the tables, and the mixture of those who relay, cannot, will not, and cheat.
 */
import { RELAYS_CROSSED } from "../../../src/core/credit.ts"
import type { Kind, Life } from "./live.ts"
import type { Lives, Population } from "./Population.ts"
import type { Rule } from "./Rule.ts"
import { part, quantile, sum } from "./statistics.ts"
import { GB, type World } from "./World.ts"

/** Parts of all nodes; together 1. */
export interface Mixture {
  readonly relay: number
  /** Behind NAT: would relay, and cannot. */
  readonly nat: number
  /** Could relay, and does not. */
  readonly refuser: number
  readonly sybil: number
  readonly looper: number
}

export interface Waits {
  /** Days. */
  readonly median: number
  readonly p90: number
}

export interface Group {
  /** Of those who stayed: part that starves; and what they got together, of what they wanted. */
  readonly starving: number
  readonly share: number
  readonly firstFile: Waits
  readonly firstTen: Waits
}

export interface Result {
  readonly rule: Rule
  /**
   * Relayed over six times downloaded, by all, from the first day to the last; and by the honest alone (relays, and
   * those behind NAT).
   */
  readonly tor: number
  readonly torOfHonest: number
  readonly relay: Group
  /** Behind NAT or unwilling: the same days. */
  readonly idle: Group
  /** Of relays and those behind NAT. */
  readonly starving: number
  /** What the same people get by refusing, by new names, by faked traffic, over what they get by relaying. */
  readonly refuserGain: number
  readonly sybilGain: number
  readonly looperGain: number
}

export const mixtureOf = ({ nat, willing, sybils, loopers }: World): Mixture => {
  const honest = 1 - sybils - loopers
  return {
    relay: honest * (1 - nat) * willing,
    nat: honest * nat,
    refuser: honest * (1 - nat) * (1 - willing),
    sybil: sybils,
    looper: loopers,
  }
}

const totals = (lives: readonly Life[]) => ({
  relayed: sum(lives.map((life) => life.relayed)),
  got: sum(lives.map((life) => life.got)),
})

/** What is taken from Tor for each octet given, weighed: [given, taken]. */
const exchange = (lives: Lives, mixture: Mixture): readonly [given: number, taken: number] => {
  const parts: readonly (readonly [weight: number, kind: Kind])[] = [
    [mixture.relay, "relay"],
    [mixture.nat + mixture.refuser, "idle"],
    [mixture.sybil, "sybil"],
    [mixture.looper, "looper"],
  ]
  const weighed = parts.map(([weight, kind]) => ({ weight, ...totals(lives[kind]) }))
  return [sum(weighed.map((p) => p.weight * p.relayed)), RELAYS_CROSSED * sum(weighed.map((p) => p.weight * p.got))]
}

const balance = ([given, taken]: readonly [number, number]): number => given / taken

/** The part of all nodes that has to relay for Tor to get back what it gives; 1 when not even all are enough. */
export const relaysNeeded = (lives: Lives, world: World): number => {
  const { sybil, looper } = mixtureOf(world)
  const honest = 1 - sybil - looper
  const lacking = (relay: number) => {
    const [given, taken] = exchange(lives, { relay, nat: honest - relay, refuser: 0, sybil, looper })
    return taken - given
  }
  const [none, all] = [lacking(0), lacking(honest)]
  return all > 0 ? 1 : (none / (none - all)) * honest
}

const waits = (values: readonly number[]): Waits => ({ median: quantile(values, 0.5), p90: quantile(values, 0.9) })

const groupOf = (lives: readonly Life[], { settled, watched }: Population, world: World): Group => {
  const stayed = lives.filter((_, i) => settled[i])
  const seen = lives.filter((_, i) => watched[i])
  return {
    starving: part(stayed, ({ lateGot, lateWanted }) => lateGot < lateWanted / 2 && lateGot < world.enough * GB),
    share: sum(stayed.map(({ got }) => got)) / sum(stayed.map(({ wanted }) => wanted)),
    firstFile: waits(seen.map(({ firstFile }) => firstFile)),
    firstTen: waits(seen.map(({ firstTen }) => firstTen)),
  }
}

/**
 * `world` may differ from the population's in who is what and in what is called starving, not in what people are like.
 */
export const measure = (population: Population, rule: Rule, world: World = population.world): Result => {
  const lives = population.under(rule)
  const mixture = mixtureOf(world)
  const relay = groupOf(lives.relay, population, world)
  const idle = groupOf(lives.idle, population, world)
  const gets = (kind: Kind) => sum(lives[kind].filter((_, i) => population.settled[i]).map(({ got }) => got))
  return {
    rule,
    relay,
    idle,
    tor: balance(exchange(lives, mixture)),
    torOfHonest: balance(exchange(lives, { ...mixture, refuser: 0, sybil: 0, looper: 0 })),
    starving: (mixture.relay * relay.starving + mixture.nat * idle.starving) / (mixture.relay + mixture.nat),
    refuserGain: gets("idle") / gets("relay"),
    sybilGain: gets("sybil") / gets("relay"),
    looperGain: gets("looper") / gets("relay"),
  }
}
