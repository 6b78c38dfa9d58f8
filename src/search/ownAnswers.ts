/**
 * What this node answers others who search in a tracker that it holds: the seqs of the entries that say it, of the best
 * first. Looks at so few that an answer takes a few milliseconds, whatever is asked.
 */
import type { TrackerKey } from "../core/ids.ts"
import { matchOf, parseQuery, standsIn } from "../core/searchQuery.ts"
import { titleScore } from "../core/searchRank.ts"
import { wordsOf } from "../core/searchWords.ts"
import type { SearchIndex } from "./SearchIndex.ts"

const LOOKED_AT = 200

/** Of each hit: the seq of the entry that added it, and of the one that its title is from where that is another. */
export type OwnAnswers = (tracker: TrackerKey, text: string, limit: number) => readonly (readonly number[])[]

export const ownAnswers =
  (index: Pick<SearchIndex, "find">): OwnAnswers =>
  (tracker, text, limit) => {
    const query = parseQuery(text)
    if ("problem" in query) return []
    return index
      .find({ match: matchOf(query), sources: [tracker], most: LOOKED_AT })
      .map((found) => ({ found, title: wordsOf(found.title) }))
      .filter(({ title }) => query.terms.every((term) => standsIn(term, title)))
      .filter(({ title }) => !query.not.some((term) => standsIn(term, title)))
      .map(({ found, title }) => ({ found, score: titleScore(query.terms, title) }))
      .sort((a, b) => b.score - a.score || b.found.seq - a.found.seq)
      .slice(0, limit)
      .map(({ found: { seq, titled } }) => (titled === seq ? [seq] : [seq, titled]))
  }
