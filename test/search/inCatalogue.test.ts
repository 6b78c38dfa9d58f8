/** Words within one catalogue: in the order in which it was added, page by page, and nothing of any other. */
import { expect, it } from "vitest"
import { parseQuery } from "../../src/core/searchQuery.ts"
import { inCatalogue } from "../../src/search/inCatalogue.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { ChainMaker, hashOf } from "../support/trackerChain.ts"

const catalogue = (...chains: readonly ChainMaker[]) => {
  const index = new SqliteSearchIndex(":memory:")
  for (const { tracker, entries } of chains) index.append(tracker, entries)
  return (chain: ChainMaker, text: string, after = 0, limit = 100) => {
    const query = parseQuery(text)
    if ("problem" in query) throw new Error(query.problem)
    return inCatalogue(index, chain.tracker, query, { after, limit }).map(({ title }) => title)
  }
}

it("finds what the words are said of, in any letters", () => {
  const one = new ChainMaker("one")
  for (const [n, title] of ["Äpfel und BIRNEN", "ΑΘΗΝΑ 1%", "under_score", "Übung", "plain"].entries())
    one.add(hashOf(n), title, 1_000 * (n + 1), 1, n === 4 ? { description: "of pears", tags: ["birnen"] } : {})
  const found = catalogue(one, new ChainMaker("two").add(hashOf(0), "Äpfel"))
  expect(found(one, "apfel")).toEqual(["Äpfel und BIRNEN"])
  expect(found(one, "birnen")).toEqual(["Äpfel und BIRNEN", "plain"])
  expect(found(one, "birnen size>2000")).toEqual(["plain"])
  expect(found(one, "αθη")).toEqual(["ΑΘΗΝΑ 1%"])
  expect(found(one, '"und birnen"')).toEqual(["Äpfel und BIRNEN"])
  expect(found(one, "birnen -und")).toEqual(["plain"])
  expect(found(one, "nothing")).toEqual([])
})

it("goes on after a seq, in the order in which it was added", () => {
  const one = new ChainMaker("one").addMany(0, 250, (n) => (n % 2 === 0 ? `harbour ${n}` : `pier ${n}`))
  const found = catalogue(one)
  const all: string[] = []
  for (let after = 0; ;) {
    const page = found(one, "harbour", after, 50)
    if (page.length === 0) break
    all.push(...page)
    after = Number(page.at(-1)!.split(" ")[1]) + 1
  }
  expect(all).toEqual(Array.from({ length: 125 }, (_, i) => `harbour ${i * 2}`))
})
