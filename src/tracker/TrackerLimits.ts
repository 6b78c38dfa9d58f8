/**
 * What a tracker, its mirrors and strangers may cause at most (invariant I7), and how often things are done. One place
 * for all numbers.
 */
import { MIRROR_OCTETS } from "../core/budgets.ts"
import { UNKNOWN_LATE_MS } from "../core/DialTimes.ts"

export interface TrackerLimits {
  /** Of those that are up; beside them, a part as many at rest (core/restingSets). */
  readonly peersPerSwarm: number
  readonly peersPerTracker: number
  readonly mirrorsPerTracker: number
  /** Of one mirrored tracker. */
  readonly entries: number
  readonly entryOctets: number
  readonly metainfoOctets: number
  /** Signatures checked for one session: a burst, and so many a second. */
  readonly checksBurst: number
  readonly checksPerSecond: number
  /** Proofs of metadata (JOIN1) looked at for one session. */
  readonly proofsBurst: number
  readonly proofsPerSecond: number
  /** Comparisons of sets that one session may ask for. */
  readonly comparisonsBurst: number
  readonly comparisonsPerSecond: number
  /** Searches that one session may ask for, and all of them; as many questions of where something is. */
  readonly searchesBurst: number
  readonly searchesPerSecond: number
  readonly searchesOfAll: number
  /** News waits so long for more before it is sent on. */
  readonly batchMs: number
  /** Sets are compared about so often with each neighbour. */
  readonly reconcileMs: number
  /** Links that this node opens, and takes, for each tracker. */
  readonly linksOut: number
  readonly linksIn: number
  /** One of the links is exchanged for another about so often, so that no part of the holders stays among itself. */
  readonly exchangeMs: number
  /** Addresses kept for one tracker. */
  readonly addresses: number
  /** A dial that failed is repeated after this, doubling up to the last. */
  readonly firstRetryMs: number
  readonly lastRetryMs: number
  /** A request to a tracker waits so long without a single octet. */
  readonly idleMs: number
  /** A second mirror is asked when the first has said nothing for this. */
  readonly hedgeMs: () => number
}

export const TRACKER_LIMITS: TrackerLimits = {
  peersPerSwarm: 5_000,
  peersPerTracker: 200_000,
  mirrorsPerTracker: 1_000,
  entries: 200_000,
  entryOctets: 128 * 1024 * 1024,
  metainfoOctets: MIRROR_OCTETS,
  checksBurst: 2_000,
  checksPerSecond: 400,
  proofsBurst: 8,
  proofsPerSecond: 1 / 30,
  comparisonsBurst: 12,
  comparisonsPerSecond: 0.2,
  searchesBurst: 5,
  searchesPerSecond: 1,
  searchesOfAll: 20,
  batchMs: 250,
  reconcileMs: 90_000,
  linksOut: 3,
  linksIn: 32,
  exchangeMs: 600_000,
  addresses: 32,
  firstRetryMs: 15_000,
  lastRetryMs: 900_000,
  idleMs: 60_000,
  hedgeMs: () => UNKNOWN_LATE_MS,
}
