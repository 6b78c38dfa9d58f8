/**
 * The search index against the entry store, over generated histories of two trackers, in a file that is opened again
 * now and then: what one lists the other finds, whatever was held back, taken back, hidden, edited or forgotten.
 */
import path from "node:path"
import fc from "fast-check"
import { expect, it } from "vitest"
import type { TrackerKey } from "../../src/core/ids.ts"
import { wordsOf } from "../../src/core/searchWords.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import type { CheckedEntry } from "../../src/storage/EntryStore.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { sha256 } from "../../src/wire/Entry.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { hashOf } from "../support/trackerChain.ts"

const TRACKERS = ["1a", "2b"].map((octet) => octet.repeat(32) as TrackerKey)
const TORRENTS = Array.from({ length: 5 }, (_, n) => hashOf(n))
const WORDS = ["harbour", "Ölmühle", "notes", "地図", "watch"]

const tracker = fc.nat(1)
const torrent = fc.nat(TORRENTS.length - 1)
const title = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 }).map((words) => words.join(" "))
const entry = fc.record({
  type: fc.constantFrom("AddTorrent" as const, "AddTorrent" as const, "EditInfo" as const, "Tombstone" as const),
  torrent,
  title,
  held: fc.nat(3),
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
    arbitrary: fc.record({
      do: fc.constant("names" as const),
      torrent,
      names: fc.array(title, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("remove" as const), tracker }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reopen" as const) }) },
)

it("finds what the entry store lists and nothing else, after any history, and after it was opened again", async () => {
  const folder = await temporaryFolder()
  const seen = { runs: 0, listed: 0, found: 0, byName: 0, restored: 0, hidden: 0, edited: 0, reopened: 0, removed: 0 }
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: "max" }), (steps) => {
      const file = path.join(folder, `${seen.runs++}.sqlite`)
      const store = new SqliteEntryStore(":memory:")
      let index = new SqliteSearchIndex(file)
      const made: CheckedEntry[][] = [[], []]
      const names = new Map<string, string>()
      for (const key of TRACKERS) index.claim(key, "held")
      for (const [n, one] of steps.entries()) {
        if (one.do === "append") {
          const [key, all] = [TRACKERS[one.tracker]!, made[one.tracker]!]
          const whole = one.entries.map((each, i): CheckedEntry => {
            const bytes = Buffer.from(`${n} ${i}`)
            const gone = each.type === "Tombstone"
            const about = { description: `of ${each.title}`, tags: i % 2 === 0 ? ["quay", "night\nwatch"] : [] }
            const said = gone
              ? {}
              : { title: each.title, ...about, ...(each.type === "AddTorrent" ? { bytes: n, files: i } : {}) }
            seen.edited += Number(each.type === "EditInfo")
            return {
              seq: all.length + i + 1,
              hash: sha256(bytes),
              entry: bytes,
              body: gone ? new Uint8Array(0) : Buffer.from(each.title),
              type: each.type,
              infohash: TORRENTS[each.torrent]!,
              at: n,
              ...said,
            }
          })
          all.push(...whole)
          // One in four comes without its words.
          const given = whole.map((each, i): CheckedEntry => {
            if (one.entries[i]!.held > 0) return each
            const { title: _t, bytes: _b, files: _f, description: _d, tags: _g, ...bare } = each
            return { ...bare, body: new Uint8Array(0) }
          })
          store.append(key, given)
          index.append(key, given)
        } else if (one.do === "restore") {
          const key = TRACKERS[one.tracker]!
          const held = store.withheld(key)
          const whole = made[one.tracker]![(held[one.which % Math.max(1, held.length)] ?? 0) - 1]
          if (!whole) continue
          store.restore(key, whole)
          index.restore(key, whole)
          seen.restored++
        } else if (one.do === "hide") {
          store.hide(TRACKERS[one.tracker]!, TORRENTS[one.torrent]!)
          index.hide(TRACKERS[one.tracker]!, TORRENTS[one.torrent]!)
          seen.hidden++
        } else if (one.do === "names") {
          index.putNames(TORRENTS[one.torrent]!, one.names)
          names.set(TORRENTS[one.torrent]!, one.names.join("\n"))
        } else if (one.do === "remove") {
          store.remove(TRACKERS[one.tracker]!)
          index.forget(TRACKERS[one.tracker]!, "held")
          made[one.tracker] = []
          seen.removed++
        } else {
          index.close()
          index = new SqliteSearchIndex(file)
          seen.reopened++
        }
        check()
      }
      index.close()
      store.close()

      function check(): void {
        for (const [i, key] of TRACKERS.entries()) {
          const listed = store.listed(key)
          const shown = index.listed(key, 0, 100)
          expect(shown.map(({ tracker: _t, names: _n, titled: _s, ...row }) => row)).toEqual(listed)
          expect(index.tip(key)).toEqual(store.tip(key))
          const last = made[i]!.at(-1)
          if (last) expect(Buffer.compare(index.page(key, last.seq, 1).entries[0]!, last.entry)).toBe(0)
          for (const { names: said, infohash } of shown) if (said !== "") expect(said).toBe(names.get(infohash))
          for (const [word, open] of WORDS.flatMap((each) => [
            [each, false] as const,
            [each.slice(0, 4), true] as const,
          ])) {
            const query = { terms: [{ words: wordsOf(word), open }], not: [] }
            const found = index.find({ query, sources: [key], most: 100 })
            const expected = shown.filter((row) => {
              const held = new Set([
                ...wordsOf(row.title),
                ...wordsOf(row.description),
                ...row.tags.flatMap(wordsOf),
                ...wordsOf(row.names),
              ])
              return wordsOf(word).every((each) =>
                open ? [...held].some((one) => one.startsWith(each)) : held.has(each),
              )
            })
            expect(found).toEqual([...expected].reverse())
            seen.found += found.length
            seen.byName += found.filter((row) => !open && !wordsOf(row.title).includes(wordsOf(word)[0]!)).length
          }
          seen.listed += listed.length
        }
        for (const hash of TORRENTS)
          expect([...index.listing(hash)].sort()).toEqual(
            TRACKERS.filter((key) => store.listed(key).some(({ infohash }) => infohash === hash)),
          )
      }
    }),
    { numRuns: 40 },
  )
  for (const [what, times] of Object.entries(seen)) expect([what, times > 10]).toEqual([what, true])
})
