/**
 * The entry store against a model of a few lines, over generated histories of two trackers, in a file that is opened
 * again now and then.
 */
import path from "node:path"
import fc from "fast-check"
import { expect, it } from "vitest"
import { genesis } from "../../src/core/chain.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../../src/core/ids.ts"
import type { CheckedEntry } from "../../src/storage/EntryStore.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { sha256 } from "../../src/wire/Entry.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { hashOf } from "../support/trackerChain.ts"

const TRACKERS = ["1a", "2b"].map((octet) => octet.repeat(32) as TrackerKey)
const TORRENTS = Array.from({ length: 5 }, (_, n) => hashOf(n))

/** What a torrent that is listed is known by. */
interface Item {
  readonly seq: number
  readonly at: number
  readonly words: Map<number, CheckedEntry>
  readonly missing: Set<number>
  hidden: boolean
}

class Model {
  readonly entries: { readonly entry: Uint8Array; body: Uint8Array }[] = []
  readonly items = new Map<InfoHash, Item>()
  addresses: readonly OnionAddress[] = []
  head: Uint8Array | undefined

  append(entry: CheckedEntry): void {
    const { type, infohash, seq, at, body } = entry
    this.entries.push({ entry: entry.entry, body })
    if (type !== "EditInfo") this.#forget(infohash)
    if (type !== "EditInfo") this.items.delete(infohash)
    if (type === "AddTorrent")
      this.items.set(infohash, { seq, at, words: new Map(), missing: new Set(), hidden: false })
    const item = this.items.get(infohash)
    if (type === "Tombstone" || !item) return
    if (body.length > 0) item.words.set(seq, entry)
    else item.missing.add(seq)
  }

  restore(entry: CheckedEntry): void {
    const item = this.items.get(entry.infohash)
    if (!item?.missing.delete(entry.seq)) return
    item.words.set(entry.seq, entry)
    this.entries[entry.seq - 1]!.body = entry.body
  }

  hide(infohash: InfoHash): void {
    this.#forget(infohash)
    const item = this.items.get(infohash)
    if (item) item.hidden = true
  }

  get listed() {
    return [...this.items]
      .filter(([, item]) => !item.hidden && item.words.has(item.seq))
      .map(([infohash, { seq, at, words }]) => {
        const title = words.get(Math.max(...words.keys()))!.title!
        const { bytes, files } = words.get(seq)!
        return { infohash, title, description: "", tags: [], bytes, files, seq, at }
      })
      .sort((a, b) => a.seq - b.seq)
  }

  get shown(): InfoHash[] {
    return [...this.items]
      .filter(([, { hidden }]) => !hidden)
      .sort(([, a], [, b]) => a.seq - b.seq)
      .map(([infohash]) => infohash)
  }

  get withheld(): number[] {
    return [...this.items.values()].flatMap(({ missing }) => [...missing]).sort((a, b) => a - b)
  }

  #forget(infohash: InfoHash): void {
    const item = this.items.get(infohash)
    // What came after it was hidden is kept until it is taken back: all words that were ever taken up are dropped
    // together.
    for (const seq of item?.words.keys() ?? []) this.entries[seq - 1]!.body = new Uint8Array(0)
    item?.missing.clear()
  }
}

