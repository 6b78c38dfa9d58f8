/**
 * What an onion of a tracker, or of a mirror of one, answers: the chain, the metadata of what it lists, records of
 * peers and mirrors, and the feed. Origin and mirrors answer alike; all else gets the one 404.
 */
import type { Handler } from "../transport/Sessions.ts"
import { BATCH_RECORDS } from "../wire/Batch.ts"
import { EntriesPage, MAX_PAGE, PAGE_ENTRIES } from "../wire/EntriesPage.ts"
import { router } from "../wire/routes/router.ts"
import { trackerRoutes } from "../wire/routes/tracker.ts"
import { findAnswers } from "./answerFind.ts"
import { searchAnswers } from "./answerSearch.ts"
import { CheckBudget } from "./CheckBudget.ts"
import { Feeds } from "./Feeds.ts"
import { meetPeers } from "./meetPeers.ts"
import { differences, wantedFrom } from "./reconcile.ts"
import { Prepared } from "./Prepared.ts"
import type { Serving } from "./Serving.ts"

/** Room for the framing of a page beside its entries. */
const PAGE_OCTETS = MAX_PAGE - 64 - PAGE_ENTRIES * 12
/** Bodies may be filled in or forgotten without a new entry. */
const PAGE_LIFE_MS = 1_000

export const serveTracker = (serving: Serving): { readonly handler: Handler; readonly feeds: Feeds } => {
  const { tracker, store, room, clock, beside } = serving
  const { limits } = room
  const feeds = new Feeds(room, clock)
  const budget = new CheckBudget(clock, limits.checksBurst, limits.checksPerSecond)
  const proofs = new CheckBudget(clock, limits.proofsBurst, limits.proofsPerSecond)
  const prepared = new Prepared(clock)
  const comparisons = new CheckBudget(clock, limits.comparisonsBurst, limits.comparisonsPerSecond)

  const handler: Handler = router(trackerRoutes, {
    head: () => store.head(tracker),
    fork: () => store.fork(tracker),
    entries: ({ to: { seq } }) =>
      prepared.answer(`${store.tip(tracker).seq} ${seq}`, PAGE_LIFE_MS, () => {
        const page = store.page(tracker, seq, PAGE_ENTRIES, PAGE_OCTETS)
        return page.entries.length > 0 ? EntriesPage.encode({ v: 1, ...page }) : undefined
      }),
    // An infohash says all of it: what is kept can be old only by being listed no more.
    metadata: ({ to: { infoHash } }) =>
      store.lists(tracker, infoHash)
        ? prepared.answer(infoHash, Number.POSITIVE_INFINITY, () => store.metainfo(infoHash))
        : beside.metainfo(infoHash),
    peers: (asked) => meetPeers(serving, budget, proofs, asked),
    mirrors: () => ({
      v: 1,
      head: [],
      fork: [],
      peers: [],
      mirrors: room.table.some("", room.seconds, serving.random, BATCH_RECORDS / 2),
    }),
    feed: ({ incoming: { session, signal } }) => feeds.open(session, signal, limits.linksIn),
    records: ({ body, incoming }) => {
      const batch = body()
      if (!batch) return undefined
      // Who brings what is new and true is one of the room.
      if (feeds.take(incoming.session, budget.limit(incoming.session, batch)) > 0) incoming.welcome?.()
      return NOTHING
    },
    reconcile: ({ body, incoming }) => {
      const prints = body()
      return prints && comparisons.take(incoming.session, 1) === 1 ? differences(room, prints) : undefined
    },
    search: searchAnswers(serving),
    find: findAnswers(serving),
    wanted: ({ body }) => {
      const wanted = body()
      return wanted && wantedFrom(room, wanted.keys)
    },
    release: () => beside.release,
    trust: () => serving.trust?.list,
  })
  return { feeds, handler }
}

const NOTHING = new Uint8Array()
