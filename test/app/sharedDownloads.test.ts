/**
 * FILE1 a share of what is a download as well, through whole nodes: served by one that is whole, refused beside
 * another.
 */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"
import { fixtureContent } from "../support/torrentFixtures.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"

describe("a share of what is a download as well", () => {
  let home: string
  const open: LoopbackNode[] = []
  const content = fixtureContent("shared download", 300_000)
  const at = (...names: string[]) => path.join(home, ...names)
  const start = async (name: string) => {
    const node = await openLoopbackNode(at(name), at("s"))
    open.push(node)
    return node
  }
  const stop = async (node: LoopbackNode) => {
    open.splice(open.indexOf(node), 1)
    await node.close()
  }
  const ask = async (node: LoopbackNode, command: ManagementCommand) => {
    const asked = await node.ask(command)
    if (!asked.ok) throw new Error(asked.message)
    return asked.id
  }
  const share = (node: LoopbackNode, folder: string) =>
    ask(node, { type: "SharePath", path: at(folder, "tulip.jpg"), title: "" })
  const download = (node: LoopbackNode, link: string, folder: string) =>
    ask(node, { type: "DownloadLink", link, folder: at(folder) })
  const torrentOf = (node: LoopbackNode, id: string) => node.parts.projector.all(torrents).find((row) => row.id === id)!
  const shareOf = (node: LoopbackNode, id: string) => node.parts.projector.all(shares).find((row) => row.id === id)!
  const outcome = async (node: LoopbackNode, id: string) => {
    await until(() => shareOf(node, id).mode !== "hashing")
    return shareOf(node, id)
  }
  const refused = (code: string, torrent: string) => ({
    mode: "failed",
    torrent: null,
    error: { code, message: expect.stringMatching(new RegExp(`remove it, then share again.*${torrent.slice(0, 8)}`)) },
  })
  const delivers = async (node: LoopbackNode, link: string, folder: string) => {
    const torrent = await download(node, link, folder)
    await until(() => torrentOf(node, torrent).mode === "seeding")
    expect(Buffer.compare(await readFile(at(folder, "tulip.jpg")), content)).toBe(0)
  }

  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), "bulbil-sd-"))
    for (const name of ["s", "a", "b", "taken"]) await mkdir(at(name))
    for (const name of ["a", "b"]) await writeFile(at(name, "tulip.jpg"), content)
    await writeFile(at("taken", "tulip.jpg"), "something else")
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((node) => node.close()))
    await rm(home, { recursive: true, force: true })
  })

  it("is refused while that one stands in error, and delivers when it is gone", async () => {
    const [alice, bob, carol] = [await start("alice"), await start("bob"), await start("carol")]
    const stuck = await download(bob, await alice.link(await share(alice, "a")), "taken")
    await until(() => torrentOf(bob, stuck)?.error?.code === "in-the-way")
    const shared = await share(bob, "b")
    expect(await outcome(bob, shared)).toMatchObject(refused("not-complete", stuck))
    expect(torrentOf(bob, stuck)).toMatchObject({ mode: "error", verifiedPieces: 0, path: at("taken", "tulip.jpg") })
    expect(bob.parts.ports.library.has(shared)).toBe(false)
    await ask(bob, { type: "RemoveTorrent", torrent: stuck, withData: false })
    await delivers(carol, await bob.link(await share(bob, "b")), "got")
    expect(await readFile(at("taken", "tulip.jpg"), "utf8")).toBe("something else")
    expect(bob.defects).toEqual([])
  })

  it("is refused while that one is not complete, also when it is paused, and is served by it when it is", async () => {
    const [alice, bob, carol] = [await start("alice"), await start("bob"), await start("carol")]
    const link = await alice.link(await share(alice, "a"))
    // Bob has the metadata, and nobody to fetch the rest from.
    const { places } = bob.parts.ports
    const claim = places.claim.bind(places)
    places.claim = async (...asked) => {
      const place = await claim(...asked)
      await stop(alice)
      return place
    }
    const waiting = await download(bob, link, "got")
    await until(() => torrentOf(bob, waiting)?.mode === "downloading")
    expect(await outcome(bob, await share(bob, "b"))).toMatchObject(refused("not-complete", waiting))
    await ask(bob, { type: "PauseTorrent", torrent: waiting })
    expect(await outcome(bob, await share(bob, "b"))).toMatchObject(refused("not-complete", waiting))
    await ask(bob, { type: "ResumeTorrent", torrent: waiting })
    places.claim = claim
    await start("alice")
    await until(() => torrentOf(bob, waiting).mode === "seeding")
    const shared = await share(bob, "b")
    await delivers(carol, await bob.link(shared), "carol-got")
    expect(shareOf(bob, shared).torrent).toBe(waiting)
  })

  it("is refused while that one was complete and is not in order", async () => {
    const [alice, bob] = [await start("alice"), await start("bob")]
    const got = await download(bob, await alice.link(await share(alice, "a")), "got")
    await until(() => torrentOf(bob, got)?.mode === "seeding")
    await ask(bob, { type: "PauseTorrent", torrent: got })
    await rm(at("got", "tulip.jpg"))
    await ask(bob, { type: "ResumeTorrent", torrent: got })
    await until(() => torrentOf(bob, got).mode === "missing-files")
    expect(await outcome(bob, await share(bob, "b"))).toMatchObject(refused("not-complete", got))
  })

  it("is not made public while the public torrent is a download that stands in error", async () => {
    const [alice, bob] = [await start("alice"), await start("bob")]
    const theirs = await share(alice, "a")
    await alice.link(theirs)
    const stuck = await download(
      bob,
      await alice.link(await ask(alice, { type: "PublishShare", share: theirs })),
      "taken",
    )
    await until(() => torrentOf(bob, stuck)?.error?.code === "in-the-way")
    const own = await share(bob, "b")
    await bob.link(own)
    const shown = await ask(bob, { type: "PublishShare", share: own })
    expect(await outcome(bob, shown)).toMatchObject(refused("not-complete", stuck))
    expect(shareOf(bob, own).mode).toBe("active")
    await ask(bob, { type: "RemoveTorrent", torrent: stuck, withData: false })
    expect(await bob.link(await ask(bob, { type: "PublishShare", share: own }))).toContain("/public/")
  })
})
