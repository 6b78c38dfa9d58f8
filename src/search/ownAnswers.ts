/**
 * What this node answers others who search in a tracker that it holds: the seqs of the entries that say it, of the best
 * first. Looks at so few that an answer takes a few milliseconds, whatever is asked.
 */
import type { TrackerKey } from "../core/ids.ts"
import { fitOf } from "../core/searchFit.ts"
import { matchOf, parseQuery } from "../core/searchQuery.ts"
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
      .flatMap((found) => {
        // Names of files are in no entry: whoever asks could not see why it is a hit.
        const fit = fitOf(query, { ...found, names: "" })
        return fit ? [{ found, score: fit.part }] : []
      })
      .sort((a, b) => b.score - a.score || b.found.seq - a.found.seq)
      .slice(0, limit)
      .map(({ found: { seq, titled } }) => (titled === seq ? [seq] : [seq, titled]))
  }
