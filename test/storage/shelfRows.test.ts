import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import Database from "better-sqlite3"
import { expect, it } from "vitest"
import { shardOf, SHARDS } from "../../src/core/shelves.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { ChainMaker, smallMetainfo } from "../support/trackerChain.ts"

const torrents = Array.from({ length: 40 }, (_, n) => smallMetainfo(n))
const listing = (name: string, from: number, to: number) => {
  const chain = new ChainMaker(name)
  for (const { infoHash } of torrents.slice(from, to)) chain.add(infoHash, name)
  return chain
}

it("SHELF3 tells each listed torrent in its own shard, once, with the octets that are here of it", () => {
  const store = new SqliteEntryStore(":memory:")
  const chain = listing("one", 0, 40)
  chain.fill(store)
  for (const { infoHash, bytes } of torrents.slice(0, 25)) store.putMetainfo(infoHash, bytes)
  store.hide(chain.tracker, torrents[0]!.infoHash)
  const all = Array.from({ length: SHARDS }, (_, shard) =>
    store.metadataIn(chain.tracker, shard).map((one) => ({ ...one, shard })),
  ).flat()
  const had = torrents.slice(1).map(({ infoHash, bytes }, n) => ({
    infohash: infoHash,
    octets: n < 24 ? bytes.length : 0,
    shard: shardOf(infoHash),
  }))
  const by = (a: { readonly infohash: string }, b: { readonly infohash: string }) => (a.infohash < b.infohash ? -1 : 1)
  expect(all.sort(by)).toEqual(had.sort(by))
  expect([store.octets(chain.tracker).metainfo, store.metainfos(chain.tracker)]).toEqual([
    had.reduce((sum, { octets }) => sum + octets, 0),
    24,
  ])
})

it("SHELF3 drops metadata that no other tracker lists here, and tells so", () => {
  const store = new SqliteEntryStore(":memory:")
  const [one, other] = [listing("one", 0, 2), listing("other", 1, 3)]
  for (const chain of [one, other]) chain.fill(store)
  for (const { infoHash, bytes } of torrents.slice(0, 3)) store.putMetainfo(infoHash, bytes)
  expect(torrents.slice(0, 3).map(({ infoHash }) => store.dropMetainfo(one.tracker, infoHash))).toEqual([
    true,
    false,
    false,
  ])
  expect(torrents.slice(0, 3).map(({ infoHash }) => store.metainfo(infoHash) !== undefined)).toEqual([
    false,
    true,
    true,
  ])
})

it("SHELF2 keeps since when a tracker's mirrors are known, and forgets it with the tracker", () => {
  const store = new SqliteEntryStore(":memory:")
  const [one, other] = [listing("one", 0, 1), listing("other", 0, 1)]
  for (const chain of [one, other]) chain.fill(store)
  const since = new Map([
    ["0a".repeat(32), 5],
    ["0b".repeat(32), 7],
  ])
  store.putMembers(one.tracker, since)
  store.putMembers(other.tracker, since)
  store.putMembers(one.tracker, new Map([["0b".repeat(32), 7]]))
  expect([...store.members(one.tracker)]).toEqual([["0b".repeat(32), 7]])
  store.remove(one.tracker)
  expect([store.members(one.tracker).size, store.members(other.tracker)]).toEqual([0, since])
})

it("SHELF2 keeps the last salt with its week, and forgets it with the tracker", () => {
  const store = new SqliteEntryStore(":memory:")
  const [one, other] = [listing("one", 0, 1), listing("other", 0, 1)]
  for (const chain of [one, other]) chain.fill(store)
  expect(store.salt(one.tracker)).toBeUndefined()
  store.putSalt(one.tracker, 7, new Uint8Array(32).fill(1))
  store.putSalt(other.tracker, 8, new Uint8Array(32).fill(2))
  store.putSalt(one.tracker, 8, new Uint8Array(32).fill(3))
  expect(store.salt(one.tracker)).toEqual({ week: 8, salt: new Uint8Array(32).fill(3) })
  store.remove(one.tracker)
  expect([store.salt(one.tracker), store.salt(other.tracker)?.week]).toEqual([undefined, 8])
})

it("SHELF2 opens a folder that was made before salts were kept, with all that is in it", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "bulbil-salts-"))
  const file = path.join(folder, "entries.sqlite")
  const chain = listing("one", 0, 3)
  const before = new SqliteEntryStore(file)
  chain.fill(before)
  before.close()
  const database = new Database(file)
  database.exec("DROP TABLE salts")
  database.close()
  const store = new SqliteEntryStore(file)
  store.putSalt(chain.tracker, 7, new Uint8Array(32))
  expect([store.count(chain.tracker), store.salt(chain.tracker)?.week]).toEqual([3, 7])
  store.close()
  await rm(folder, { recursive: true })
})
