/** Questions, ranks and pages: what no text, no claim and no tracker can do to what is shown. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { InfoHash, TrackerKey } from "../../src/core/ids.ts"
import { arrange, type Candidate, PAGE_HITS } from "../../src/core/searchPage.ts"
import { matchesOf, parseQuery, standsIn } from "../../src/core/searchQuery.ts"
import { rankOf, titleScore } from "../../src/core/searchRank.ts"
import { wordsOf } from "../../src/core/searchWords.ts"
import { octetsOf } from "../../src/core/sizeText.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { ChainMaker, hashOf } from "../support/trackerChain.ts"

const query = (text: string) => {
  const read = parseQuery(text)
  if ("problem" in read) throw new Error(read.problem)
  return read
}

describe("a question", () => {
  it("is words, rows of words, what is not wanted, and filters", () => {
    const read = query('Harbour "by night" -winter size>1.5GB size<2gib degree<=2 tracker:abc')
    expect(read).toEqual({
      terms: [
        { words: ["harbour"], open: true },
        { words: ["by", "night"], open: false },
      ],
      not: [{ words: ["winter"], open: false }],
      least: 1_500_000_000,
      most: 2_147_483_648,
      degree: 2,
      tracker: "abc",
    })
    expect(matchesOf(read)).toEqual(['("harbour" * AND "by" AND "night") NOT ("winter")'])
    expect(matchesOf(query("go ab abc"))).toEqual(['"go" AND "ab" AND "abc" *'])
  })

  it("says what is wrong with it in words", () => {
    for (const text of [
      "",
      " -harbour",
      "size>big harbour",
      "degree<=9 x",
      "tracker:UP! x",
      "a b c d e f g h i",
      "x".repeat(129),
    ])
      expect([text, "problem" in parseQuery(text)]).toEqual([text, true])
    expect([octetsOf("700MB"), octetsOf("4k"), octetsOf("1e3"), octetsOf("-1")]).toEqual([
      700_000_000,
      4_000,
      undefined,
      undefined,
    ])
  })

  it("is never an expression of the index, whatever stands in it", () => {
    const index = new SqliteSearchIndex(":memory:")
    const chain = new ChainMaker("one")
      .add(hashOf(1), "near and or not title names")
      .add(hashOf(2), "harbour 地図 हिन्दी")
    index.append(chain.tracker, chain.entries)
    const words = fc.constantFrom(
      "AND",
      "OR",
      "NOT",
      "NEAR(",
      "title:",
      "{names}:",
      "*",
      "^",
      '"',
      "-",
      "(",
      ")",
      "'",
      "harbour",
      "地図",
    )
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme" }),
      fc.array(words, { maxLength: 9 }).map((all) => all.join(" ")),
      fc.array(words, { maxLength: 9 }).map((all) => all.join("")),
    )
    const seen = { asked: 0, found: 0 }
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseQuery(text)
        if ("problem" in read) return
        seen.asked++
        const found = index.find({ query: read, sources: [chain.tracker], most: 10 })
        seen.found += found.length
        // All that is sought stands in it as words, and nothing of what is not wanted.
        for (const { title } of found)
          for (const { words: all } of read.terms)
            for (const [i, word] of all.entries())
              expect(
                wordsOf(title).some((each) => (i === all.length - 1 ? each.startsWith(word) : each === word)),
              ).toBe(true)
      }),
      { numRuns: 3_000 },
    )
    expect(Math.min(seen.asked, seen.found)).toBeGreaterThan(100)
    index.close()
  })

  it("finds a row of words only where they follow each other", () => {
    const [row] = query('"by night"').terms
    expect(standsIn(row!, wordsOf("Harbour by night"))).toBe(true)
    expect(standsIn(row!, wordsOf("Night by the harbour"))).toBe(false)
    expect(standsIn(query("地図").terms[0]!, wordsOf("東京の地図"))).toBe(true)
    expect(standsIn(query("地図").terms[0]!, wordsOf("図地"))).toBe(false)
  })
})

describe("a rank", () => {
  const score = (text: string, title: string) => titleScore(query(text).terms, wordsOf(title))

  it("is of the title first", () => {
    const titles = [
      "harbour night",
      "harbour by night",
      "the old harbour by night",
      "harbour nightly",
      "night harbour",
      "harbour",
    ]
    const sorted = titles.toSorted((a, b) => score("harbour night", b) - score("harbour night", a))
    expect(sorted[0]).toBe("harbour night")
    expect(sorted.at(-1)).toBe("harbour")
    expect(score("harbour night", "harbour by night")).toBeGreaterThan(
      score("harbour night", "the old harbour by night"),
    )
  })

  it("is moved by a tenth at most by what strangers claim", () => {
    fc.assert(
      fc.property(
        fc.record({
          trust: fc.double({ min: 0, max: 1, noNaN: true }),
          seen: fc.nat(50),
          said: fc.nat(5_000),
          ageDays: fc.nat(4_000),
        }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (standing, title) => {
          const honest = rankOf(title, standing)
          expect(rankOf(title, { ...standing, said: standing.said * 1_000 }) - honest).toBeLessThanOrEqual(0.1 + 1e-9)
          expect(rankOf(title, { ...standing, ageDays: -1_000_000 }) - honest).toBeLessThanOrEqual(0.1 + 1e-9)
          expect(rankOf(title, { ...standing, said: 1e9, ageDays: -1 })).toBeLessThanOrEqual(1 + 1e-9)
        },
      ),
    )
  })
})

describe("a page", () => {
  const key = (n: number) => n.toString(16).padStart(64, "0") as TrackerKey
  const candidate = (n: number, tracker: number, rest: Partial<Candidate> = {}): Candidate => ({
    infohash: key(n) as string as InfoHash,
    tracker: key(tracker),
    degree: 1,
    title: `title ${"abcdefghij"[n % 10]} ${n}`,
    bytes: n,
    rank: 0.5,
    dead: false,
    ...rest,
  })

  it("shows each torrent once, with all that list it, the dead behind", () => {
    const hits = arrange([
      candidate(1, 1, { rank: 0.2 }),
      candidate(1, 2, { rank: 0.9 }),
      candidate(2, 1, { rank: 1, dead: true }),
    ])
    expect(hits.map(({ best, lists }) => [Number(best.infohash), lists.length, best.dead])).toEqual([
      [1, 2, false],
      [2, 1, true],
    ])
  })

  it("folds what looks alike, and a long series of one tracker", () => {
    const alike = [1, 2, 3].map((n) => candidate(n, n, { title: "The Same, Title", bytes: 7 }))
    expect(arrange(alike).map((hit) => hit.alike)).toEqual([2])
    const series = Array.from({ length: 150 }, (_, n) => candidate(n, 1, { title: `win a prize ${n}` }))
    expect(arrange(series).map((hit) => hit.alike)).toEqual([149])
  })

  it("gives no tracker of others more than a fifth while others have anything, and loses nothing", () => {
    const seen = { crowded: 0 }
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.array(fc.integer({ min: 2, max: 9 }), { maxLength: 120, size: "max" }),
        (spam, others) => {
          const all = [
            ...Array.from({ length: spam }, (_, n) =>
              candidate(n, 1, {
                rank: 0.9,
                title: `${"abcdefghijklmnopqrstuvwxyz"[n % 26]}${"abcdefghijklmnopqrstuvwxyz"[Math.floor(n / 26)]}`,
              }),
            ),
            ...others.map((tracker, n) =>
              candidate(1_000 + n, tracker, {
                title: `x${"abcdefghijklmnopqrstuvwxyz"[n % 26]}${"abcdefghijklmnopqrstuvwxyz"[Math.floor(n / 26)]}`,
              }),
            ),
          ]
          const hits = arrange(all)
          expect(new Set(hits.map(({ best }) => best.infohash))).toEqual(new Set(all.map(({ infohash }) => infohash)))
          const first = hits.slice(0, PAGE_HITS)
          const from = first.filter(({ best }) => best.tracker === key(1)).length
          const possible = Object.values(Object.groupBy(others, (tracker) => tracker)).reduce(
            (sum, list) => sum + Math.min(10, list!.length),
            0,
          )
          if (possible >= 40) expect(from).toBeLessThanOrEqual(10)
          seen.crowded += Number(possible >= 40 && spam > 50)
        },
      ),
      { numRuns: 200 },
    )
    expect(seen.crowded).toBeGreaterThan(5)
  })
})
