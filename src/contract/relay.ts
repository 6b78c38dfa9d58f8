/**
 * What the management API shows of the relay and of credit. Never a fingerprint or an address: tor keeps those in the
 * relay's folder.
 */
import type { CreditDay } from "../projections/creditDays.ts"
import type { Traffic } from "../projections/relayTraffic.ts"

export { LEAST_RATE, MOST_RATE } from "../core/relayRate.ts"
export { type RelayRow, relayUnasked } from "../core/relayRow.ts"
export type { CreditDay } from "../projections/creditDays.ts"
export type { CreditRow } from "../projections/credits.ts"
export type { TrafficPoint } from "../projections/relayTraffic.ts"
/** The relay's tor process as it is now. */
export { type Reachability, type RelayHealth as RelayLive, relayOff } from "../core/RelayHealth.ts"

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
