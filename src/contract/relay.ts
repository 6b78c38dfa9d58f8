/**
 * What the management API shows of the relay and of credit. Never a fingerprint or an address: tor keeps those in the
 * relay's folder.
 */
import type { CreditDay } from "../projections/creditDays.ts"
import type { Traffic } from "../projections/relayTraffic.ts"

export { LEAST_RATE, MOST_RATE } from "../core/relayRate.ts"
export { type RelayMode, type RelayRow, relayUnasked } from "../core/relayRow.ts"
export type { CreditDay } from "../projections/creditDays.ts"
export type { CreditRow } from "../projections/credits.ts"
export type { TrafficPoint } from "../projections/relayTraffic.ts"

/** unknown: not tested yet; testing; yes; no: other relays do not get through to it. */
export type Reachability = "unknown" | "testing" | "yes" | "no"

/** The relay's tor process as it is now; it outlives this node. */
export interface RelayLive {
  readonly state: "off" | "starting" | "bootstrapping" | "running" | "restarting" | "failed"
  readonly percent: number
  readonly summary: string
  /** Why it does not get on, in words for people. */
  readonly reason: string | null
  readonly pid: number | null
  readonly uptimeSeconds: number | null
  readonly version: string | null
  readonly reachable: Reachability
  /** As the consensus has it; null while it is not in it. */
  readonly flags: readonly string[] | null
  /** Whether the descriptor that it published refuses all exits; null until it was seen. */
  readonly middleOnly: boolean | null
  /** Whether the descriptor that it published declares a family; null until it was seen. */
  readonly inFamily: boolean | null
  /** Octets that the process has read and written since it began, and a second. */
  readonly read: number
  readonly written: number
  readonly readRate: number
  readonly writeRate: number
}

export const relayOff: RelayLive = {
  state: "off",
  percent: 0,
  summary: "The relay is off",
  reason: null,
  pid: null,
  uptimeSeconds: null,
  version: null,
  reachable: "unknown",
  flags: null,
  middleOnly: null,
  inFamily: null,
  read: 0,
  written: 0,
  readRate: 0,
  writeRate: 0,
}

/** A download that has no credit to go on. */
export interface CreditWait {
  /** Octets of credit. */
  readonly missing: number
  /** At the present rate; null while nothing comes. */
  readonly seconds: number | null
}

export interface CreditLive {
  /** Payload octets that may be downloaded now, what is under way taken off; null: as much as one likes. */
  readonly affordable: number | null
  /** Octets of credit a second, over the last minutes. */
  readonly earningRate: number
  /** By torrent. */
  readonly waiting: Readonly<Record<string, CreditWait>>
  /** Without credit, and so at the slow pace of `soft`. */
  readonly slowed: boolean
}

/** Newest last. */
export interface CreditPage extends Traffic {
  readonly days: readonly CreditDay[]
}
