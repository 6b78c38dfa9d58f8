/**
 * What is removed while something of it is under way, through whole nodes: nothing of it stays, and its content is as
 * new.
 */
import { existsSync } from "node:fs"
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import { holdNext, turns } from "../support/holdNext.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"
import { done, loopbackWorld, mirror, ownAddress } from "../support/loopbackTrackers.ts"
import { fixtureContent } from "../support/torrentFixtures.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"

describe("a removed download", () => {
  let home: string
  const open: LoopbackNode[] = []
  const at = (...names: string[]) => path.join(home, ...names)
  const start = async (name: string) => {
    const node = await openLoopbackNode(at(name), at("s"))
    open.push(node)
    return node
  }
  const ask = async (node: LoopbackNode, command: ManagementCommand) => {
    const asked = await node.ask(command)
    if (!asked.ok) throw new Error(asked.message)
    return asked.id
  }
  const share = (node: LoopbackNode, ...names: string[]) =>
    ask(node, { type: "SharePath", path: at(...names), title: "" })
  const download = (node: LoopbackNode, link: string, folder: string) =>
    ask(node, { type: "DownloadLink", link, folder: at(folder) })
  const remove = (node: LoopbackNode, torrent: string) => ask(node, { type: "RemoveTorrent", torrent, withData: false })
  const torrentOf = (node: LoopbackNode, id: string) => node.parts.projector.all(torrents).find((row) => row.id === id)
  const shareOf = (node: LoopbackNode, id: string) => node.parts.projector.all(shares).find((row) => row.id === id)!
  const ended = async (node: LoopbackNode, torrent: string) => {
    await until(() => torrentOf(node, torrent)?.mode === "seeding" || torrentOf(node, torrent)?.error)
    return torrentOf(node, torrent)!
  }

  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), "bulbil-re-"))
    for (const name of ["s", "a", "b"]) await mkdir(at(name))
    for (const name of ["a", "b"]) await writeFile(at(name, "tulip.jpg"), fixtureContent("removed early", 200_000))
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((node) => node.close()))
    await rm(home, { recursive: true, force: true })
  })

  it.each(["library", "places"] as const)(
    "while its metadata arrive is gone for good, and can be downloaded again and shared (held in its %s)",
    async (where) => {
      const [alice, bob] = [await start("alice"), await start("bob")]
      const link = await alice.link(await share(alice, "a", "tulip.jpg"))
      const { ports } = bob.parts
      const held =
        where === "library" ? holdNext(ports.library as never, "save") : holdNext(ports.places as never, "claim")
      const first = await download(bob, link, "got")
      await until(() => held.reached)
      await remove(bob, first)
      // It has been forgotten, and only then goes on.
      await until(() => ports.vault.get("link", first) === undefined)
      held.letGo()
      await until(() => held.over)
      const again = await download(bob, link, "got")
      expect(await ended(bob, again)).toMatchObject({ id: again, mode: "seeding", error: null })
      await until(() => !existsSync(at("bob", "torrents", first)))
      const shared = await share(bob, "b", "tulip.jpg")
      expect(await bob.link(shared)).toContain(".onion/private/")
      expect(shareOf(bob, shared)).toMatchObject({ mode: "active", torrent: again })
      await expect.poll(() => readdir(at("bob", "torrents"))).toEqual([again])
      expect(bob.defects).toEqual([])
    },
  )

  it("that has not left its swarm yet is in the way of no download and no share", async () => {
    const [alice, bob, carol] = [await start("alice"), await start("bob"), await start("carol")]
    const link = await alice.link(await share(alice, "a", "tulip.jpg"))
    const first = await download(bob, link, "got")
    await ended(bob, first)
    const held = holdNext(bob.parts.ports.exchange as never, "close")
    await remove(bob, first)
    await until(() => held.reached)
    const shared = await share(bob, "b", "tulip.jpg")
    const own = await bob.link(shared)
    expect(shareOf(bob, shared).torrent).toBe(shared)
    const got = await download(carol, own, "carol-got")
    expect(await ended(carol, got)).toMatchObject({ mode: "seeding" })
    // What the removed one was to its node, it is no longer to a download either.
    await ask(bob, { type: "StopSharing", share: shared })
    await until(() => !bob.parts.ports.library.has(shared))
    expect(bob.parts.ports.library.has(first)).toBe(true)
    const again = await download(bob, link, "got-again")
    expect(await ended(bob, again)).toMatchObject({ mode: "seeding", error: null })
    held.letGo()
    await expect.poll(() => readdir(at("bob", "torrents"))).toEqual([again])
    expect(bob.defects).toEqual([])
  })

  it("while it is checked is forgotten when the check has ended, which leaves nothing behind", async () => {
    const [alice, bob] = [await start("alice"), await start("bob")]
    const first = await download(bob, await alice.link(await share(alice, "a", "tulip.jpg")), "got")
    await ended(bob, first)
    const { ports } = bob.parts
    const held = holdNext(ports.storage as never, "open")
    await ask(bob, { type: "RecheckTorrent", torrent: first })
    await until(() => held.reached)
    const before = ports.exchange.close
    let closed = 0
    ports.exchange.close = async (torrent) => before.call(ports.exchange, torrent).finally(() => closed++)
    await remove(bob, first)
    await until(() => closed > 0)
    // All that a removal does by itself has been done, were it not for the check.
    await turns()
    expect(ports.library.has(first)).toBe(true)
    held.letGo()
    await until(() => !ports.library.has(first) && !existsSync(at("bob", "torrents", first)))
    expect(bob.defects).toEqual([])
  })
})

describe("a removed mirror", () => {
  it("while it is asked whose tracker it is leaves no secret behind", async () => {
    const world = await loopbackWorld()
    const [alice, bob] = [await world.start("alice"), await world.start("bob")]
    const address = await ownAddress(alice)
    const held = holdNext(bob.parts.ports.trackers as never, "identify", "answer")
    const id = await done(bob, { type: "AddMirror", address, update: "auto" })
    await until(() => held.reached)
    await done(bob, { type: "RemoveMirror", mirror: id })
    await turns()
    held.letGo()
    await until(() => held.over)
    await turns()
    expect(bob.parts.ports.vault.get("mirror", id)).toBeUndefined()
    // The same address again is a mirror like any other.
    await mirror(bob, address)
  })
})

describe("metadata that no history knows", () => {
  it("are cleared away by the next start, and those of a torrent are not", async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-nh-"))
    await mkdir(path.join(home, "s"))
    await writeFile(path.join(home, "bulb"), "bulb")
    const openOne = () => openLoopbackNode(path.join(home, "node"), path.join(home, "s"))
    const node = await openOne()
    const asked = await node.ask({ type: "SharePath", path: path.join(home, "bulb"), title: "" })
    if (!asked.ok) throw new Error(asked.message)
    const link = await node.link(asked.id)
    const { library } = node.parts.ports
    await library.save("00aa", library.get(asked.id)!)
    await node.close()
    const again = await openOne()
    expect(await readdir(path.join(home, "node", "torrents"))).toEqual([asked.id])
    expect(await again.link(asked.id)).toBe(link)
    await again.close()
    await rm(home, { recursive: true })
  })
})
