/**
 * What a wide network looks like, drawn from a seed: how far each host is from the middle, and how fast its line is.
 * Pure.
 */
import { prng } from "../../src/core/prng.ts"

export interface WideHost {
  readonly name: string
  /** IPv4, in 10.77.0.0/16. */
  readonly address: string
  /** To the middle of the network, in ms; a path from host to host has that of both. */
  readonly delayMs: number
  /** Octets a second of its line, each way by itself. */
  readonly rate: number
}

export interface WidePlan {
  readonly seed: number
  readonly relays: number
  readonly hosts: readonly WideHost[]
}

export interface Drawn {
  readonly seed: number
  readonly relays: number
  /** Names of the hosts on which nodes will run. */
  readonly hosts: readonly string[]
}

export const AUTHORITIES = ["authority0", "authority1", "authority2"] as const
const DELAY_MS = [8, 36] as const
const RELAY_RATE = [1_200_000, 3_000_000] as const
/** Of those who use the network: more than any relay, so that relays are what limits. */
const HOST_RATE = 12_000_000
const MOST_HOSTS = 250
const NAME = /^[a-z][a-z0-9]{0,15}$/

/** @throws RangeError for what cannot be a network. */
export const drawPlan = ({ seed, relays, hosts }: Drawn): WidePlan => {
  const others = [...AUTHORITIES, ...Array.from({ length: relays }, (_, i) => `relay${i}`), "browser"]
  const names = [...others, ...hosts]
  if (!Number.isInteger(relays) || relays < 3) throw new RangeError("a network needs at least 3 relays")
  if (names.length > MOST_HOSTS) throw new RangeError(`a network has at most ${MOST_HOSTS} hosts`)
  const wrong = hosts.find((name) => !NAME.test(name))
  if (wrong !== undefined) throw new RangeError(`"${wrong}" is no host's name: small letters and digits, up to 16`)
  const twice = names.find((name, i) => names.indexOf(name) !== i)
  if (twice !== undefined) throw new RangeError(`two hosts would be called ${twice}`)
  const chance = prng(seed)
  const between = ([low, high]: readonly [number, number]) => low + chance() * (high - low)
  const rateOf = (name: string): number => {
    if (name.startsWith("authority")) return RELAY_RATE[1]
    return name.startsWith("relay") ? Math.round(between(RELAY_RATE)) : HOST_RATE
  }
  return {
    seed,
    relays,
    hosts: names.map((name, i) => ({
      name,
      address: `10.77.0.${i + 1}`,
      delayMs: Math.round(between(DELAY_MS) * 10) / 10,
      rate: rateOf(name),
    })),
  }
}
