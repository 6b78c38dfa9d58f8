/** The words that are sent to others: they are the question that was asked, they fit, and there is nothing else. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { parseQuery } from "../../src/core/searchQuery.ts"
import { sentWords } from "../../src/core/sentWords.ts"

const read = (text: string) => {
  const query = parseQuery(text)
  return "problem" in query ? undefined : query
}

const typed = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc
    .array(
      fc.constantFrom("harbour", '"by night"', "-winter", "size>1GB", "go", "地図", "foo-bar", "ﷺ", "x'y", "degree<=2"),
      { minLength: 1, maxLength: 7 },
    )
    .map((parts) => parts.join(" ")),
)

it("sends the words of a question and no filter of it, and they are the same question when they are read", () => {
  expect(sentWords(read('Harbour "By Night" foo-bar go -winter -"long ago" size>1GB tracker:abc degree<=2')!)).toBe(
    'harbour "by night" foo-bar "go" -"winter" -"long ago"',
  )
  let same = 0
  fc.assert(
    fc.property(typed, (text) => {
      const query = read(text)
      if (!query) return
      const sent = sentWords(query)
      expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(128)
      const again = read(sent)
      expect(again).toBeDefined()
      const { terms, not, ...filters } = again!
      expect(filters).toEqual({})
      if (terms.length !== query.terms.length || not.length !== query.not.length) return
      expect({ terms, not }).toEqual({ terms: query.terms, not: query.not })
      same++
    }),
  )
  expect(same).toBeGreaterThan(20)
})

it("leaves out what does not fit, what is not wanted first, and never asks for nothing", () => {
  const long = (letter: string) => letter.repeat(45)
  expect(sentWords(read(`-${long("a")} ${long("b")} ${long("c")} x`.slice(0, 128))!)).not.toContain("-")
  // A sign that is written out as many letters.
  const sent = sentWords(read("ﷺ".repeat(40))!)
  expect(Buffer.byteLength(sent)).toBeLessThanOrEqual(128)
  expect(read(sent)).toBeDefined()
})
