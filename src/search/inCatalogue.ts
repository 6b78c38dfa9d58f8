/** What one tracker lists of some words, in the order in which it was added. */
import type { TrackerKey } from "../core/ids.ts"
import { fitOf } from "../core/searchFit.ts"
import type { SearchQuery } from "../core/searchQuery.ts"
import type { Found, SearchIndex } from "./SearchIndex.ts"

/** The newest that hold the words; of more one has to say more words. */
const LOOKED_AT = 5_000

/** @param range those after this seq, and how many at most. */
export const inCatalogue = (
  index: Pick<SearchIndex, "find">,
  tracker: TrackerKey,
  query: SearchQuery,
  { after, limit }: { readonly after: number; readonly limit: number },
): readonly Found[] => {
  const { least = 0, most = Number.POSITIVE_INFINITY } = query
  return index
    .find({ query, sources: [tracker], most: LOOKED_AT })
    .filter(({ seq, bytes }) => seq > after && bytes >= least && bytes <= most)
    .sort((a, b) => a.seq - b.seq)
    .filter((found) => fitOf(query, found) !== undefined)
    .slice(0, limit)
}
