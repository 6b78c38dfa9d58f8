/**
 * The hits of a search while answers of others come in: what is shown stays where it is, what comes goes below it, and
 * what is listed by more than before is the same hit. The order of all that came is the same whoever answers first.
 */
import type { InfoHash } from "./ids.ts"
import { before, type Candidate, type Hit } from "./searchPage.ts"

interface Added<C extends Candidate> {
  /** To be shown below all others, the best first. */
  readonly below: readonly Hit<C>[]
  /** Shown already, and listed by more now. */
  readonly again: readonly Hit<C>[]
}

export class ShownHits<C extends Candidate> {
  readonly #hits: Map<InfoHash, Hit<C>>
  readonly #came = new Set<InfoHash>()

  constructor(there: readonly Hit<C>[]) {
    this.#hits = new Map(there.map((hit) => [hit.best.infohash, hit]))
  }

  /** @param hits of one answer, arranged. */
  add(hits: readonly Hit<C>[]): Added<C> {
    const below: Hit<C>[] = []
    const again: Hit<C>[] = []
    for (const hit of hits) {
      const { infohash } = hit.best
      const shown = this.#hits.get(infohash)
      const lists = shown ? joined(shown.lists, hit.lists) : hit.lists
      if (shown && lists.length === shown.lists.length) continue
      const now = shown ? { ...shown, lists } : hit
      this.#hits.set(infohash, now)
      if (!shown) this.#came.add(infohash)
      ;(shown ? again : below).push(now)
    }
    return { below, again }
  }

  /** All that came, the best first. */
  get order(): readonly InfoHash[] {
    return [...this.#came]
      .map((infohash) => this.#hits.get(infohash)!.lists.reduce((a, b) => (before(b, a) < 0 ? b : a)))
      .sort(before)
      .map(({ infohash }) => infohash)
  }
}

/** Of each tracker once. */
const joined = <C extends Candidate>(lists: readonly C[], more: readonly C[]): readonly C[] => [
  ...lists,
  ...more.filter(({ tracker }) => !lists.some((one) => one.tracker === tracker)),
]