const tracker = fc.nat(1)
const torrent = fc.nat(TORRENTS.length - 1)
const entry = fc.record({
  type: fc.constantFrom("AddTorrent" as const, "AddTorrent" as const, "EditInfo" as const, "Tombstone" as const),
  torrent,
  held: fc.nat(3),
  size: fc.integer({ min: 1, max: 60 }),
})
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("append" as const),
      tracker,
      entries: fc.array(entry, { minLength: 1, maxLength: 6 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("restore" as const), tracker, which: fc.nat(30) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("hide" as const), tracker, torrent }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("metainfo" as const), torrent, size: fc.integer({ min: 1, max: 99 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("remove" as const), tracker }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("keep" as const), tracker, n: fc.nat(255) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reopen" as const) }) },
)

it("says of each tracker what a model says, after any history, and after it was closed and opened", async () => {
  const folder = await temporaryFolder()
  const seen = {
    runs: 0,
    entries: 0,
    listed: 0,
    withheld: 0,
    restored: 0,
    hidden: 0,
    dropped: 0,
    orphans: 0,
    reopened: 0,
    removed: 0,
  }
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: "max" }), (steps) => {
      const file = path.join(folder, `${seen.runs++}.sqlite`)
      let store = new SqliteEntryStore(file)
      let models = TRACKERS.map(() => new Model())
      const made: CheckedEntry[][] = [[], []]
      const metainfos = new Map<InfoHash, number>()
      const orphans = () => {
        for (const hash of metainfos.keys())
          if (!models.some(({ shown }) => shown.includes(hash))) seen.orphans += Number(metainfos.delete(hash))
      }
      for (const [n, one] of steps.entries()) {
        if (one.do === "append") {
          const all = made[one.tracker]!
          const batch = one.entries.map((each, i): CheckedEntry => {
            const seq = all.length + i + 1
            const bytes = Buffer.from(`${n} ${i} ${"e".repeat(each.size)}`)
            const body =
              each.type === "Tombstone" ? new Uint8Array(0) : Buffer.from(`Title ${seq}${"t".repeat(each.size)}`)
            const said =
              each.type === "Tombstone"
                ? {}
                : { title: Buffer.from(body).toString(), ...(each.type === "AddTorrent" ? { bytes: n, files: i } : {}) }
            return {
              seq,
              hash: sha256(bytes),
              entry: bytes,
              body,
              type: each.type,
              infohash: TORRENTS[each.torrent]!,
              at: n,
              ...said,
            }
          })
          all.push(...batch)
          // One in four comes without its words.
          const given = batch.map((whole, i): CheckedEntry => {
            if (one.entries[i]!.held > 0) return whole
            const { title: _t, bytes: _b, files: _f, ...bare } = whole
            return { ...bare, body: new Uint8Array(0) }
          })
          store.append(TRACKERS[one.tracker]!, given)
          for (const each of given) {
            models[one.tracker]!.append(each)
            // As they are taken back one by one, so do their metadata go.
            if (each.type === "Tombstone" && !models.some(({ shown }) => shown.includes(each.infohash)))
              seen.orphans += Number(metainfos.delete(each.infohash))
          }
          seen.entries += batch.length
        } else if (one.do === "restore") {
          const [all, model] = [made[one.tracker]!, models[one.tracker]!]
          // Mostly one that is held back, and now and then any.
          const which =
            one.which % 4 > 0 ? model.withheld[one.which % Math.max(1, model.withheld.length)] : one.which + 1
          const whole = all[(which ?? 0) - 1]
          if (!whole) continue
          seen.restored += Number(model.withheld.includes(whole.seq))
          store.restore(TRACKERS[one.tracker]!, whole)
          model.restore(whole)
        } else if (one.do === "hide") {
          store.hide(TRACKERS[one.tracker]!, TORRENTS[one.torrent]!)
          seen.hidden += Number(models[one.tracker]!.shown.includes(TORRENTS[one.torrent]!))
          models[one.tracker]!.hide(TORRENTS[one.torrent]!)
          const hash = TORRENTS[one.torrent]!
          if (!models.some(({ shown }) => shown.includes(hash))) seen.orphans += Number(metainfos.delete(hash))
        } else if (one.do === "metainfo") {
          store.putMetainfo(TORRENTS[one.torrent]!, new Uint8Array(one.size))
          metainfos.set(TORRENTS[one.torrent]!, one.size)
        } else if (one.do === "remove") {
          store.remove(TRACKERS[one.tracker]!)
          models = models.with(one.tracker, new Model())
          made[one.tracker] = []
          orphans()
          seen.removed++
        } else if (one.do === "keep") {
          models[one.tracker]!.head = new Uint8Array([one.n])
          models[one.tracker]!.addresses = [`${one.n}.onion` as OnionAddress]
          store.putHead(TRACKERS[one.tracker]!, models[one.tracker]!.head!)
          store.putAddresses(TRACKERS[one.tracker]!, models[one.tracker]!.addresses)
        } else {
          store.close()
          store = new SqliteEntryStore(file)
          seen.reopened++
        }
        check()
      }
      store.close()

      function check(): void {
        for (const [i, key] of TRACKERS.entries()) {
          const [model, all] = [models[i]!, made[i]!]
          const tip = store.tip(key)
          expect([tip.seq, Buffer.from(tip.hash)]).toEqual([
            all.length,
            Buffer.from(all.at(-1)?.hash ?? genesis(Buffer.from(key, "hex")).hash),
          ])
          const page = store.page(key, 1, 1_000, 1e9)
          expect(page.entries.map((bytes) => Buffer.from(bytes).toString())).toEqual(
            model.entries.map(({ entry: bytes }) => Buffer.from(bytes).toString()),
          )
          expect(page.bodies.map((bytes) => Buffer.from(bytes).toString())).toEqual(
            model.entries.map(({ body }) => Buffer.from(body).toString()),
          )
          expect(store.listed(key)).toEqual(model.listed)
          expect([store.count(key), store.withheld(key)]).toEqual([model.shown.length, model.withheld])
          expect(TORRENTS.map((hash) => store.lists(key, hash))).toEqual(
            TORRENTS.map((hash) => model.shown.includes(hash)),
          )
          expect(store.withoutMetainfo(key, 99)).toEqual(model.shown.filter((hash) => !metainfos.has(hash)))
          const octets = model.entries.reduce((sum, { entry: bytes, body }) => sum + bytes.length + body.length, 0)
          // Of a torrent that is hidden here and listed elsewhere, too.
          const metainfo = [...model.items.keys()].reduce((sum, hash) => sum + (metainfos.get(hash) ?? 0), 0)
          expect(store.octets(key)).toEqual({ entries: octets, metainfo })
          expect([store.head(key)?.[0], store.addresses(key)]).toEqual([model.head?.[0], model.addresses])
          seen.listed += model.listed.length
          seen.withheld += model.withheld.length
          seen.dropped += Number(all.some(({ body }, n) => body.length > 0 && model.entries[n]!.body.length === 0))
        }
        for (const hash of TORRENTS) expect(store.metainfo(hash)?.length).toBe(metainfos.get(hash))
      }
    }),
    { numRuns: 80 },
  )
  console.log("entry store against its model:", seen)
  expect(Math.min(seen.entries, seen.listed, seen.withheld, seen.dropped)).toBeGreaterThan(250)
  expect(Math.min(seen.restored, seen.hidden, seen.orphans, seen.reopened, seen.removed)).toBeGreaterThan(0)
})
