/** A question costs no more than so much, whatever a catalogue lists, and finds what it found where nobody is hostile. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { parseQuery, type SearchQuery } from "../../src/core/searchQuery.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { READ, wideWords } from "../../src/search/wideWords.ts"
import { ChainMaker, hashOf } from "../support/trackerChain.ts"

const query = (text: string): SearchQuery => {
  const read = parseQuery(text)
  if ("problem" in read) throw new Error(read.problem)
  return read
}
const WORDS = Array.from({ length: 8 }, (_, i) => `word${i}`)

it("reads at most so much of all catalogues, and leaves whole what is small enough", () => {
  const seen = { wide: 0, whole: 0 }
  const places = fc.oneof(fc.nat(100), fc.nat(2 * READ), fc.constant(100 * READ))
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 8 })
        .chain((words) =>
          fc.array(fc.array(places, { minLength: words, maxLength: words }), { minLength: 1, maxLength: 60 }),
        ),
      (catalogues) => {
        const words = WORDS.slice(0, catalogues[0]!.length)
        let read = 0
        const wide = wideWords(words, catalogues.length, (source, word, most) => {
          const there = Math.min(most, catalogues[source]![words.indexOf(word)]!)
          read += there
          return there
        })
        // One place more than the share is what tells that there are more.
        expect(read).toBeLessThanOrEqual(2 * (READ + catalogues.length * words.length))
        // What is asked in full afterwards is read once more.
        const asked = catalogues.flatMap((all, i) => all.filter((_, n) => !wide[i]!.has(words[n]!)))
        expect(asked.reduce((sum, there) => sum + there, 0)).toBeLessThanOrEqual(READ)
        const all = catalogues.flat()
        const share = Math.floor(READ / all.length)
        // Who alone lists much has what the others leave.
        if (all.filter((there) => there > share).length === 1 && all.reduce((sum, there) => sum + there, 0) <= READ)
          expect(wide.every(({ size }) => size === 0)).toBe(true)
        for (const [i, row] of catalogues.entries())
          for (const [n, there] of row.entries()) {
            if (there <= share) expect(wide[i]!.has(words[n]!)).toBe(false)
            seen[wide[i]!.has(words[n]!) ? "wide" : "whole"]++
          }
      },
    ),
  )
  expect(Math.min(seen.wide, seen.whole)).toBeGreaterThan(100)
})

it("takes a word whole, and then its first letters, where too many go on from it", () => {
  const index = new SqliteSearchIndex(":memory:")
  const hostile = new ChainMaker("hostile").add(hashOf(0), "harbor")
  const entries = 2_000
  for (let n = 1; n <= entries; n++) {
    const words = Array.from({ length: 60 }, (_, i) => `harbor${(n * 60 + i).toString(36)}`)
    hostile.add(hashOf(n), words.join(" "))
  }
  hostile.add(hashOf(entries + 1), "harlem")
  const honest = new ChainMaker("honest").add(hashOf(9_001), "harbors of the north").add(hashOf(9_002), "harlem")
  for (const { tracker, entries: all } of [hostile, honest]) index.append(tracker, all)
  const sources = [hostile.tracker, honest.tracker]
  const seqs = (text: string, most: number) => {
    const found = index.find({ query: query(text), sources, most })
    return sources.map((tracker) => found.filter((one) => one.tracker === tracker).map(({ seq }) => seq))
  }

  // The oldest is the word itself; of the others the newest that begin with "har".
  expect(seqs("harbor", 6)).toEqual([[entries + 2, entries + 1, entries, entries - 1, 1], [1]])
  expect(seqs("harbor -harlem", 4)).toEqual([[entries + 1, entries, 1], [1]])
  // Of three letters the index knows the rows.
  expect(seqs("har", 4)).toEqual([
    [entries + 2, entries + 1],
    [2, 1],
  ])
  // Few go on from this one, and none of them is cut.
  expect(seqs(`harbor${(60 * entries).toString(36)}`, 4)).toEqual([[entries + 1], []])
  // As many catalogues as one likes, whose numbers are given again.
  index.claim(hostile.tracker, "trusted")
  index.forget(hostile.tracker, "trusted")
  index.append(hostile.tracker, hostile.entries.slice(0, 1))
  expect(seqs("harbor", 6)).toEqual([[1], [1]])
  index.close()
})
