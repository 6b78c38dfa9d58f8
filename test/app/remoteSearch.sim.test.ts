/** Asking trusted nodes for what is not here: who is asked, who reads what, what is told of lies and silence. */
import { expect, it } from "vitest"
import type { NodeAnswer, RemoteMessage } from "../../src/contract/remoteSearch.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { SearchAnswer } from "../../src/wire/Search.ts"
import { seeded } from "../support/seed.ts"
import { SimSearcher, type Told } from "../support/SimSearcher.ts"
import { SimTrust } from "../support/SimTrust.ts"
import { hanging, simPlace } from "../support/SimTracker.ts"
import { ChainMaker, hashOf } from "../support/trackerChain.ts"

const MINUTE = 60_000
/** No list is copied. */
const nothingCopied = { octets: 0 }
const SEARCH = "/tracker/search"

const bobs = () => new ChainMaker("bob").add(hashOf(1), "harbour by night").add(hashOf(2), "pier")
const carols = () => new ChainMaker("carol").add(hashOf(3), "harbour").add(hashOf(1), "The harbour, by night")

const answersOf = ({ messages }: Told): readonly NodeAnswer[] =>
  messages.flatMap((message) => (message.event === "node" ? [message.data] : []))
const last = ({ messages }: Told): RemoteMessage | undefined => messages.at(-1)
const questions = ({ node }: SimSearcher) => node.asked.filter(({ path }) => path === SEARCH)

/** Alice trusts Bob, who tells of Carol; the lists of neither are here. */
const world = async (seed: number) => {
  const sim = new SimWorld(seeded(seed))
  const bob = await new SimTrust(sim, "bob", { chain: bobs() }).serve()
  const carol = await new SimTrust(sim, "carol", { chain: carols() }).serve()
  bob.told.push(carol.tracker)
  const alice = new SimSearcher(sim, "alice", { entries: 0, limits: nothingCopied })
  await sim.run(5_000)
  const id = await alice.trust(bob.tracker)
  await sim.run(10 * MINUTE, () => alice.mode(id) === "remote")
  await alice.degrees(id, 2)
  await sim.run(10 * MINUTE, () => alice.far()[0]?.[2] === "remote")
  return { sim, alice, bob, carol, id }
}

it("names whom it can ask, sends nothing before it is asked to, and then the words alone to these alone", async () => {
  const { sim, alice, bob, carol } = await world(91)
  const { askable } = alice.page("Zyxwharbour size>1 tracker: harbour")
  expect(askable).toMatchObject({ words: "zyxwharbour tracker harbour", count: 2 })
  expect(askable.nodes).toMatchObject([
    { address: bob.chain.address, degree: 1, entries: 3 },
    { address: carol.chain.address, degree: 2, entries: 2 },
  ])
  for (const text of ["zyxwharbour", '"zyxwharbour by"', "harbour -zyxwharbour"]) alice.page(text)
  await sim.run(2 * MINUTE)
  expect(questions(alice)).toEqual([])
  expect(Buffer.concat(alice.sent).includes("zyxwharbour")).toBe(false)

  const told = alice.ask("Zyxwharbour degree<=1 size>1")
  await sim.run(MINUTE, () => told.over)
  expect(answersOf(told)).toMatchObject([{ ok: true, address: bob.chain.address, hits: [] }])
  expect(questions(alice).map(({ to }) => to)).toEqual([bob.chain.address])
  // It sees that what was sent can be seen at all; the filter is not in it.
  expect(Buffer.concat(alice.sent).includes("zyxwharbour")).toBe(true)
  expect(Buffer.concat(alice.sent).includes("degree")).toBe(false)
})

it("merges what comes with what is here: one hit for each torrent, filters applied here, asked anew each", async () => {
  const { sim, alice, bob, carol } = await world(92)
  alice.index.append(alice.tracker, new ChainMaker("alice").add(hashOf(3), "a harbour of my own").entries)
  const told = alice.ask("harbour")
  await sim.run(MINUTE, () => told.over)
  expect(told.messages[0]).toMatchObject({ event: "local", data: { hits: [{ infohash: hashOf(3) }] } })
  const came = answersOf(told).flatMap((answer) => (answer.ok ? answer.hits : []))
  expect(came.map(({ infohash }) => infohash)).toEqual([hashOf(1)])
  const again = answersOf(told).flatMap((answer) => (answer.ok ? answer.again : []))
  expect(new Set(again.map(({ infohash }) => infohash))).toContain(hashOf(3))
  expect(last(told)).toMatchObject({ event: "over", data: { asked: 2, answered: 2, order: [hashOf(1)] } })
  const both = [...came, ...again].filter(({ infohash }) => infohash === hashOf(1)).at(-1)!
  expect(both.trackers.map(({ address }) => address).sort()).toEqual(
    [bob, carol].map(({ chain }) => chain.address).sort(),
  )

  const narrow = alice.ask("harbour", { least: 1_000_000 })
  await sim.run(MINUTE, () => narrow.over)
  expect(answersOf(narrow)).toMatchObject([{ hits: [] }, { hits: [] }])
  const circuits = alice.node.dialled.map(({ circuit }) => circuit).filter((name) => name.startsWith("search-"))
  expect(circuits).toHaveLength(4)
  expect(new Set(circuits).size).toBe(4)
  // Nothing of it is kept.
  expect(alice.page("harbour").found).toBe(1)
})

