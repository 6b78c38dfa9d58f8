/** The index keeps in step with the entry store: live, from nothing, after a crash, and when a chain is another one. */
import path from "node:path"
import { rmSync, writeFileSync } from "node:fs"
import Database from "better-sqlite3"
import { afterEach, expect, it } from "vitest"
import type { Clock } from "../../src/core/Clock.ts"
import { systemClock } from "../../src/app/systemClock.ts"
import { wordsOf } from "../../src/core/searchWords.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { StoreIndexing } from "../../src/search/StoreIndexing.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { ChainMaker, hashOf, smallMetainfo } from "../support/trackerChain.ts"

const open: (() => unknown)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const made = async () => {
  const file = path.join(await temporaryFolder(), "search.sqlite")
  const store = new SqliteEntryStore(":memory:")
  open.push(() => store.close())
  const start = async (clock: Clock = systemClock) => {
    const remade: number[] = []
    let indexing: StoreIndexing | undefined
    const index = new SqliteSearchIndex(file, () => (remade.push(1), indexing?.again()))
    indexing = new StoreIndexing(store, index, clock)
    await indexing.settled()
    let ended = false
    const stop = async () => {
      if (ended) return
      ended = true
      await indexing?.stop()
      index.close()
    }
    open.push(stop)
    const titles = (text: string) =>
      index
        .find({
          query: { terms: [{ words: wordsOf(text), open: false }], not: [] },
          sources: index.sources().map(({ tracker }) => tracker),
          most: 1_000,
        })
        .map(({ title }) => title)
        .sort()
    return { index, indexing, stop, titles, remade }
  }
  return { file, store, start }
}

it("finds what is added, edited, taken back, hidden and removed while it looks on", async () => {
  const { store, start } = await made()
  const { index, titles } = await start()
  const chain = new ChainMaker("one").add(hashOf(1), "Harbour at night").add(hashOf(2), "Harbour by day")
  chain.fill(store)
  expect(titles("harbour")).toEqual(["Harbour at night", "Harbour by day"])
  chain.edit(hashOf(1), "Night over the port").takeBack(hashOf(2)).fill(store)
  expect([titles("harbour"), titles("NIGHT")]).toEqual([[], ["Night over the port"]])
  store.hide(chain.tracker, hashOf(1))
  expect(titles("night")).toEqual([])
  store.remove(chain.tracker)
  expect(index.sources()).toEqual([])
})

it("fills a new index, a damaged one, and one that was left behind, from the store", async () => {
  const { file, store, start } = await made()
  const chain = new ChainMaker("one").addMany(0, 1_200, (n) => `torrent number ${n}`)
  const metainfo = smallMetainfo(7)
  chain.add(metainfo.infoHash, "One with a file")
  chain.fill(store, 600)
  const first = await start()
  expect(first.titles("torrent")).toHaveLength(600)
  await first.stop()

  chain.fill(store)
  store.putMetainfo(metainfo.infoHash, metainfo.bytes)
  const second = await start()
  expect(second.index.sources()).toMatchObject([{ seq: 1_201, count: 1_201, holders: ["held"] }])
  expect(second.titles("bin")).toEqual(["One with a file"])
  await second.stop()

  writeFileSync(file, Buffer.alloc(40_000, "not a database "))
  const third = await start()
  expect(third.remade).toHaveLength(1)
  expect(third.index.sources()).toMatchObject([{ seq: 1_201, count: 1_201 }])
  expect(third.titles("bin")).toEqual(["One with a file"])
  await third.stop()
  rmSync(file)
})

