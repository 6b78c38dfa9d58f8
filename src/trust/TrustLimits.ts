/** What all of trust may cost at most (invariant I7), and how often things are done. One place for all numbers. */
import { TRUST_OCTETS } from "../core/budgets.ts"
import { TRUST_DIALS_PER_SECOND } from "../core/trustCost.ts"

export interface TrustLimits {
  readonly dialsPerSecond: number
  /** Nodes reached through others that are looked at at once; the rest is for those that are trusted by hand. */
  readonly farAtOnce: number
  /** Lists and catalogues of those are asked for again after about this, half as long to half as long again. */
  readonly refreshMs: number
  /** Who did not answer is asked again after this, doubling up to the last. */
  readonly firstRetryMs: number
  readonly lastRetryMs: number
  /** Of all catalogues together. */
  readonly octets: number
}

export const TRUST_LIMITS: TrustLimits = {
  dialsPerSecond: TRUST_DIALS_PER_SECOND,
  farAtOnce: 2,
  refreshMs: 24 * 3_600_000,
  firstRetryMs: 60_000,
  lastRetryMs: 6 * 3_600_000,
  octets: TRUST_OCTETS,
}
