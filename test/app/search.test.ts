/** Whole nodes that search: what they publish and mirror is found, and a search leaves no trace. */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import type { SearchAsked, SearchPage } from "../../src/contract/search.ts"
import { infohashKey } from "../../src/contract/listings.ts"
import type { LoopbackNode } from "../support/loopbackNode.ts"
import { until } from "../support/loopbackNode.ts"
import { done, loopbackWorld, mirror, ownAddress, publish } from "../support/loopbackTrackers.ts"

const search = async ({ node }: LoopbackNode, text: string, rest: Partial<SearchAsked> = {}): Promise<SearchPage> => {
  const page = await node.search({ text, ...rest })
  if ("ok" in page) throw new Error(page.message)
  return page
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))

describe("a node that searches", () => {
  it("finds what it publishes and mirrors, by titles and names of files, until it is taken back", async () => {
    const world = await loopbackWorld(false)
    const [alice, bob] = [await world.start("alice"), await world.start("bob")]
    const { publicShare } = await publish(alice, world.home, "harbour-notes", 300_000)
    await until(async () => (await search(alice, "harbour")).found === 1)
    expect((await search(alice, "HARBOUR")).hits[0]).toMatchObject({
      title: "harbour-notes",
      trackers: [{ kind: "own", degree: 0 }],
      file: null,
    })
    await mirror(bob, await ownAddress(alice))
    await until(async () => (await search(bob, "harbour")).found === 1)
    const page = await search(bob, "notes harbour")
    expect(page.hits[0]).toMatchObject({ torrent: null, trackers: [{ kind: "mirrored", degree: 1 }], quiet: false })
    expect([page.sources, page.torrents]).toEqual([2, 1])
    expect((await search(bob, "harbour", { degree: 0 })).found).toBe(0)
    expect((await search(bob, "harbour size>1GB")).found).toBe(0)
    expect((await search(bob, '"notes harbour"')).found).toBe(0)
    expect((await search(bob, "harbour -notes")).found).toBe(0)
    await until(async () => (await search(bob, "harbour")).hits[0]!.said > 0)

    const file = filesBelow(path.join(world.home, "harbour-notes"))[0]!
    const name = path.basename(file, path.extname(file))
    await until(async () => (await search(bob, name)).found === 1)
    expect((await search(bob, name)).hits[0]!.file).toContain(name)

    await done(bob, { type: "DownloadLink", link: page.hits[0]!.link, folder: path.join(world.home, "got") })
    await until(() => bob.torrent()?.mode === "seeding")
    expect((await search(bob, "harbour")).hits[0]!.torrent).toBe(bob.torrent()!.id)
    expect((await search(bob, "harbour", { here: "not" })).found).toBe(0)

    const tracker = page.hits[0]!.trackers[0]!.address
    await done(bob, { type: "MuteTracker", tracker })
    expect(await search(bob, "harbour")).toMatchObject({ found: 0, sources: 1, muted: [tracker] })
    await done(bob, { type: "UnmuteTracker", tracker })
    expect((await search(bob, "harbour")).found).toBe(1)

    const listings = async ({ node }: LoopbackNode) => {
      const { trackers, lists } = await node.listings()
      const places = lists[infohashKey(page.hits[0]!.infohash)] ?? []
      return places.map((place) => [trackers[place]!.kind, trackers[place]!.degree, trackers[place]!.address])
    }
    expect(await listings(bob)).toEqual([["mirrored", 1, tracker]])
    expect(await listings(alice)).toEqual([["own", 0, tracker]])

    await done(alice, { type: "UnpublishShare", share: publicShare })
    await until(async () => (await search(bob, "harbour")).found === 0)
    await until(async () => (await search(alice, "harbour")).found === 0)
    expect([await listings(alice), await listings(bob)]).toEqual([[], []])
    await world.stop(alice)
    await world.stop(bob)
  })

  it("finds what a node lists that its operator trusts, by the name that they gave it, until they do not", async () => {
    const world = await loopbackWorld(false)
    const [alice, bob] = [await world.start("alice"), await world.start("bob")]
    await publish(alice, world.home, "harbour-notes", 100_000)
    const trusted = await done(bob, { type: "TrustNode", address: await ownAddress(alice), name: "alice" })
    await until(async () => (await search(bob, "harbour")).found === 1)
    expect((await search(bob, "harbour")).hits[0]!.trackers).toMatchObject([
      { kind: "trusted", degree: 1, name: "alice", via: [] },
    ])
    await done(bob, { type: "RevokeTrust", node: trusted })
    await until(async () => (await search(bob, "harbour")).found === 0)
    await until(() => bob.parts.search.sources().length === 0)
    await world.stop(alice)
    await world.stop(bob)
  })

  it("writes no word of a search to its disk, and none into its log", async () => {
    const world = await loopbackWorld(false)
    const alice = await world.start("alice")
    await publish(alice, world.home, "ordinary", 100_000)
    await until(async () => (await search(alice, "ordinary")).found === 1)
    // Long enough to be found as it is, and in no other text.
    for (const text of [
      "zyxwvutsrqword",
      '"zyxwvutsrqword again"',
      "zyxwvutsrqword size>1",
      "-zyxwvutsrqword ordinary",
    ])
      await alice.node.search({ text })
    expect(JSON.stringify(alice.node.logs(undefined, 0, 10_000))).not.toContain("zyxwvutsrq")
    await world.stop(alice)
    const files = filesBelow(world.home)
    expect(files.filter((file) => file.endsWith("search.sqlite"))).toHaveLength(1)
    expect(files.filter((file) => readFileSync(file).includes("zyxwvutsrq"))).toEqual([])
  })

  it("says what is wrong with a question", async () => {
    const world = await loopbackWorld(false)
    const alice = await world.start("alice")
    expect(await alice.node.search({ text: " -only -not " })).toMatchObject({ ok: false, code: "bad-search" })
    expect(await alice.ask({ type: "MuteTracker", tracker: await ownAddress(alice) })).toMatchObject({
      code: "own-tracker",
    })
    await world.stop(alice)
  })
})
