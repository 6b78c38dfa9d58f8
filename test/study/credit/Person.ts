/**
 * The people of a world: when each comes and goes, what their line can do, what they want. Drawn from the seed alone,
 * so that every rule and every kind of behaviour is tried on the same people, and two results differ by the rule only.
 * Each quality is drawn in layers (as many equal slices of its distribution as there are people, one person in each):
 * of tails as heavy as these, plain chance would give another world with each seed.
 */
import { prng, type Prng } from "../../../src/core/prng.ts"
import { quantileOfNormal } from "./statistics.ts"
import { DAY_SECONDS, GB, MONTH, type Range, type Spread, type World } from "./World.ts"

export interface Person {
  /** Days since the beginning. */
  readonly joined: number
  /** Days; cut off at the end of the study. */
  readonly stays: number
  /** Octets that their relay would carry in a day, steady and always up. */
  readonly carries: number
  /** Payload octets wanted, for each day of their stay; the wishes that they come with are in the first. */
  readonly wants: readonly number[]
  /** Of that, in a usual month. */
  readonly wantsAMonth: number
  readonly uptime: number
}

const between = (u: number, { from, to }: Range): number => from + (to - from) * u
const exponential = (u: number, mean: number): number => -mean * Math.log(1 - u)
const logNormal = (u: number, { median, sigma, most }: Spread): number =>
  Math.min(most, median * Math.exp(sigma * quantileOfNormal(u)))

/** The middle of each of `count` equal slices of [0, 1), in an order by chance. */
const layers = (random: Prng, count: number): readonly number[] => {
  const drawn = Array.from({ length: count }, (_, slice) => (slice + 0.5) / count)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[drawn[i], drawn[j]] = [drawn[j]!, drawn[i]!]
  }
  return drawn
}

export const drawPersons = (world: World): readonly Person[] => {
  const random = prng(world.seed)
  const count = world.persons
  const [trier, stay, uplink, given, used, uptime, demand] = Array.from({ length: 7 }, () =>
    layers(random, count),
  ) as unknown as [
    readonly number[],
    readonly number[],
    readonly number[],
    readonly number[],
    readonly number[],
    readonly number[],
    readonly number[],
  ]
  return Array.from({ length: count }, (_, i) => {
    const joined = Math.floor((world.days * i) / count)
    const longest = exponential(stay[i]!, trier[i]! < world.triers ? world.trial : world.stay)
    const stays = Math.max(1, Math.min(world.days - joined, Math.ceil(longest)))
    const line = (logNormal(uplink[i]!, world.uplink) * 1e6 * DAY_SECONDS) / 8
    const wantsAMonth = logNormal(demand[i]!, world.demand) * GB
    return {
      joined,
      stays,
      wantsAMonth,
      carries: line * between(given[i]!, world.given) * between(used[i]!, world.used),
      uptime: between(uptime[i]!, world.uptime),
      wants: dailyWants(
        prng(Math.imul(world.seed, 0x9e3779b1) ^ Math.imul(i + 1, 0x85ebca6b)),
        stays,
        wantsAMonth / MONTH,
        world,
      ),
    }
  })
}

/**
 * Some days much, most days little: exponential around the usual. A stream of its own for each person, as stays differ
 * in length.
 */
const dailyWants = (random: Prng, days: number, usual: number, world: World): readonly number[] =>
  Array.from({ length: days }, (_, day) => (day === 0 ? world.wishes * GB : 0) + exponential(random(), usual))
