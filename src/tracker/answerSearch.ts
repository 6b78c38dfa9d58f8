/**
 * The answering side of a search: the entries that what is found here was read from, as they are signed. Who asks too
 * often gets what everybody gets for what is not there.
 */
import { TokenBucket } from "../core/TokenBucket.ts"
import type { Incoming } from "../transport/Sessions.ts"
import type { Asked } from "../wire/routes/router.ts"
import { MAX_ANSWER, SEARCH_HITS, type SearchAnswer, type SearchQuestion } from "../wire/Search.ts"
import { CheckBudget } from "./CheckBudget.ts"
import type { Serving } from "./Serving.ts"

/** Room for the framing of an answer beside its entries. */
const OCTETS = MAX_ANSWER - 128

export const searchAnswers = ({ tracker, store, clock, room: { limits }, search }: Serving) => {
  const perSession = new CheckBudget(clock, limits.searchesBurst, limits.searchesPerSecond)
  const all = new TokenBucket(limits.searchesOfAll, limits.searchesOfAll, clock.now())
  return ({ body, incoming }: Asked<{}, SearchQuestion, Incoming>): SearchAnswer | undefined => {
    if (!search || perSession.take(incoming.session, 1) === 0 || !all.take(clock.now())) return undefined
    const question = body()
    if (!question) return undefined
    const entries: Uint8Array[] = []
    const bodies: Uint8Array[] = []
    let left = OCTETS
    const hits = search(tracker, question.words, Math.min(question.limit, SEARCH_HITS) + 1)
    if (!hits) return undefined
    for (const [i, seqs] of hits.entries()) {
      const pages = seqs.map((seq) => store.page(tracker, seq, 1, OCTETS))
      const said = pages.map((page) => [page.entries[0], page.bodies[0]] as const)
      left -= said.reduce((sum, [entry, words]) => sum + (entry?.length ?? 0) + (words?.length ?? 0) + 16, 0)
      if (left < 0 || i === question.limit) return { v: 1, entries, bodies, more: 1 }
      for (const [entry, words] of said)
        if (entry && words && words.length > 0) {
          entries.push(entry)
          bodies.push(words)
        }
    }
    return { v: 1, entries, bodies, more: 0 }
  }
}
