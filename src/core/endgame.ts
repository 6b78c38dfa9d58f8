/**
 * When nothing is left to begin, a lane with room may ask again for what another lane has not delivered. Owns the
 * choice: only where it is expected to win by a margin, so that a healthy swarm duplicates next to nothing. Never
 * cancels: the first answer does.
 */
export interface Outstanding<R> {
  readonly request: R
  /** Octets still to come for this request. */
  readonly octets: number
  /** Octets still to come on the whole lane that carries it, this request included. */
  readonly laneOctets: number
  /** Octets per second of that lane; 0 when it stands still. */
  readonly laneRate: number
  /**
   * How many lanes ask for it already; of copies only those that move, or a few silent peers could keep all others off.
   */
  readonly copies: number
  readonly ageMs: number
}

export interface Helper {
  /** Octets per second that may be expected of it; 0 if it has never delivered anything, and then it cannot help. */
  readonly expectedRate: number
  readonly rttMs: number
}

const MAX_COPIES = 2
/** The helper must be expected to be so many times faster, and by so much. */
const GAIN = 1.5
const SAVING_S = 1
/** Younger requests have had no chance yet. */
const MIN_AGE_MS = 2_000

/**
 * How many of the last `leaves` of a request a helper takes over: as fits the two lanes' rates, since the other
 * delivers from the front; all of them from a lane that stands still.
 */
export const sharedLeaves = (leaves: number, helperRate: number, laneRate: number): number =>
  laneRate < 1 ? leaves : Math.min(leaves, Math.max(1, Math.ceil((leaves * helperRate) / (helperRate + laneRate))))

/**
 * The request that gains most from being asked of `helper` too, if any does. `can` says whether the helper is able to.
 */
export const duplicateFor = <R>(
  outstanding: Iterable<Outstanding<R>>,
  helper: Helper,
  can: (request: R) => boolean,
): R | undefined => {
  if (helper.expectedRate <= 0) return undefined
  let best: R | undefined
  let bestGain = GAIN
  for (const o of outstanding) {
    if (o.copies >= MAX_COPIES || o.octets <= 0 || o.ageMs < MIN_AGE_MS + 2 * helper.rttMs || !can(o.request)) continue
    const theirs = o.laneRate > 1 ? o.laneOctets / o.laneRate : Number.POSITIVE_INFINITY
    const ours = helper.rttMs / 1000 + o.octets / Math.max(helper.expectedRate, 4096)
    const gain = theirs / ours
    if (gain > bestGain && theirs - ours > SAVING_S) {
      best = o.request
      bestGain = gain
    }
  }
  return best
}
