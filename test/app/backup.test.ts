/**
 * A tracker that is left in one file alone: exported on one node, taken on a fresh one with all others gone, and served
 * from there.
 */
import { readFile, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { genesis } from "../../src/core/chain.ts"
import { fingerprint } from "../../src/cli/demo/content.ts"
import { checkPage } from "../../src/tracker/checkPage.ts"
import { seal } from "../../src/app/sealedKey.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { writeBackup } from "../../src/tracker/backup.ts"
import { Head } from "../../src/wire/Head.ts"
import { type LoopbackNode, until } from "../support/loopbackNode.ts"
import {
  catalogue,
  done,
  loopbackWorld,
  mirror,
  mirrorOf,
  ownAddress,
  publish,
  reached,
  stranger,
  type World,
} from "../support/loopbackTrackers.ts"
import { ChainMaker } from "../support/trackerChain.ts"
import { mirrors } from "../../src/projections/mirrors.ts"
import { trackers } from "../../src/projections/trackers.ts"

const trackerOf = (node: LoopbackNode, id: string) => node.parts.ports.vault.get("mirror", id)!.tracker as never

/**
 * What a stranger can make sure of, who knows the address alone: all of the chain leads to the head, which the tracker
 * has signed.
 */
const provable = (world: World, address: never) =>
  stranger(world, address, async (client) => {
    const head = Head.read((await client.head())!)!
    const page = (await client.entries(1))!
    const checked = checkPage(genesis(head.tracker), Buffer.from(head.tracker).toString("hex") as never, page)
    return (
      typeof checked !== "string" && checked.tip.seq === head.seq && Buffer.compare(checked.tip.hash, head.hash) === 0
    )
  })

describe.each([false, true])("a backup of a tracker (forgetful: %s)", (forgetful) => {
  it(
    "brings its catalogue back, provable, as a mirror by hand that others can mirror, when the " +
      "file is all that is left",
    async () => {
      const world = await loopbackWorld(forgetful)
      const [alice, bob] = [await world.start("alice"), await world.start("bob")]
      const { folder } = await publish(alice, world.home, "bulbs", 300_000)
      const regretted = await publish(alice, world.home, "regretted", 50_000)
      await done(alice, { type: "UnpublishShare", share: regretted.publicShare })
      const origin = await ownAddress(alice)
      await until(() => alice.parts.projector.get(trackers, "self")?.seq === 3)
      const { id: atBob } = await mirror(bob, origin)
      await until(() => mirrorOf(bob, atBob).seq === 3)
      const before = await catalogue(alice, origin)
      // The origin's own and the mirror's say the same.
      const [own, copied] = ["own", "copied"].map((name) => path.join(world.home, `${name}.backup`)) as [string, string]
      await done(alice, { type: "ExportTracker", path: own })
      await done(bob, { type: "ExportTracker", path: copied, mirror: atBob })
      expect((await stat(own)).mode & 0o777).toBe(0o600)
      expect(await alice.ask({ type: "ExportTracker", path: own })).toMatchObject({ ok: false, code: "file-exists" })
      // No key, no file of the operator's, no name of what was taken back.
      for (const file of [own, copied]) {
        const bytes = await readFile(file)
        const { seed } = alice.parts.ports.vault.get("tracker")!
        for (const secret of [
          Buffer.from(seed),
          Buffer.from(Buffer.from(seed).toString("base64url")),
          Buffer.from("regretted"),
          Buffer.from(folder),
        ])
          expect(bytes.includes(secret)).toBe(false)
      }
      await world.stop(alice)
      await world.stop(bob)

      for (const [name, file] of [
        ["carol", own],
        ["dave", copied],
      ] as const) {
        const node = await world.start(name)
        const id = await done(node, { type: "ImportTracker", path: file })
        const address = await reached(node, id, "by-hand")
        const { entries, infohash } = { ...(await catalogue(node, origin)), infohash: before.entries[0]!.infohash }
        expect(entries.map((entry) => [entry.infohash, entry.title, entry.bytes, entry.seq, entry.addedAt])).toEqual(
          before.entries.map((entry) => [entry.infohash, entry.title, entry.bytes, entry.seq, entry.addedAt]),
        )
        expect(mirrorOf(node, id)).toMatchObject({ update: "manual", mode: "by-hand", seq: 3, head: 3, torrents: 1 })
        expect(await provable(world, address as never)).toBe(true)
        // Taken twice it changes nothing.
        expect(await done(node, { type: "ImportTracker", path: file })).toBe(id)
        expect(node.parts.projector.all(mirrors)).toHaveLength(1)
        // A third node copies from it, all others still gone.
        const third = await world.start(`${name}'s friend`)
        const { id: there } = await mirror(third, address)
        expect(await catalogue(third, origin)).toMatchObject({
          tracker: origin,
          count: 1,
          entries: [{ infohash, title: "bulbs" }],
        })
        expect(third.parts.ports.entries.metainfo(infohash)?.length).toBeGreaterThan(100)
        expect(trackerOf(third, there)).toBe(trackerOf(node, id))
        await world.stop(third)
        await world.stop(node)
      }
      // The origin comes back, and is gone on with: also by who has the file alone.
      const again = await world.start("alice")
      await publish(again, world.home, "later", 50_000)
      const carol = await world.start("carol")
      const row = carol.parts.projector.all(mirrors)[0]!
      await reached(carol, row.id, "by-hand")
      await done(carol, { type: "UpdateMirror", mirror: row.id })
      await until(() => mirrorOf(carol, row.id).seq === 4 && mirrorOf(carol, row.id).mode === "by-hand")
      const later = (await catalogue(carol, origin)).entries.find(({ title }) => title === "later")!
      await done(carol, {
        type: "DownloadLink",
        link: later.link,
        title: "later",
        folder: path.join(world.home, "got"),
      })
      await until(() => carol.torrent()?.mode === "seeding")
      expect(await fingerprint(path.join(world.home, "got", "later"))).toBe(
        await fingerprint(path.join(world.home, "later")),
      )
    },
  )
})

it("with its key, a backup of thousands of entries becomes this node's own tracker, all at once", async () => {
  const world = await loopbackWorld()
  const alice = await world.start("alice")
  const chain = new ChainMaker("large").addMany(0, 5_000)
  const store = new SqliteEntryStore(":memory:")
  chain.fill(store)
  const file = path.join(world.home, "large.backup")
  const passphrase = "a passphrase of many words"
  await writeFile(file, Buffer.concat([...writeBackup(store, chain.tracker, [], await seal(chain.seed, passphrase))]))
  store.close()
  await done(alice, { type: "ImportTracker", path: file, passphrase })
  expect(alice.parts.projector.get(trackers, "self")).toMatchObject({ seq: 5_000, listed: 5_000 })
  await world.stop(alice)
  const again = await world.start("alice")
  await until(async () => (await ownAddress(again)) === chain.address)
  const head = await stranger(world, chain.address as never, async (client) => Head.read((await client.head())!)!)
  expect([head.seq, head.hash]).toEqual([5_000, Head.read(chain.head())!.hash])
  expect(again.defects).toEqual([])
})

describe("a backup that cannot be taken", () => {
  it("is refused with what to do, and leaves nothing behind", async () => {
    const world = await loopbackWorld()
    const [alice, bob] = [await world.start("alice"), await world.start("bob")]
    await publish(alice, world.home, "bulbs", 50_000)
    await ownAddress(alice)
    const file = path.join(world.home, "a.backup")
    await done(alice, { type: "ExportTracker", path: file })
    const bytes = await readFile(file)
    const variant = async (name: string, content: Uint8Array) => {
      const at = path.join(world.home, name)
      await writeFile(at, content)
      return at
    }
    const flipped = Buffer.from(bytes)
    flipped[Math.floor(bytes.length / 2)]! ^= 1
    const cases = [
      [await variant("cut", bytes.subarray(0, bytes.length - 6)), "cut"],
      [await variant("other", Buffer.from("something else, long enough to be looked at")), "not-a-backup"],
      [await variant("flipped", flipped), "not-true"],
      [path.join(world.home, "nothing here"), "no-such-path"],
      ["relative", "relative-path"],
    ] as const
    const tracker = (await catalogue(alice, await ownAddress(alice))).tracker
    for (const [at, code] of cases)
      expect([code, await bob.ask({ type: "ImportTracker", path: at })]).toEqual([
        code,
        expect.objectContaining({ ok: false, code }),
      ])
    expect(bob.parts.projector.all(mirrors)).toEqual([])
    const key = Buffer.from(
      await stranger(world, tracker as never, async (client) => Head.read((await client.head())!)!.tracker),
    ).toString("hex") as never
    expect([bob.parts.ports.entries.tip(key).seq, bob.parts.ports.entries.addresses(key)]).toEqual([0, []])
    // Nor its own, whose history is here.
    expect(await alice.ask({ type: "ImportTracker", path: file })).toMatchObject({ ok: false, code: "not-true" })
    expect(alice.parts.projector.get(trackers, "self")).toMatchObject({ mode: "open", seq: 1, listed: 1 })
    // The whole one is taken after all that.
    const id = await done(bob, { type: "ImportTracker", path: file })
    await reached(bob, id, "by-hand")
    expect(mirrorOf(bob, id).seq).toBe(1)
  })
})
