/** What counts as a word, and which words are the same. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { wordsOf } from "../../src/core/searchWords.ts"

it("passes over case, accents and what cannot be seen", () => {
  expect(wordsOf("Ölmühle, ÉCOLE (2024).mkv")).toEqual(["olmuhle", "ecole", "2024", "mkv"])
  expect(wordsOf("Straße Łódź ΟΔΟΣ ﬁeld")).toEqual(["strasse", "lodz", "οδοσ", "field"])
  expect(wordsOf("har\u200bbour \u202Enotes\u202C so\u00adft")).toEqual(["harbour", "notes", "soft"])
})

it("takes scripts without blanks by the character, and leaves others' signs in place", () => {
  expect(wordsOf("東京の地図 map")).toEqual(["東", "京", "の", "地", "図", "map"])
  expect(wordsOf("हिन्दी 한국어 карта")).toEqual(["हिन्दी", "한국어", "карта"])
})

it("makes words that hold nothing which means anything to an index, of any text", () => {
  let seen = 0
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" })), (text) => {
      for (const word of wordsOf(text)) {
        seen++
        expect(word).not.toMatch(/[\0-/:-`{-\x7f]/)
        // What was folded is not folded further: or a title would not be found by what it was indexed as.
        expect(wordsOf(word).join("")).toBe(word)
      }
    }),
    { numRuns: 2_000 },
  )
  expect(seen).toBeGreaterThan(1_000)
})
