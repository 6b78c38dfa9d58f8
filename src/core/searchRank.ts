/**
 * How good a hit is: by its title first; then by whose it is, whether anybody has it, how new it is, none of which
 * moves it far. What strangers claim of themselves moves it by a tenth at most.
 */
import type { SearchTerm } from "./searchQuery.ts"

/** Later words of a question count less; a word that is missing costs so much; an excess word so little. */
const POSITION = 5
const MISSED = 10
const EXCESS = 10
const HALF = 10

/** From 0 to 1. The way of Tribler's title rank, found there by experience. */
export const titleScore = (terms: readonly SearchTerm[], title: readonly string[]): number => {
  const sought = terms.flatMap(({ words, open }) =>
    words.map((word, i) => ({ word, open: open && i === words.length - 1 })),
  )
  if (sought.length === 0 || title.length === 0) return 0
  let left = title
  let cost = 0
  for (const [i, { word, open }] of sought.entries()) {
    const weight = POSITION / (POSITION + i)
    const whole = left.indexOf(word)
    const at = whole >= 0 || !open ? whole : left.findIndex((each) => each.startsWith(word))
    if (at < 0) cost += MISSED * weight
    else {
      // A word that only begins alike is a little worse than the word itself.
      cost += (at + (whole < 0 ? 0.5 : 0)) * weight
      // What was passed over may still be what a later word is looking for.
      left = [...left.slice(at + 1), ...left.slice(0, at)]
    }
  }
  cost += left.length / (EXCESS + sought.length)
  return HALF / (HALF + cost)
}

export interface Standing {
  /** From 0 to 1, of the node that lists it. */
  readonly trust: number
  /** Peers that this node has met, and that others speak of. */
  readonly seen: number
  readonly said: number
  readonly ageDays: number
}

const lifeScore = (seen: number, said: number): number => {
  const peers = Math.max(0, seen) + Math.max(0, said) / 2
  return 0.9 + (0.1 * peers) / (peers + 100)
}

export const rankOf = (title: number, { trust, seen, said, ageDays }: Standing): number =>
  title *
  (0.7 + 0.3 * Math.min(1, Math.max(0, trust))) *
  lifeScore(seen, said) *
  // A date that lies ahead is no newer than now.
  (0.9 + 0.1 / (1 + Math.max(0, ageDays) / 30))
