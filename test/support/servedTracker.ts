/** One tracker as callers meet it: its onion's handler over a room and a store in memory, with one torrent. */
import { prng } from "../../src/core/prng.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { nothingBeside } from "../../src/tracker/Beside.ts"
import { Room } from "../../src/tracker/Room.ts"
import { serveTracker } from "../../src/tracker/serveTracker.ts"
import { TRACKER_LIMITS, type TrackerLimits } from "../../src/tracker/TrackerLimits.ts"
import type { Incoming } from "../../src/transport/Sessions.ts"
import { BATCH_OCTETS, BATCH_RECORDS, Batch } from "../../src/wire/Batch.ts"
import { joinProof } from "../../src/wire/joinProof.ts"
import { PeersExchange } from "../../src/wire/PeersExchange.ts"
import { HandClock } from "./HandClock.ts"
import { ChainMaker, smallMetainfo } from "./trackerChain.ts"
import { hex, TRACKER } from "./trackerRecords.ts"

const { infoHash, bytes: metainfo } = smallMetainfo(0)
/** Infohash of its torrent. */
export const SWARM = Buffer.from(infoHash, "hex")

/** @returns the room behind it, and what callers do: each of the functions takes the number of its session. */
export const servedTracker = (over: Partial<TrackerLimits> = {}, seed = 7) => {
  const limits = { ...TRACKER_LIMITS, ...over }
  const clock = new HandClock()
  const chain = new ChainMaker("origin").add(infoHash, "what is wanted")
  const store = new SqliteEntryStore(":memory:")
  chain.fill(store)
  store.putMetainfo(infoHash, metainfo)
  const onion = TRACKER.publicKey
  const room = new Room(chain.tracker, (swarm) => store.lists(chain.tracker, swarm as typeof infoHash), clock, limits, {
    headSeen: () => undefined,
    forkFound: () => undefined,
    mirrorSeen: () => undefined,
    peersSeen: () => undefined,
  })
  const { handler } = serveTracker({
    tracker: chain.tracker,
    store,
    room,
    clock,
    random: prng(seed),
    onion,
    beside: nothingBeside,
  })
  const ask = (
    session: number,
    method: "GET" | "POST",
    path: string,
    body: Uint8Array = new Uint8Array(),
  ): Uint8Array => {
    const reply = handler({
      session,
      method,
      path,
      body,
      signal: new AbortController().signal,
      isOver: () => false,
      cutOff: () => undefined,
    } as Incoming)
    return reply && "body" in reply ? reply.body : new Uint8Array()
  }
  const bring = (session: number, records: readonly Uint8Array[]) => {
    for (const some of batched(records))
      ask(session, "POST", "/tracker/records", Batch.encode({ v: 1, head: [], fork: [], mirrors: [], peers: some }))
  }
  const meet = (session: number, record?: Uint8Array) => {
    const said = record ? { records: [record], proof: joinProof(onion, record, metainfo) } : { records: [] }
    return PeersExchange.decode(
      ask(session, "POST", `/tracker/peers/${infoHash}`, PeersExchange.encode({ v: 1, ...said })),
    )!.records.map(hex)
  }
  return { room, store, chain, ask, bring, meet }
}
const batched = (records: readonly Uint8Array[]) => {
  const most = Math.min(BATCH_RECORDS, Math.floor(BATCH_OCTETS / Math.max(...records.map(({ length }) => length))))
  return Array.from({ length: Math.ceil(records.length / most) }, (_, i) => records.slice(i * most, (i + 1) * most))
}
