/**
 * What the management API shows of the relay and of credit. Never a fingerprint or an address: tor keeps those in the
 * relay's folder.
 */
import type { CreditPolicy, CreditSums } from "../core/credit.ts"
import type { Millis } from "../core/ids.ts"

export { LEAST_RATE, MOST_RATE } from "../core/relayRate.ts"

/**
 * unasked: its operator has not been asked yet · refused: he said no · stopped: he said yes, and it does not run by his
 * own wish.
 */
export type RelayMode = "unasked" | "refused" | "stopped" | "running"

export interface RelayRow {
  readonly id: string
  readonly mode: RelayMode
  /** Octets a second: on the average, and in a burst. */
  readonly rate: number
  readonly burst: number
  /** TCP port for other relays; null until it was chosen. */
  readonly port: number | null
  readonly answeredAt: Millis | null
  /** Octets relayed, by all that was ever measured here. */
  readonly relayed: number
  readonly measuredAt: Millis | null
  /** What it had published of itself, so that it was stopped; null while it is as its operator wishes. */
  readonly problem: string | null
  /** It is to declare a family: the name of the family's key in the vault. Null: it declares none. */
  readonly family: string | null
}

/** As it is before its operator was asked. */
export const relayUnasked: RelayRow = {
  id: "self",
  mode: "unasked",
  rate: 0,
  burst: 0,
  port: null,
  answeredAt: null,
  relayed: 0,
  measuredAt: null,
  problem: null,
  family: null,
}

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

export interface CreditRow extends CreditSums {
  readonly id: string
  readonly policy: CreditPolicy
  /** Octets to relay for one octet downloaded. */
  readonly price: number
  /** In octets of credit: what the sums come to. */
  readonly balance: number
  /** Verified payload that was charged, and octets relayed, capped or not. */
  readonly downloaded: number
  readonly relayed: number
  /** Names this ledger to a relay on another machine, whose traffic summaries are made out to it. */
  readonly code: string
  readonly openedAt: Millis
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

/** One day (UTC) of the ledger, in octets of credit; `downloaded` in octets of payload. */
export interface CreditDay {
  /** `2026-11-25` */
  readonly day: string
  readonly earned: number
  readonly imported: number
  readonly spent: number
  readonly handedOver: number
  readonly downloaded: number
}

/** Octets relayed within a span of time that begins `at`. */
export interface TrafficPoint {
  readonly at: Millis
  readonly relayed: number
}

/** Newest last. */
export interface CreditPage {
  readonly days: readonly CreditDay[]
  /**
   * Each of five minutes, of the last day; each of an hour, of the last 31 days; those without traffic are left out.
   */
  readonly minutes: readonly TrafficPoint[]
  readonly hours: readonly TrafficPoint[]
}
