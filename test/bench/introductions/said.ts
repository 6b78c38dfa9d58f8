/** What the processes of the benchmark say to each other. */
import type { OnionAddress } from "../../../src/core/ids.ts"

export interface Serving {
  readonly address: OnionAddress
  /** Process id. */
  readonly tor: number
}

interface Spread {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

/** How the node's thread was held up, in milliseconds, and what is resident. */
export interface Held {
  /** By how much a timer of 10 ms came late; on a busy machine also as other processes ran. */
  readonly late: Spread
  /** What the thread itself computed from one tick of such a timer to the next. */
  readonly cpu: Spread
  readonly megabytes: number
}

export interface Flooding {
  /** Process ids. */
  readonly tors: readonly number[]
}

/** Dials a second, for so many seconds. */
export interface Order {
  readonly rate: number
  readonly seconds: number
}

/** Dials that were begun, that came through, and that were left out as too many were under way. */
export interface Flooded {
  readonly begun: number
  readonly through: number
  readonly leftOut: number
  /** By why they failed. */
  readonly failed: Readonly<Record<string, number>>
  readonly underWay: number
}
