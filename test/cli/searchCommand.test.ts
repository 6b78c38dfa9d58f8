/** `bulbil search` against a node in memory: what is asked, what is printed, and how it fails. */
import { afterEach, beforeEach, expect, it } from "vitest"
import type { RemoteMessage } from "../../src/contract/remoteSearch.ts"
import type { AskableNode, SearchHit, SearchPage } from "../../src/contract/search.ts"
import type { InfoHash, Millis } from "../../src/core/ids.ts"
import { onionOf } from "../support/managedRows.ts"
import { runCli, runCliTyping, type RunningNode, runningNode } from "../support/runCli.ts"

let running: RunningNode
beforeEach(async () => void (running = await runningNode()))
afterEach(() => running[Symbol.asyncDispose]())

const hit: SearchHit = {
  infohash: "ab".repeat(32) as InfoHash,
  title: "Harbour by night\u202egpj",
  description: "",
  tags: [],
  bytes: 700_000_000,
  files: 2,
  addedAt: 1_795_000_000_000 as Millis,
  link: `http://${onionOf("far")}/torrent/${"ab".repeat(32)}`,
  torrent: null,
  trackers: [
    { kind: "trusted", degree: 2, name: "carol", via: ["bob"], address: onionOf("far"), forked: false },
    { kind: "mirrored", degree: 1, name: null, via: [], address: onionOf("near"), forked: false },
  ],
  file: "night/harbour.jpg",
  seen: 0,
  said: 3,
  quiet: false,
  dead: false,
  alike: 2,
}
const page: SearchPage = {
  hits: [hit],
  found: 1,
  capped: false,
  next: null,
  sources: 2,
  torrents: 900,
  muted: [],
  askable: { words: "", nodes: [], count: 0 },
}
const search = (...words: string[]) => runCli("search", ...words, "--data", running.data)

it("asks for the words and filters as they are given, and prints each hit with its path of trust", async () => {
  running.node.searchPage = page
  const { out, exit } = await search("harbour", '"by night"', "--under", "2GB", "--degree", "2", "--days", "30")
  expect(exit).toBe(0)
  expect(running.node.searchesAsked).toEqual([
    { text: 'harbour "by night"', limit: 20, most: 2_000_000_000, degree: 2, days: 30 },
  ])
  expect(out).toContain("1 torrent found among 900 of 2 trackers")
  expect(out).toContain("by carol, known through bob, and 1 more")
  expect(out).toContain("(+ 2 alike)")
  expect(out).toContain("said to be had by 3")
  expect(out).toContain("file: night/harbour.jpg")
  expect(out).toContain(hit.link)
  expect(out).not.toContain("\u202e")
})

it("says what to do where there is nothing to search, and where nothing was found", async () => {
  expect((await search("harbour")).out).toContain("There is nothing to search yet")
  running.node.searchPage = { ...page, hits: [], found: 0 }
  expect((await search("harbour")).out).toContain("Nothing of this is in the 2 catalogues")
})

it("fails in words, and with the exit codes of all commands", async () => {
  running.node.searchPage = { ok: false, code: "bad-search", message: "Give at least one word to look for." }
  expect(await search("--json", "-x")).toMatchObject({ exit: 2 })
  const refused = await runCli("search", "--json", "--data", running.data, "--", "-x")
  expect([refused.exit, JSON.parse(refused.out)]).toMatchObject([1, { code: "bad-search" }])
  for (const wrong of [
    ["--under", "much"],
    ["--degree", "5"],
    ["--days", "-1"],
    ["--limit", "x"],
  ])
    expect([wrong, (await search("harbour", ...wrong)).exit]).toEqual([wrong, 2])
})

const bob: AskableNode = {
  kind: "trusted",
  degree: 1,
  name: "bob",
  via: [],
  address: onionOf("bob"),
  entries: 52_000,
}
const dora: AskableNode = { ...bob, degree: 2, name: null, via: ["bob"], address: onionOf("dora"), entries: null }
const askable = { words: 'harbour "by night"', nodes: [bob, dora], count: 2 }
const remoteHit: SearchHit = { ...hit, infohash: "cd".repeat(32) as InfoHash, title: "Harbour far away", file: null }
const answers: readonly RemoteMessage[] = [
  { event: "local", data: page },
  {
    event: "node",
    data: { ok: false, address: dora.address, code: "false-answer", message: "its answer was not signed by it" },
  },
  { event: "node", data: { ok: true, address: bob.address, hits: [remoteHit], again: [hit], more: false } },
  { event: "over", data: { asked: 2, answered: 1, order: [remoteHit.infohash] } },
]
const remote = (...words: string[]) => search("harbour", '"by night"', "--remote", ...words)

it("asks nobody without --remote, and says that one can", async () => {
  running.node.searchPage = { ...page, askable }
  expect((await search("harbour")).out).toContain("2 nodes whom you trust can be asked as well: add --remote")
  expect(running.node.othersAsked).toEqual([])
})

it("names whom it asks and what they see before it asks, then tells what each answered", async () => {
  running.node.searchPage = { ...page, askable }
  running.node.remoteMessages = answers
  const { out, err, exit } = await remote("--under", "2GB")
  expect(exit).toBe(0)
  expect(err).toContain("Asked will be: bob (52,000 torrents); ")
  expect(err).toContain('They will see these words, and not who asks: harbour "by night"')
  expect(running.node.othersAsked.map(({ asked }) => asked)).toEqual([
    { text: 'harbour "by night"', limit: 20, most: 2_000_000_000, nodes: [bob.address, dora.address] },
  ])
  expect(out).toContain("bob: 2 torrents, 1 of them found before")
  expect(out).toContain("its answer was not signed by it")
  expect(out.indexOf("Harbour by night")).toBeLessThan(out.indexOf("1 torrent more:"))
  expect(out.indexOf("1 torrent more:")).toBeLessThan(out.indexOf("Harbour far away"))
  const said = JSON.parse((await remote("--json")).out)
  expect(said).toMatchObject({
    found: 1,
    remote: { asked: [{ name: "bob" }, { name: null }], hits: [{ title: "Harbour far away" }] },
  })
  expect(said.remote.answers).toHaveLength(2)
})

it("asks at a terminal before it sends anything, unless --yes is said", async () => {
  running.node.searchPage = { ...page, askable }
  running.node.remoteMessages = answers
  const typing = (typed: string, ...words: string[]) =>
    runCliTyping(typed, "search", "harbour", "--remote", "--data", running.data, ...words)
  const declined = await typing("n\n", "--json")
  expect([declined.exit, JSON.parse(declined.out).code]).toEqual([1, "declined"])
  expect(declined.err).toContain("Ask 2 nodes? [y/N]")
  expect(running.node.othersAsked).toEqual([])
  expect((await typing("y\n")).out).toContain("bob: 2 torrents")
  expect((await typing("", "--yes")).out).toContain("bob: 2 torrents")
})

it("says so where there is nobody to ask, and where it is refused", async () => {
  running.node.searchPage = page
  expect((await remote()).out).toContain("There is nobody to ask")
  expect(running.node.othersAsked).toEqual([])
  running.node.searchPage = { ...page, askable }
  running.node.remoteRefusal = { ok: false, code: "nobody-to-ask", message: "None of these nodes can be asked." }
  const refused = await remote("--json")
  expect([refused.exit, JSON.parse(refused.out).code]).toEqual([1, "nobody-to-ask"])
})
