/** `bulbil search` against a node in memory: what is asked, what is printed, and how it fails. */
import { afterEach, beforeEach, expect, it } from "vitest"
import type { SearchHit, SearchPage } from "../../src/contract/search.ts"
import type { InfoHash, Millis } from "../../src/core/ids.ts"
import { onionOf } from "../support/managedRows.ts"
import { runCli, type RunningNode, runningNode } from "../support/runCli.ts"

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
