/** SHELF4: a partial mirror whose part is more than it may keep; and members whose date was wrong. */
import { expect, it } from "vitest"
import { EPOCH_SECONDS, SHARDS } from "../../src/core/shelves.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { Room } from "../../src/tracker/Room.ts"
import { RoomMembers } from "../../src/tracker/RoomMembers.ts"
import { type StockJob, stockShelf } from "../../src/tracker/stockShelf.ts"
import { TRACKER_LIMITS } from "../../src/tracker/TrackerLimits.ts"
import { HandClock } from "../support/HandClock.ts"
import { ChainMaker, smallMetainfo } from "../support/trackerChain.ts"
import { mirrorRecord, someone, TRACKER_KEY } from "../support/trackerRecords.ts"

it("SHELF4 fetches nothing again and again that it has no room for", async () => {
  const torrents = Array.from({ length: 12 }, (_, n) => smallMetainfo(n, { octets: 4_000 }))
  const chain = new ChainMaker("origin")
  for (const { infoHash } of torrents) chain.add(infoHash, "one of many")
  const store = new SqliteEntryStore(":memory:")
  chain.fill(store)
  const clock = {
    now: () => 0,
    date: () => 0,
    setTimeout: (run: () => void) => setImmediate(run),
    clearTimeout: () => 0,
  }
  let asked = 0
  const all = Array.from({ length: SHARDS }, (_, shard) => shard)
  const shelf = { look: async () => undefined, week: 1, duty: all, spare: [], keepersOf: () => [] }
  const client = {
    metainfo: async (infohash: string) => {
      asked++
      return torrents.find(({ infoHash }) => infoHash === infohash)!.bytes
    },
  }
  const reader = { clock, ask: (question: (from: unknown) => Promise<unknown>) => question(client) }
  const { tracker } = chain
  const quota = torrents.slice(0, 4).reduce((sum, { bytes }) => sum + bytes.length, 100)
  const { signal } = new AbortController()
  const job = { tracker, store, shelf, reader, quota, weight: 8, signal } as unknown as StockJob
  await stockShelf(job)
  expect(store.octets(tracker).metainfo).toBeGreaterThan(quota / 2)
  expect(asked).toBeLessThan(12)
  asked = 0
  await stockShelf(job)
  expect(asked).toBe(0)
  // There is room by now.
  for (const { infoHash } of torrents) store.dropMetainfo(tracker, infoHash)
  await stockShelf(job)
  expect(asked).toBeGreaterThan(3)
})

it("SHELF2 a member that was heard of under a date to come is no younger than it is", async () => {
  const clock = new HandClock()
  const nothing = () => undefined
  const observer = { headSeen: nothing, forkFound: nothing, mirrorSeen: nothing, peersSeen: nothing }
  const room = new Room(TRACKER_KEY, () => true, clock, TRACKER_LIMITS, observer)
  const store = new SqliteEntryStore(":memory:")
  const members = new RoomMembers(TRACKER_KEY, room, store, async () => new Uint8Array(32))
  const [one, two] = [someone(), someone()]
  const year = 52 * EPOCH_SECONDS
  const says = () => {
    const issued = Math.floor(clock.date() / 1000)
    for (const by of [one, two]) room.addMirror(mirrorRecord(by, { issued, seq: issued * 1000 }))
  }
  clock.jump(year * 1000)
  says()
  await members.look()
  clock.jump(-year * 1000)
  expect(store.members(TRACKER_KEY).size).toBe(2)
  room.table.prune(room.seconds)
  says()
  await members.look()
  for (const since of store.members(TRACKER_KEY).values()) expect(since).toBeLessThanOrEqual(room.seconds)
})

it("SHELF2 alone in its room, a mirror still knows the week's salt after a restart", async () => {
  const clock = new HandClock()
  const nothing = () => undefined
  const observer = { headSeen: nothing, forkFound: nothing, mirrorSeen: nothing, peersSeen: nothing }
  const room = new Room(TRACKER_KEY, () => true, clock, TRACKER_LIMITS, observer)
  const store = new SqliteEntryStore(":memory:")
  const told = new Uint8Array(32).fill(9)
  const silent = () => new RoomMembers(TRACKER_KEY, room, store, async () => undefined)
  expect((await silent().look()).salt).toBeUndefined()
  const first = await new RoomMembers(TRACKER_KEY, room, store, async () => told).look()
  expect(first.salt?.salt).toEqual(told)
  expect((await silent().look()).salt).toEqual(first.salt)
  // The next week has another.
  clock.jump(EPOCH_SECONDS * 1000)
  expect((await silent().look()).salt).toBeUndefined()
})
