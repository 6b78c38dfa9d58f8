/**
 * What this node answers others who search in a tracker that it holds: the seqs of the entries that say it, of the best
 * first. Looks at few; an answer that takes long all the same is followed by a pause, so that nobody's questions take
 * more than a tenth of the node's time.
 */
import type { Clock } from "../core/Clock.ts"
import type { TrackerKey } from "../core/ids.ts"
import { fitOf } from "../core/searchFit.ts"
import { parseQuery } from "../core/searchQuery.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import type { SearchIndex } from "./SearchIndex.ts"

const LOOKED_AT = 200

/** Of all trackers that are held here together; one that took longer stands for as many more. */
const A_SECOND = 20
const TAKES_MS = 5

/**
 * Of each hit: the seq of the entry that added it, and of the one that its title is from where that is another. Nothing
 * when too much is asked for.
 */
export type OwnAnswers = (
  tracker: TrackerKey,
  text: string,
  limit: number,
) => readonly (readonly number[])[] | undefined

export const ownAnswers = (index: Pick<SearchIndex, "find">, clock: Pick<Clock, "now">): OwnAnswers => {
  const room = new TokenBucket(A_SECOND, A_SECOND, clock.now())
  const answer: OwnAnswers = (tracker, text, limit) => {
    const query = parseQuery(text)
    if ("problem" in query) return []
    return index
      .find({ query, sources: [tracker], most: LOOKED_AT })
      .flatMap((found) => {
        // Names of files are in no entry: whoever asks could not see why it is a hit.
        const fit = fitOf(query, { ...found, names: "" })
        return fit ? [{ found, score: fit.part }] : []
      })
      .sort((a, b) => b.score - a.score || b.found.seq - a.found.seq)
      .slice(0, limit)
      .map(({ found: { seq, titled } }) => (titled === seq ? [seq] : [seq, titled]))
  }
  return (tracker, text, limit) => {
    const begun = clock.now()
    if (!room.take(begun)) return undefined
    const answers = answer(tracker, text, limit)
    // Words that all begin alike take long to look through, and whoever lists them may ask for them too.
    room.spend((clock.now() - begun) / TAKES_MS)
    return answers
  }
}