it("drops an answer with one entry that is not the node's own, and names who lied, hung, or is not there", async () => {
  const sim = new SimWorld(seeded(93))
  const [own, foreign] = [bobs(), carols()]
  const forged = SearchAnswer.encode({
    v: 1,
    entries: [own.entries[0]!.entry, foreign.entries[0]!.entry],
    bodies: [own.entries[0]!.body, foreign.entries[0]!.body],
    more: 0,
  })
  const answering = (chain: ChainMaker, name: string, answer: () => ReturnType<Parameters<typeof simPlace>[3]>) =>
    simPlace(sim, name, chain.seed, (path) =>
      path === SEARCH ? answer() : path === "/tracker/head" ? chain.head() : undefined,
    )
  await answering(own, "liar", () => forged)
  const silent = new ChainMaker("silent").add(hashOf(5), "harbour")
  await answering(silent, "silent", () => hanging)
  const mute = new ChainMaker("mute").add(hashOf(6), "harbour")
  await answering(mute, "mute", () => undefined)
  const garbled = new ChainMaker("garbled").add(hashOf(7), "harbour")
  await answering(garbled, "garbled", () => Buffer.from("d1:vi2ee"))
  const away = new ChainMaker("away").add(hashOf(8), "harbour")
  const alice = new SimSearcher(sim, "alice", { entries: 0, limits: nothingCopied })
  await sim.run(5_000)
  for (const { tracker } of [own, silent, mute, garbled, away]) await alice.trust(tracker)
  await sim.run(2 * MINUTE)
  const begun = sim.elapsed
  const told = alice.ask("harbour")
  await sim.run(5 * MINUTE, () => told.over)
  expect(sim.elapsed - begun).toBeLessThan(32_000)
  const codes = new Map(answersOf(told).map((answer) => [answer.address, answer.ok ? "ok" : answer.code]))
  expect(codes.get(own.address)).toBe("false-answer")
  expect(codes.get(silent.address)).toBe("aborted")
  expect(codes.get(mute.address)).toBe("refused")
  expect(codes.get(garbled.address)).toBe("protocol")
  expect(codes.get(away.address)).toBe("F0")
  expect(last(told)).toMatchObject({ event: "over", data: { asked: 5, answered: 0, order: [] } })
  for (const answer of answersOf(told)) expect(answer.ok ? "" : answer.message).toMatch(/^[a-z].{15}/)
})

it("ends when nobody reads any more, and asks nobody who may not be asked", async () => {
  const { sim, alice, bob, id } = await world(94)
  const stranger = new ChainMaker("stranger").address
  expect(() => alice.ask("harbour", { nodes: [stranger] })).toThrow("None of these nodes")
  const told = alice.ask("harbour", { nodes: [stranger, bob.chain.address] })
  await sim.run(MINUTE, () => told.over)
  expect(answersOf(told)).toMatchObject([{ ok: false, address: stranger, code: "nobody-to-ask" }, { ok: true }])
  expect(alice.node.dialled.map(({ to }) => to)).not.toContain(stranger)

  const reader = new AbortController()
  const left = alice.ask("harbour", {}, reader.signal)
  reader.abort()
  await sim.run(MINUTE, () => left.over)
  expect(answersOf(left)).toEqual([])
  await alice.tell(id, { type: "RevokeTrust" })
  await sim.run(MINUTE)
  expect(alice.page("harbour").askable.nodes).toEqual([])
})

it("does not ask for what is here in full", async () => {
  const sim = new SimWorld(seeded(95))
  const bob = await new SimTrust(sim, "bob", { chain: bobs() }).serve()
  const alice = new SimSearcher(sim, "alice", { entries: 0 })
  await sim.run(5_000)
  const id = await alice.trust(bob.tracker)
  // Before its list is here it is asked for.
  expect(alice.page("harbour").askable).toMatchObject({ nodes: [{ address: bob.chain.address, entries: null }] })
  await sim.run(10 * MINUTE, () => alice.mode(id) === "current")
  expect(alice.page("harbour")).toMatchObject({ found: 1, askable: { nodes: [], count: 0 } })
})
