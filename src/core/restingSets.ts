/**
 * Where the words of a swarm are filed: of who is up, or gone, in one set; of who is at rest in another beside it, as
 * these live for a day. So neither can crowd the other out. Owns what an answer names of both, and how long a word is
 * kept when it is over. Pure.
 */
import type { SourcedSet, Filed } from "./SourcedSet.ts"

const RESTING = " rest"
/** Of those in a swarm, or in all of a tracker's swarms, so many may be at rest: one for four that are up. */
const RESTING_PART = 4
/** Of an answer, at most one in so many is at rest. */
const ANSWER_PART = 5

/** @param swarm infohash in hex. */
export const restingSet = (swarm: string): string => swarm + RESTING

export const isRestingSet = (set: string): boolean => set.endsWith(RESTING)

/** Infohash in hex, of either set. */
export const swarmOfSet = (set: string): string => (isRestingSet(set) ? set.slice(0, -RESTING.length) : set)

/**
 * Which set a word belongs in. The last word of who was at rest takes the place of the one before, so that there is
 * room for it.
 * @param before set of the word before.
 */
export const setOf = (swarm: string, state: string, before: string | undefined): string =>
  state === "rest" || (state === "stopped" && before === restingSet(swarm)) ? restingSet(swarm) : swarm

/** @param most of those that are up. */
export const mostAtRest = (most: number): number => Math.ceil(most / RESTING_PART)

/** Up to `most` of both sets: those at rest have what the others leave free, and never more than their part. */
export const drawBoth = <T extends Filed>(
  up: SourcedSet<T> | undefined,
  resting: SourcedSet<T> | undefined,
  most: number,
  chance: () => number,
  fits: (entry: T) => boolean,
): T[] => {
  const drawn = up?.draw(most, chance, fits) ?? []
  const free = Math.min(most - drawn.length, Math.ceil(most / ANSWER_PART))
  return free > 0 && resting ? [...drawn, ...resting.draw(free, chance, fits)] : drawn
}

/** How long one has to be kept so that no older word of the same key is taken for a new one. */
export interface Outliving {
  /** Seconds since 1970: till then an older word may live. */
  readonly outlives: number
}

/** @param longest lifetime in seconds of an older word that was never here. */
export const outlivesOf = (
  { issued, ttl }: { readonly issued: number; readonly ttl: number },
  longest: number,
  before: Outliving | undefined,
): number => Math.max(issued + longest, issued + ttl, before?.outlives ?? 0)

/**
 * Whether a word that is over is kept no longer. A full set does not keep for a day what was once at rest: then an old
 * word of somebody who has gone may come back, and stands for what it is, somebody who does not wake.
 * @param crowded whether half of the set's places are taken.
 */
export const isForgotten = (
  { issued, until, outlives }: Outliving & { readonly issued: number; readonly until: number },
  longest: number,
  seconds: number,
  crowded: boolean,
): boolean => until < seconds && issued + longest < seconds && (crowded || outlives < seconds)