it("begins anew with another story of a chain, and forgets one that was removed meanwhile", async () => {
  const { store, start } = await made()
  const one = new ChainMaker("one").add(hashOf(1), "first story")
  const two = new ChainMaker("two").add(hashOf(2), "gone")
  one.fill(store)
  two.fill(store)
  const first = await start()
  expect([first.titles("story"), first.titles("gone")]).toEqual([["first story"], ["gone"]])
  await first.stop()
  store.remove(one.tracker)
  store.remove(two.tracker)
  one.fork(0).add(hashOf(1), "second story").fill(store)
  const second = await start()
  expect([second.titles("story"), second.titles("gone")]).toEqual([["second story"], []])
  expect(second.index.sources()).toHaveLength(1)
})

it("keeps what a trusted node serves when a mirror of it goes, and the other way round", async () => {
  const { store, start } = await made()
  const chain = new ChainMaker("one").add(hashOf(1), "kept twice")
  const { index, titles } = await start()
  chain.fill(store)
  index.claim(chain.tracker, "trusted")
  store.remove(chain.tracker)
  expect(titles("kept")).toEqual(["kept twice"])
  index.forget(chain.tracker, "trusted")
  expect([titles("kept"), index.sources()]).toEqual([[], []])
})

it("goes on by itself with what a full disk did not take, and with an index that is damaged under way", async () => {
  const { file, store, start } = await made()
  const hasty: Clock = {
    now: () => systemClock.now(),
    date: () => systemClock.date(),
    setTimeout: (run) => systemClock.setTimeout(run, 1),
    clearTimeout: (handle) => systemClock.clearTimeout(handle),
  }
  const { index, indexing, titles, remade } = await start(hasty)
  const [append, putNames] = [index.append.bind(index), index.putNames.bind(index)]
  let refused = 0
  const full = () => {
    refused++
    throw Object.assign(new Error("full"), { code: "SQLITE_FULL" })
  }
  const metainfo = smallMetainfo(7)
  const chain = new ChainMaker("one").add(metainfo.infoHash, "Harbour")
  Object.assign(index, { append: full, putNames: full })
  chain.fill(store)
  store.putMetainfo(metainfo.infoHash, metainfo.bytes)
  while (refused < 4) await new Promise((resolve) => setTimeout(resolve, 1))
  Object.assign(index, { append, putNames })
  await indexing?.settled()
  expect([titles("harbour"), titles("bin")]).toEqual([["Harbour"], ["Harbour"]])

  const broken = new Database(file)
  broken.unsafeMode()
  broken.exec("DELETE FROM words_1_data")
  broken.close()
  titles("harbour")
  await indexing?.settled()
  expect(remade).toEqual([1])
  expect([titles("harbour"), titles("bin")]).toEqual([["Harbour"], ["Harbour"]])
})

it("says how many torrents a source has, whatever became of them", async () => {
  const { store, start } = await made()
  const { index } = await start()
  const chain = new ChainMaker("one").add(hashOf(1), "one").add(hashOf(2), "two")
  const count = () => index.sources().map((source) => source.count)
  chain.fill(store)
  expect(count()).toEqual([2])
  chain.add(hashOf(3), "three").takeBack(hashOf(2)).fill(store)
  expect(count()).toEqual([2])
  store.hide(chain.tracker, hashOf(1))
  expect(count()).toEqual([1])
  store.remove(chain.tracker)
  new ChainMaker("two").add(hashOf(1), "one").fill(store)
  expect(count()).toEqual([1])
})

it("knows the names of files of what is offered anew, and of what is listed after its metadata came", async () => {
  const { store, start } = await made()
  const { indexing, titles } = await start()
  const [one, early] = [smallMetainfo(7), smallMetainfo(8)]
  const chain = new ChainMaker("one").add(one.infoHash, "Harbour")
  chain.fill(store)
  store.putMetainfo(one.infoHash, one.bytes)
  store.putMetainfo(early.infoHash, early.bytes)
  await indexing?.settled()
  expect(titles("bin")).toEqual(["Harbour"])
  chain.add(one.infoHash, "Harbour again").add(early.infoHash, "Early").fill(store)
  await indexing?.settled()
  expect(titles("bin")).toEqual(["Early", "Harbour again"])
})
