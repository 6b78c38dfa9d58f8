/**
 * Which onions are published where there is no room for all: those that must be, then by use, then who was of use last.
 */

/** What an onion is for, those first that go before the others. */
export const ONION_USES = ["management", "tracker", "private share", "public share", "mirror", "transfer"] as const
export type OnionUse = (typeof ONION_USES)[number]

/** What speaks for an onion's being published. */
export interface OnionClaim {
  readonly use: OnionUse
  /** When it was of use last, by the clock that goes on at one pace; infinite while it is. */
  readonly usedAt?: () => number
  /** Whether the node waits for others to find it here, as a download does while anything is wanted. */
  readonly seeks?: () => boolean
  /** How many onions of the same owner go before it. */
  readonly after?: number
}

export interface ClaimedOnion {
  readonly claim: OnionClaim
  /** Since when it is published or being published, if it is. */
  readonly takenAt: number | undefined
  /** When it had to make room last, if it had. */
  readonly leftAt?: number | undefined
}

/** Nobody else hears for a private share, and without the first two nobody finds the node. */
const ALWAYS: readonly OnionUse[] = ["management", "tracker", "private share"]

export const mustBeUp = ({ use }: OnionClaim): boolean => ALWAYS.includes(use)

/** @param what of the operator's, as in "this share". */
export const waitsText = (what: string): string =>
  `${what} waits for its turn: Tor bears no more onion addresses for now, and others go before it`

/**
 * Each onion that is published costs its circuits anew, so one that was published a moment ago makes room for another
 * of the same use only when somebody uses that one, or it seeks somebody, and this one neither.
 */
export const LEAST_UP_MS = 15 * 60_000
/** So long after it was of use it makes room only for what somebody uses: who lost their circuit comes again. */
const LINGERS_MS = 120_000

/**
 * Of the places beside those that must be up, so many are kept for transfers, whether or not they want them now: a
 * torrent that is wanted must find one, and must not show by the share that makes room whose it is.
 */
const FOR_TRANSFERS = 2
/** A node whose private shares take the whole budget can still serve. */
const LEAST_BESIDE = 4

/** How many onions may be published where so many must be. */
export const roomFor = (budget: number, always: number): number => Math.max(budget, always + LEAST_BESIDE)

/** @returns the onions that are to be published, in order. */
export const inOrder = <Onion extends ClaimedOnion>(
  onions: readonly Onion[],
  budget: number,
  now: number,
): ReadonlySet<Onion> => {
  const always = onions.filter(({ claim }) => mustBeUp(claim))
  const ranked = onions
    .filter(({ claim }) => !mustBeUp(claim))
    .map((onion) => ({ onion, rank: rankOf(onion, now) }))
    .toSorted((a, b) => compare(a.rank, b.rank))
    .map(({ onion }) => onion)
  const beside = roomFor(budget, always.length) - always.length
  const kept = Math.min(FOR_TRANSFERS, Math.ceil(beside / 2))
  const lasting = ranked.filter(({ claim }) => claim.use !== "transfer").slice(0, beside - kept)
  const transfers = ranked.filter(({ claim }) => claim.use === "transfer").slice(0, beside - lasting.length)
  return new Set([...always, ...lasting, ...transfers])
}

/**
 * The lesser goes first: by use; a further onion of the same owner after all first ones, as who makes one swarm busy
 * must not see by that which other swarms the same node is in; what somebody uses now, then what was of use a moment
 * ago, then what seeks somebody, then all else; of these what was published a moment ago. Then among those that seek
 * who has been without a place for longest, so that each has its turn; among others who was of use last.
 */
const rankOf = ({ claim, takenAt, leftAt }: ClaimedOnion, now: number): readonly number[] => {
  const usedAt = claim.usedAt?.() ?? 0
  const standing = standingOf(claim, usedAt, takenAt, now)
  const since = takenAt === undefined ? (leftAt ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY
  return [
    ONION_USES.indexOf(claim.use),
    (claim.after ?? 0) > 0 ? 1 : 0,
    standing,
    takenAt !== undefined && now - takenAt < LEAST_UP_MS ? 0 : 1,
    standing === SEEKS ? since : -usedAt,
    claim.after ?? 0,
    takenAt === undefined ? 1 : 0,
  ]
}

const SEEKS = 2

const standingOf = ({ seeks }: OnionClaim, usedAt: number, takenAt: number | undefined, now: number): number => {
  if (usedAt === Number.POSITIVE_INFINITY) return 0
  if (takenAt !== undefined && usedAt > 0 && now - usedAt < LINGERS_MS) return 1
  return seeks?.() ? SEEKS : 3
}

const compare = (a: readonly number[], b: readonly number[]): number => {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value < b[index]! ? -1 : 1
  return 0
}
