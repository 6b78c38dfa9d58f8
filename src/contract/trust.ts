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
  /** Torrents that it lists, as it said last, and those that can be found here. */
  readonly entries: number
  readonly here: number
  /** Of its entries, as they travelled. */
  readonly octets: number
  /** When it was found first, and when it answered last, where it answers; null: never yet. */
  readonly foundAt: Millis | null
  readonly seenAt: Millis | null
}

/** A trusted node that leads further than was agreed to. That is not done before it is agreed to anew. */
export interface BeyondView {
  /** Of the trusted node. */
  readonly address: string
  /** So many nodes are told of that are not asked. */
  readonly nodes: number
  /** Catalogues are not copied, as that would be more octets than was agreed to. */
  readonly octets: boolean
}

export interface TrustPage {
  readonly far: readonly FarView[]
  readonly beyond: readonly BeyondView[]
  /** Octets of all catalogues that are here for trust's sake, and the most that may be. */
  readonly octets: number
  readonly most: number
  readonly limits: TrustBudgets
}

export interface TrustBudgets {
  /** Nodes that are reached through others, at most. */
  readonly nodes: number
  /** Entries of one node; of one that has more nothing is copied. */
  readonly entries: number
  /** Octets of memory that the machine has left, as it says. */
  readonly memory: number
}

/** Who is reached no more when a node is trusted no more: their addresses, the nearest first. */
export interface TrustLoss {
  readonly far: readonly string[]
}
