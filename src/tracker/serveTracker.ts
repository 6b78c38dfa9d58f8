/**
 * What an onion of a tracker, or of a mirror of one, answers: the chain, the metadata of what it lists, records of
 * peers and mirrors, and the feed. Origin and mirrors answer alike; all else gets the one 404.
 */
import type { Handler, Incoming, Reply } from "../transport/Sessions.ts"
import { BATCH_RECORDS, Batch } from "../wire/Batch.ts"
import { EntriesPage, MAX_PAGE, PAGE_ENTRIES } from "../wire/EntriesPage.ts"
import { RangePrints, Wanted, RangeItems } from "../wire/Reconcile.ts"
import { parseTrackerPath } from "../wire/trackerPath.ts"
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
  const { tracker, store, room, clock } = serving
  const { limits } = room
  const feeds = new Feeds(room, clock)
  const budget = new CheckBudget(clock, limits.checksBurst, limits.checksPerSecond)
  const proofs = new CheckBudget(clock, limits.proofsBurst, limits.proofsPerSecond)
  const prepared = new Prepared(clock)
  const comparisons = new CheckBudget(clock, limits.comparisonsBurst, limits.comparisonsPerSecond)

  const get = (incoming: Incoming): Reply => {
    const path = parseTrackerPath(incoming.path)
    if (path?.kind === "head") return body(store.head(tracker))
    if (path?.kind === "fork") return body(store.fork(tracker))
    if (path?.kind === "entries") {
      const { from } = path
      return body(
        prepared.answer(`${store.tip(tracker).seq} ${from}`, PAGE_LIFE_MS, () => {
          const page = store.page(tracker, from, PAGE_ENTRIES, PAGE_OCTETS)
          return page.entries.length > 0 ? EntriesPage.encode({ v: 1, ...page }) : undefined
        }),
      )
    }
    if (path?.kind === "metadata") {
      const { infoHash } = path
      // An infohash says all of it: what is kept can be old only by being listed no more.
      return store.lists(tracker, infoHash)
        ? body(prepared.answer(infoHash, Number.POSITIVE_INFINITY, () => store.metainfo(infoHash)))
        : undefined
    }
    if (path?.kind === "mirrors")
      return {
        body: Batch.encode({
          v: 1,
          head: [],
          fork: [],
          peers: [],
          mirrors: room.table.some("", room.seconds, serving.random, BATCH_RECORDS / 2),
        }),
      }
    if (path?.kind !== "feed") return undefined
    const chunks = feeds.open(incoming.session, incoming.signal, limits.linksIn)
    return chunks && { chunks }
  }

  const post = (incoming: Incoming): Reply => {
    const path = parseTrackerPath(incoming.path)
    if (path?.kind === "peers") return meetPeers(serving, budget, proofs, path.infoHash, incoming)
    if (path?.kind === "records") {
      const batch = Batch.decode(incoming.body)
      if (!batch) return cutOff(incoming)
      // Who brings what is new and true is one of the room.
      if (feeds.take(incoming.session, budget.limit(incoming.session, batch)) > 0) incoming.welcome?.()
      return { body: NOTHING }
    }
    if (path?.kind === "reconcile") {
      const asked = RangePrints.decode(incoming.body)
      if (!asked) return cutOff(incoming)
      return comparisons.take(incoming.session, 1) === 1
        ? { body: RangeItems.encode(differences(room, asked)) }
        : undefined
    }
    if (path?.kind !== "wanted") return undefined
    const keys = Wanted.decode(incoming.body)?.keys
    if (!keys) return cutOff(incoming)
    return { body: Batch.encode(wantedFrom(room, keys)) }
  }

  return { feeds, handler: (incoming) => (incoming.method === "GET" ? get(incoming) : post(incoming)) }
}

const NOTHING = new Uint8Array()

const body = (bytes: Uint8Array | undefined): Reply => bytes && { body: bytes }

const cutOff = (incoming: Incoming): undefined => incoming.cutOff("a malformed message") as undefined
