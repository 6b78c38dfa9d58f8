/**
 * Commands that come at once, and commands that are refused: of what is asked for several times there is one, and a
 * refusal leaves no trace.
 */
import { readdirSync, readFileSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import { type LoopbackNode, until } from "../support/loopbackNode.ts"
import { done, loopbackWorld, ownAddress, publish } from "../support/loopbackTrackers.ts"
import { mirrors } from "../../src/projections/mirrors.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"

const TIMES = 6
const atOnce = (node: LoopbackNode, command: ManagementCommand) =>
  Promise.all(Array.from({ length: TIMES }, () => node.ask(command)))
const vaultOf = (node: LoopbackNode): Record<string, string> =>
  Object.fromEntries(
    readdirSync(node.parts.data.vault)
      .sort()
      .map((name) => [name, readFileSync(path.join(node.parts.data.vault, name), "utf8")]),
  )

it("publishes once what is published several times at once, and takes all of it back", async () => {
  const world = await loopbackWorld(false)
  const alice = await world.start("alice")
  await writeFile(path.join(world.home, "one"), "one")
  const share = await done(alice, { type: "SharePath", path: path.join(world.home, "one"), title: "one" })
  await alice.link(share)
  const shown = () =>
    alice.parts.projector.all(shares).filter(({ visibility, mode }) => visibility === "public" && mode !== "stopped")
  for (let round = 0; round < 3; round++) {
    const replies = await atOnce(alice, { type: "PublishShare", share })
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1)
    expect(shown().map(({ id }) => ({ ok: true, id }))).toEqual([replies[0]])
    await until(() => shown()[0]?.mode === "active")
    // By the name of either.
    const back = await atOnce(alice, { type: "UnpublishShare", share: round === 2 ? shown()[0]!.id : share })
    expect(back.filter(({ ok }) => ok)).toHaveLength(1)
    expect(shown()).toEqual([])
  }
})

it("makes one torrent of what is shared twice at once", async () => {
  const world = await loopbackWorld(false)
  const alice = await world.start("alice")
  const { library } = alice.parts.ports
  const save = library.save.bind(library)
  /** Resolves when two have come. */
  const both = () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    let came = 0
    return () => (++came === 2 && resolve(), promise)
  }
  const [looked, kept] = [both(), both()]
  // Each has looked for who has the content already before either is kept, and is kept before either is a torrent.
  library.save = async (...given) => {
    await looked()
    await save(...given)
    await kept()
  }
  const asked: string[] = []
  for (const name of ["one", "two"]) {
    await mkdir(path.join(world.home, name))
    await writeFile(path.join(world.home, name, "same"), "the same")
    asked.push(await done(alice, { type: "SharePath", path: path.join(world.home, name, "same"), title: name }))
  }
  for (const share of asked) await alice.link(share)
  const rows = alice.parts.projector.all(shares)
  expect(alice.parts.projector.all(torrents)).toHaveLength(1)
  expect(rows.map(({ torrent }) => torrent)).toEqual([rows[0]!.torrent, rows[0]!.torrent])
})

it("begins one download of a link and one mirror of an address, however often they are given at once", async () => {
  const world = await loopbackWorld(false)
  const [alice, bob] = [await world.start("alice"), await world.start("bob")]
  await writeFile(path.join(world.home, "one"), "one")
  const link = await alice.link(
    await done(alice, { type: "SharePath", path: path.join(world.home, "one"), title: "one" }),
  )
  const downloads = await atOnce(bob, { type: "DownloadLink", link, folder: path.join(world.home, "got") })
  expect(downloads.filter(({ ok }) => ok)).toHaveLength(1)
  expect(downloads.filter((reply) => !reply.ok && reply.code === "duplicate")).toHaveLength(TIMES - 1)
  expect(bob.parts.projector.all(torrents)).toHaveLength(1)
  const mirrored = await atOnce(bob, { type: "AddMirror", address: await ownAddress(alice), update: "auto" })
  expect(mirrored.filter(({ ok }) => ok)).toHaveLength(1)
  expect(bob.parts.projector.all(mirrors)).toHaveLength(1)
})

it("keeps the key of a tracker that was restored, whatever is asked of it later", async () => {
  const world = await loopbackWorld(false)
  const passphrase = "words to seal with"
  const exported = async (name: string, publishes: boolean): Promise<{ file: string; address: string }> => {
    const node = await world.start(name)
    if (publishes) await publish(node, world.home, `${name}'s`, 1_000)
    const address = await ownAddress(node)
    await done(node, { type: "ExportTracker", path: path.join(world.home, `${name}.bk`), passphrase })
    await world.stop(node)
    return { file: path.join(world.home, `${name}.bk`), address }
  }
  const [one, other, full] = [
    await exported("one", false),
    await exported("other", false),
    await exported("full", true),
  ]
  const node = await world.start("heir")
  await ownAddress(node)
  await done(node, { type: "ImportTracker", path: one.file, passphrase })
  // From now on no other address is told.
  expect(await ownAddress(node)).toBe(one.address)
  const before = vaultOf(node)
  for (const { file } of [other, full]) {
    expect(await node.ask({ type: "ImportTracker", path: file, passphrase })).toMatchObject({
      ok: false,
      code: "tracker-in-use",
    })
    expect(await node.ask({ type: "ImportTracker", path: file, passphrase: "other words" })).toMatchObject({
      ok: false,
    })
    expect(vaultOf(node)).toEqual(before)
  }
  // A copy of the other is one like any other, and stays.
  const mirror = await done(node, { type: "ImportTracker", path: full.file })
  await world.stop(node)
  const again = await world.start("heir")
  await until(() => again.parts.board.published("tracker"))
  expect(again.parts.board.published("tracker")).toBe(one.address)
  expect(again.parts.projector.all(mirrors).map(({ id }) => id)).toEqual([mirror])
})
