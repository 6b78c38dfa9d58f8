/** Searching at other nodes: what is answered is the tracker's own, capped, paced, and told from what is forged. */
import { expect, it } from "vitest"
import { toHex } from "../../src/core/hex.ts"
import { ownAnswers } from "../../src/search/ownAnswers.ts"
import { SqliteSearchIndex } from "../../src/search/SqliteSearchIndex.ts"
import { checkAnswer } from "../../src/tracker/askSearch.ts"
import { TrackerClient } from "../../src/tracker/TrackerClient.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { MAX_ANSWER, SearchAnswer } from "../../src/wire/Search.ts"
import { seeded } from "../support/seed.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { ChainMaker, hashOf } from "../support/trackerChain.ts"

const world = async (chain: ChainMaker) => {
  const sim = new SimWorld(seeded(61))
  const index = new SqliteSearchIndex(":memory:")
  index.append(chain.tracker, chain.entries)
  const origin = await new SimTracker(sim, "origin", { search: ownAnswers(index, { now: () => sim.now }) }).origin(
    chain,
  )
  await sim.run(5_000)
  const asker = new SimTracker(sim, "asker")
  const search = async (words: string) => {
    let end: unknown
    asker.network.search(chain.tracker, words, new AbortController().signal).then(
      (answer) => (end = answer === "forged" ? answer : answer.entries.map(({ title }) => title)),
      (error: unknown) => (end = String(error)),
    )
    await sim.run(120_000, () => end !== undefined)
    return end
  }
  return { sim, origin, asker, search }
}

it("[SEARCH1] answers with the entries of what is found, by the newest title, the best first", async () => {
  const chain = new ChainMaker("one")
    .add(hashOf(1), "the old harbour by night, and more of it")
    .add(hashOf(2), "harbour")
    .add(hashOf(3), "somewhere else")
    .edit(hashOf(3), "harbour wall")
    .add(hashOf(4), "harbour that was taken back")
    .takeBack(hashOf(4))
  const { search, asker } = await world(chain)
  expect(await search("harbour")).toEqual([
    "harbour",
    "somewhere else",
    "harbour wall",
    "the old harbour by night, and more of it",
  ])
  expect(await search("nowhere")).toEqual([])
  expect(await search('" OR title:* NEAR(')).toEqual([])
  // The words go to the tracker alone, over a circuit that nothing else goes over.
  expect(new Set(asker.dialled.map(({ to }) => to))).toEqual(new Set([chain.address]))
})

it("[SEARCH1] answers with at most 50 hits of at most 64 KiB, and says that there is more", () => {
  const chain = new ChainMaker("one").addMany(0, 300, (n) => `${"harbour ".repeat(100)}${n}`)
  const index = new SqliteSearchIndex(":memory:")
  index.append(chain.tracker, chain.entries)
  const hits = ownAnswers(index, { now: () => 0 })(chain.tracker, "harbour", 51)
  expect(hits).toHaveLength(51)
  const [entries, bodies] = [chain.entries.map(({ entry }) => entry), chain.entries.map(({ body }) => body)]
  expect(
    SearchAnswer.encode({ v: 1, entries: entries.slice(0, 45), bodies: bodies.slice(0, 45), more: 1 }).length,
  ).toBeLessThan(MAX_ANSWER)
})

it("[SEARCH1] gives strangers a tenth of the time at most, whatever they ask for and at however many trackers", () => {
  let [now, took] = [0, 0]
  const find = () => ((now += took), [])
  const answers = ownAnswers({ find }, { now: () => now })
  const [one, two] = [new ChainMaker("one").tracker, new ChainMaker("two").tracker]
  // Twenty a second, of all trackers together.
  const asked = Array.from({ length: 30 }, (_, i) => answers(i % 2 === 0 ? one : two, "harbour", 50))
  expect(asked.filter((answer) => answer !== undefined)).toHaveLength(20)
  now = 10_000
  // An answer that took long, as somebody has listed words that all begin alike.
  took = 900
  expect(answers(one, "harb", 50)).toEqual([])
  took = 0
  expect(answers(two, "harbour", 50)).toBeUndefined()
  now += 9_000
  expect(answers(two, "harbour", 50)).toEqual([])
})

it("[SEARCH1] takes no more questions of a session than it should, and none of them from the others", async () => {
  const chain = new ChainMaker("one").add(hashOf(1), "harbour")
  const { sim, search } = await world(chain)
  const { transport, clock } = new SimMachine(sim, "hasty")
  const opening = new Http2Sessions(transport, clock).connect(chain.address, { circuit: "hasty" })
  let answers: unknown[] | undefined
  void opening
    .then((session) => new TrackerClient(session, 60_000, new AbortController().signal))
    .then((client) => Promise.all(Array.from({ length: 12 }, () => client.search("harbour"))))
    .then((all) => (answers = all.filter((answer) => answer !== undefined)))
  await sim.run(60_000, () => answers !== undefined)
  expect(answers).toHaveLength(5)
  expect(await search("harbour")).toEqual(["harbour"])
})

it("[SEARCH1] asks each question over a circuit of its own, and never a mirror, however well it is known", async () => {
  const chain = new ChainMaker("one").add(hashOf(1), "harbour")
  const { sim, origin, asker, search } = await world(chain)
  const mirror = await new SimTracker(sim, "mirror").holds(chain)
  await sim.run(5_000)
  asker.network.addAddresses(chain.tracker, [mirror])
  for (const _ of [1, 2, 3]) expect(await search("harbour")).toEqual(["harbour"])
  expect(asker.dialled.map(({ to }) => to)).toEqual([chain.address, chain.address, chain.address])
  expect(new Set(asker.dialled.map(({ circuit }) => circuit)).size).toBe(3)
  origin.kill()
  expect(await search("harbour")).toMatch(/DialError/)
  expect(asker.dialled.map(({ to }) => to)).not.toContain(mirror)
})

it("[SEARCH1] takes an answer with one forged entry for none", () => {
  const [one, two] = [new ChainMaker("one").add(hashOf(1), "harbour"), new ChainMaker("two").add(hashOf(2), "harbour")]
  const answer = (...all: (typeof one.entries)[number][]) => ({
    v: 1 as const,
    entries: all.map(({ entry }) => entry),
    bodies: all.map(({ body }) => body),
    more: 0,
  })
  const [own, foreign] = [one.entries[0]!, two.entries[0]!]
  expect(checkAnswer(one.tracker, answer(own))).toMatchObject([{ title: "harbour", infohash: hashOf(1) }])
  expect(checkAnswer(one.tracker, answer(own, foreign))).toBe("forged")
  expect(checkAnswer(one.tracker, answer({ ...own, body: foreign.body }))).toMatchObject([{}])
  const altered = Buffer.from(own.entry)
  altered[altered.length - 1]! ^= 1
  expect(checkAnswer(one.tracker, answer({ ...own, entry: altered }))).toBe("forged")
  expect(checkAnswer(one.tracker, answer({ ...own, body: Buffer.from("d5:filesi1e1:vi1ee") }))).toBe("forged")
  expect(toHex(one.signer.publicKey)).toBe(one.tracker)
})
