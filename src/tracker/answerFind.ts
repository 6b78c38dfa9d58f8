/**
 * The answering side of "where is it now?": of this node's own tracker and of the trusted ones that its operator tells
 * everybody of, and of nothing else that is here, so that no answer ties the node to what it mirrors, downloads or
 * trusts in silence (ADR 0034). Who asks too often gets what everybody gets for what is not there, and so does who asks
 * for what is not known.
 */
import type { KnownTracker } from "../core/whereabouts.ts"
import { whereabouts } from "../core/whereabouts.ts"
import { fromHex } from "../core/hex.ts"
import { TokenBucket } from "../core/TokenBucket.ts"
import { prefixOf } from "../core/trackerPrefix.ts"
import type { Incoming } from "../transport/Sessions.ts"
import { type FindAnswer, type FindQuestion, FOUND_MOST } from "../wire/Find.ts"
import { MirrorRecord } from "../wire/MirrorRecord.ts"
import type { Asked } from "../wire/routes/router.ts"
import { CheckBudget } from "./CheckBudget.ts"
import type { Serving } from "./Serving.ts"

/** A shard is told by 10 bits, a prefix by 12. */
const SHARD_BITS_LESS = 2

export const findAnswers = (serving: Serving) => {
  const { clock, trust, room } = serving
  const { searchesBurst, searchesPerSecond, searchesOfAll } = room.limits
  const perSession = new CheckBudget(clock, searchesBurst, searchesPerSecond)
  const all = new TokenBucket(searchesOfAll, searchesOfAll, clock.now())
  return ({ body, incoming }: Asked<{}, FindQuestion, Incoming>): FindAnswer | undefined => {
    if (!trust || perSession.take(incoming.session, 1) === 0 || !all.take(clock.now())) return undefined
    const question = body()
    if (!question) return undefined
    const known = [ownTracker(serving), ...toldTrackers(serving)]
    const { trackers, mirrors } = whereabouts(question.kind, question.prefix, known, FOUND_MOST)
    if (trackers.length + mirrors.length === 0) return undefined
    // In an order that says nothing of how they came here.
    return { v: 1, trackers: trackers.map(fromHex), mirrors: [...mirrors].sort(Buffer.compare) }
  }
}

const ownTracker = ({ tracker, store, room, random }: Serving): KnownTracker => ({
  tracker,
  mirrors: () => room.table.some("", room.seconds, random, FOUND_MOST).filter(isUp),
  lists: (prefix) =>
    store.metadataIn(tracker, prefix >> SHARD_BITS_LESS).some(({ infohash }) => prefixOf(infohash) === prefix),
})

const toldTrackers = ({ trust, seen }: Serving): readonly KnownTracker[] =>
  (trust?.nodes ?? []).flatMap((tracker) => {
    const sighting = seen?.(tracker)
    return sighting ? { tracker, mirrors: () => sighting.mirrors, lists: (prefix) => sighting.lists.has(prefix) } : []
  })

const isUp = (record: Uint8Array): boolean => MirrorRecord.decode(record)?.state === "up"
