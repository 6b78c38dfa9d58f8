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
  /** How many onions of the same owner go before it. */
  readonly after?: number
}

export interface ClaimedOnion {
  readonly claim: OnionClaim
  /** Since when it is published or being published, if it is. */
  readonly takenAt: number | undefined
}

/** Nobody else hears for a private share, and without the first two nobody finds the node. */
const ALWAYS: readonly OnionUse[] = ["management", "tracker", "private share"]

export const mustBeUp = ({ use }: OnionClaim): boolean => ALWAYS.includes(use)

/** @param what of the operator's, as in "this share". */
export const waitsText = (what: string): string =>
  `${what} waits for its turn: Tor bears no more onion addresses for now, and others go before it`

/**
 * Each onion that is published costs its circuits anew, so one that was published a moment ago does not make room for
 * another of the same use.
 */
export const LEAST_UP_MS = 15 * 60_000

/**
 * @returns the onions that are to be published, in order, and how many may be: as many as the budget has, or as must
 *   be.
 */
export const inOrder = <Onion extends ClaimedOnion>(
  onions: readonly Onion[],
  budget: number,
  now: number,
): { readonly first: ReadonlySet<Onion>; readonly room: number } => {
  const room = Math.max(budget, onions.filter(({ claim }) => mustBeUp(claim)).length)
  const ranked = onions.map((onion) => ({ onion, rank: rankOf(onion, now) }))
  ranked.sort((a, b) => compare(a.rank, b.rank))
  return { first: new Set(ranked.slice(0, room).map(({ onion }) => onion)), room }
}

/**
 * The lesser goes first. A further onion of the same owner goes after all first ones: who makes one swarm busy must not
 * see by that which other swarms the same node is in.
 */
const rankOf = ({ claim, takenAt }: ClaimedOnion, now: number): readonly number[] => [
  ONION_USES.indexOf(claim.use),
  (claim.after ?? 0) > 0 ? 1 : 0,
  takenAt !== undefined && now - takenAt < LEAST_UP_MS ? 0 : 1,
  -(claim.usedAt?.() ?? 0),
  claim.after ?? 0,
  takenAt === undefined ? 1 : 0,
]

const compare = (a: readonly number[], b: readonly number[]): number => {
  for (const [index, value] of a.entries()) if (value !== b[index]) return value < b[index]! ? -1 : 1
  return 0
}
