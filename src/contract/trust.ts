/** What can be read of the web of trust beside the rows of the nodes that are trusted by hand. */
import type { Millis } from "../core/ids.ts"

export type { TrustCost } from "../core/trustCost.ts"

/** A node that is reached through others. */
export interface FarView {
  readonly address: string
  readonly degree: number
  /** Addresses of those through whom it was reached. */
  readonly via: readonly string[]
  /** How much its word weighs, from 0 to 1. */
  readonly score: number
  readonly state: "waiting" | "current" | "remote" | "silent" | "frozen"
  readonly entries: number
  readonly foundAt: Millis | null
}

export interface TrustPage {
  readonly far: readonly FarView[]
  /** Octets of all catalogues that are here for trust's sake, and the most that may be. */
  readonly octets: number
  readonly most: number
}
