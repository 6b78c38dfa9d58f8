/** What is typed to narrow something down finds the same wherever it is typed: in any order, case and accents. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { hasWords, soughtWords } from "../../src/ui/state/sought.ts"

const word = fc.stringMatching(/^[a-zåéñöç]{1,8}$/)

it("finds a text by its own words in any order, also in capitals and without accents", () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), fc.boolean(), (words, bare) => {
      const typed = words.toReversed().join("  ").toUpperCase()
      const plain = bare ? typed.normalize("NFD").replace(/\p{M}/gu, "") : typed
      expect(hasWords(soughtWords(plain), words.join(" "))).toBe(true)
      expect(hasWords(soughtWords(`${plain} 0`), words.join(" "))).toBe(false)
    }),
  )
})

it("finds all where nothing is typed", () => {
  expect(hasWords(soughtWords("  "), "")).toBe(true)
})
