/**
 * From what was found to what is shown: one hit for each torrent, alike ones folded, the dead behind the others, and no
 * tracker with more than its share of a page while others have anything.
 */
import type { InfoHash, TrackerKey } from "./ids.ts"
import { wordsOf } from "./searchWords.ts"

/** One torrent as one tracker lists it. */
export interface Candidate {
  readonly infohash: InfoHash
  readonly tracker: TrackerKey
  /** Of the tracker: 0 is this node's own. */
  readonly degree: number
  readonly title: string
  readonly bytes: number
  readonly rank: number
  readonly dead: boolean
}

export interface Hit<C extends Candidate> {
  readonly best: C
  /** All that list it, the best first. */
  readonly lists: readonly C[]
  /** Other torrents that look like this one. */
  readonly alike: number
}

export const PAGE_HITS = 50
/** Of a page, from one tracker of others, while there are hits of others. */
const SHARE = 0.2
/** So many titles of one tracker that differ by digits and blanks alone are one row. */
const SERIES = 100

/** The better one first; of equal ones always the same. */
export const before = (a: Candidate, b: Candidate): number =>
  Number(a.dead) - Number(b.dead) || b.rank - a.rank || (a.infohash < b.infohash ? -1 : Number(a.infohash > b.infohash))

export const arrange = <C extends Candidate>(candidates: readonly C[]): readonly Hit<C>[] =>
  shared(folded(onePerTorrent(candidates)))

function onePerTorrent<C extends Candidate>(candidates: readonly C[]): Hit<C>[] {
  const by = Map.groupBy(candidates, ({ infohash }) => infohash)
  return [...by.values()]
    .map((lists) => lists.sort((a, b) => before(a, b) || a.degree - b.degree || (a.tracker < b.tracker ? -1 : 1)))
    .map((lists) => ({ best: lists[0]!, lists, alike: 0 }))
    .sort((a, b) => before(a.best, b.best))
}

/** The same title and size, and a long series of one tracker: the best stands for all. */
function folded<C extends Candidate>(hits: readonly Hit<C>[]): Hit<C>[] {
  const looks = hits.map(({ best }) => {
    const words = wordsOf(best.title)
    return {
      same: `${words.join(" ")}\0${best.bytes}`,
      series: `${words.join("").replace(/\p{N}+/gu, "0")}\0${best.tracker}`,
    }
  })
  const size = new Map<string, number>()
  for (const { series } of looks) size.set(series, (size.get(series) ?? 0) + 1)
  const first = new Map<string, { readonly hit: Hit<C>; more: number }>()
  for (const [i, hit] of hits.entries()) {
    const { same, series } = looks[i]!
    const look = size.get(series)! > SERIES && hit.best.degree > 0 ? series : same
    const known = first.get(look)
    if (known) known.more++
    else first.set(look, { hit, more: 0 })
  }
  return [...first.values()].map(({ hit, more }) => ({ ...hit, alike: more }))
}

/** Page by page: what is over a tracker's share comes after the others. */
function shared<C extends Candidate>(hits: readonly Hit<C>[]): Hit<C>[] {
  const out: Hit<C>[] = []
  let waiting = [...hits]
  while (waiting.length > 0) {
    const taken = new Map<TrackerKey, number>()
    const page: Hit<C>[] = []
    const over: Hit<C>[] = []
    for (const hit of waiting) {
      const { tracker, degree } = hit.best
      const so = taken.get(tracker) ?? 0
      if (page.length < PAGE_HITS && (degree === 0 || so < PAGE_HITS * SHARE)) {
        page.push(hit)
        taken.set(tracker, so + 1)
      } else over.push(hit)
    }
    // Nobody else has anything: then the page is filled.
    const rest = PAGE_HITS - page.length
    out.push(...page, ...over.slice(0, rest))
    waiting = over.slice(rest)
  }
  return out
}
