/** One page of what is found in the catalogues here: looked up, judged, folded. Leaves no trace of the question. */
import type { SearchAsked, SearchPage } from "../../contract/search.ts"
import { arrange, type Hit, PAGE_HITS } from "../../core/searchPage.ts"
import type { NodeParts } from "../NodeParts.ts"
import { askable } from "./askable.ts"
import { addressOf, type Inquiry, type Ranked } from "./Inquiry.ts"

/** Looked at for one question. */
const CANDIDATES = 1_000

export interface Here {
  /** All of them, the best first. */
  readonly hits: readonly Hit<Ranked>[]
  readonly page: SearchPage
}

export const searchHere = (parts: NodeParts, inquiry: Inquiry, asked: SearchAsked): Here => {
  const { search } = parts
  const { query, sources } = inquiry
  const found = search.find({ query, sources, most: CANDIDATES })
  const hits = arrange(inquiry.judge(found))
  const { after = 0, limit = PAGE_HITS } = asked
  const counts = new Map(search.sources().map(({ tracker, count }) => [tracker, count]))
  const page: SearchPage = {
    hits: hits.slice(after, after + limit).map((hit) => inquiry.view(hit)),
    found: hits.length,
    capped: found.length >= CANDIDATES,
    next: after + limit < hits.length ? after + limit : null,
    sources: sources.length,
    torrents: sources.reduce((sum, tracker) => sum + (counts.get(tracker) ?? 0), 0),
    muted: [...inquiry.muted].map(addressOf),
    askable: askable(parts, inquiry),
  }
  return { hits, page }
}
