/**
 * Whole nodes that track, mirror and mirror mirrors, over the loopback transport; also forgetful ones, that are
 * rehydrated after every input.
 */
import { rm } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { fingerprint } from "../../src/cli/demo/content.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import type { InfoHash } from "../../src/core/ids.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { parseLink, type ShareLink } from "../../src/core/shareLink.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { PeersExchange } from "../../src/wire/PeersExchange.ts"
import { sha256 } from "../../src/wire/Entry.ts"
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
} from "../support/loopbackTrackers.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { trackers } from "../../src/projections/trackers.ts"

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")
/** All keys that a swarm's records name. */
const keysOf = (records: readonly Uint8Array[]): Set<string> =>
  new Set(
    records.flatMap((bytes) => {
      const { peer, lanes } = PeerRecord.decode(bytes)!
      return [peer, ...lanes].map(hex)
    }),
  )

describe.each([false, true])("nodes that track and mirror (forgetful: %s) [P7]", (forgetful) => {
  it(
    "go on without the origin: who knows a mirror's mirror alone finds the catalogue there, and " +
      "downloads from who has it",
    async () => {
      const world = await loopbackWorld(forgetful)
      const [alice, bob, carol, erin] = (await Promise.all(
        ["alice", "bob", "carol", "erin"].map((name) => world.start(name)),
      )) as [LoopbackNode, LoopbackNode, LoopbackNode, LoopbackNode]
      const { folder } = await publish(alice, world.home, "bulbs", 2_000_000)
      const origin = await ownAddress(alice)
      const first = await mirror(bob, origin)
      const second = await mirror(carol, first.address)
      expect(new Set([origin, first.address, second.address]).size).toBe(3)
      const listed = await catalogue(bob, origin)
      expect(listed).toMatchObject({ held: first.id, count: 1, seq: 1, forked: false })
      await done(bob, {
        type: "DownloadLink",
        link: listed.entries[0]!.link,
        title: "Bulbs",
        folder: path.join(world.home, "bob-got"),
      })
      await until(() => bob.torrent()?.mode === "seeding")
      // That bob has it now reaches carol, who has nothing to do with it but its tracker.
      const { infohash } = listed.entries[0]!
      await until(() => carol.node.swarm(infohash).peers.filter(({ state }) => state === "seed").length === 2)
      await world.stop(alice)

      const shown = await catalogue(erin, second.address, "bul")
      expect(shown).toMatchObject({ tracker: origin, held: null, count: 1, entries: [{ infohash, title: "bulbs" }] })
      await done(erin, {
        type: "DownloadLink",
        link: shown.entries[0]!.link,
        title: "Bulbs",
        folder: path.join(world.home, "erin-got"),
      })
      await until(() => erin.torrent()?.mode === "seeding")
      expect(await fingerprint(path.join(world.home, "erin-got", "bulbs"))).toBe(await fingerprint(folder))
      // Carol has the catalogue and the metadata, and none of the content.
      expect([carol.torrent(), carol.parts.ports.entries.metainfo(infohash)?.length]).toEqual([
        undefined,
        expect.any(Number),
      ])
    },
  )

  it(
    "offer no longer what is taken back, its name and metadata included, while the private share " + "goes on",
    async () => {
      const world = await loopbackWorld(forgetful)
      const [alice, bob, carol] = (await Promise.all(["alice", "bob", "carol"].map((name) => world.start(name)))) as [
        LoopbackNode,
        LoopbackNode,
        LoopbackNode,
      ]
      const kept = await publish(alice, world.home, "kept", 100_000)
      const gone = await publish(alice, world.home, "regretted", 100_000)
      const origin = await ownAddress(alice)
      const auto = await mirror(bob, origin)
      const byHand = await mirror(carol, auto.address, "manual")
      const before = await catalogue(carol, byHand.address)
      expect(before.entries.map(({ title }) => title).sort()).toEqual(["kept", "regretted"])
      const { infohash, seq } = before.entries.find(({ title }) => title === "regretted")!
      // Links between them first, or carol would hear of it only when there are any.
      await until(() => (carol.node.live().trackers[byHand.id]?.links ?? 0) > 0)
      await done(alice, { type: "UnpublishShare", share: gone.publicShare })
      await until(() => mirrorOf(bob, auto.id).seq === 3 && mirrorOf(bob, auto.id).mode === "current")
      await until(() => !carol.parts.ports.entries.lists(catalogueKey(carol, byHand.id), infohash))
      for (const [node, address] of [
        [alice, origin],
        [bob, auto.address],
        [carol, byHand.address],
      ] as const) {
        const page = await catalogue(node, address)
        expect(page.entries.map(({ title }) => title)).toEqual(["kept"])
        const { entry, metadata, peers } = await stranger(world, address, async (client) => ({
          entry: await client.entries(seq),
          metadata: await client.metainfo(infohash),
          peers: await client.meet(infohash, [], undefined),
        }))
        expect([entry!.bodies[0]!.length, metadata, peers]).toEqual([0, undefined, undefined])
      }
      await until(() => mirrorOf(carol, byHand.id).head === 3)
      expect(mirrorOf(carol, byHand.id)).toMatchObject({ seq: 2, mode: "by-hand" })
      // The link to the public share is dead, the private one is not.
      const answers = async (link: string) => {
        const { visibility, token } = parseLink(link) as ShareLink
        const session = await world.follow(link).catch(() => undefined)
        const answer = await session?.ask({
          method: "GET",
          path: `/${visibility}/${token}/metadata`,
          maxBytes: 1_000_000,
        })
        session?.close()
        return answer?.status
      }
      await expect.poll(() => answers(gone.publicLink)).toBeUndefined()
      expect([
        await answers(gone.privateLink),
        await answers(kept.publicLink),
        await answers(kept.privateLink),
      ]).toEqual([200, 200, 200])
      // Published again it is listed again, on another onion.
      const again = await done(alice, { type: "PublishShare", share: gone.privateShare })
      expect(await alice.link(again)).not.toBe(gone.publicLink)
      await until(() => bob.parts.ports.entries.lists(catalogueKey(bob, auto.id), infohash))
    },
  )

  it(
    "PUBLIC1 keep what is shared privately and what is shared publicly apart: other infohashes, " +
      "other onions, other peers, never one answer for both",
    async () => {
      const world = await loopbackWorld(forgetful)
      const [alice, bob, carol] = (await Promise.all(["alice", "bob", "carol"].map((name) => world.start(name)))) as [
        LoopbackNode,
        LoopbackNode,
        LoopbackNode,
      ]
      const { privateLink, publicLink } = await publish(alice, world.home, "bulbs", 400_000)
      const origin = await ownAddress(alice)
      const rows = alice.parts.projector.all(shares)
      const [hidden, shown] = ["private", "public"].map((visibility) =>
        rows.find((row) => row.visibility === visibility)!,
      ) as [(typeof rows)[0], (typeof rows)[0]]
      expect(hidden.infohash).not.toBe(shown.infohash)
      expect(new Set([privateLink, publicLink].map((link) => (parseLink(link) as ShareLink).onion)).size).toBe(2)
      // Carol gets both, so that one node is in both swarms besides alice; bob mirrors, and gets the public one.
      const { address } = await mirror(bob, origin)
      await done(bob, {
        type: "DownloadLink",
        link: (await catalogue(bob, origin)).entries[0]!.link,
        folder: path.join(world.home, "bob-got"),
      })
      for (const [n, link] of [privateLink, publicLink].entries())
        await done(carol, { type: "DownloadLink", link, folder: path.join(world.home, `carol-got-${n}`) })
      await until(() =>
        [bob, carol].every(
          (node) =>
            node.parts.projector.all(torrents).length > 0 &&
            node.parts.projector.all(torrents).every(({ mode }) => mode === "seeding"),
        ),
      )
      expect(carol.parts.projector.all(torrents)).toHaveLength(2)

      const swarm = (infohash: InfoHash) =>
        keysOf(
          [alice, bob, carol].flatMap(({ parts: { ports } }) => {
            const torrent = ports.library.find(infohash)
            return [...(torrent ? ports.exchange.records(torrent) : []), ...ports.trackers.records(infohash)]
          }),
        )
      await until(() => swarm(hidden.infohash!).size >= 2 && swarm(shown.infohash!).size >= 3)
      const [inPrivate, inPublic] = [new Set<string>(), new Set<string>()]
      /** Keys come and go with lanes: what is told is of those that there were before it was asked, or are now. */
      const look = () => {
        for (const key of swarm(hidden.infohash!)) inPrivate.add(key)
        for (const key of swarm(shown.infohash!)) inPublic.add(key)
        expect([...inPrivate].filter((key) => inPublic.has(key))).toEqual([])
      }
      look()

      // What anybody can be told: trackers and mirrors know nothing of the private swarm, the shares' onions each of
      // their own alone.
      for (const at of [origin, address]) {
        const told = await stranger(world, at, async (client) => ({
          hidden: [await client.meet(hidden.infohash!, [], undefined), await client.metainfo(hidden.infohash!)],
          shown: (await client.meet(shown.infohash!, [], undefined))!,
        }))
        expect(told.hidden).toEqual([undefined, undefined])
        look()
        expect(told.shown.length).toBeGreaterThan(0)
        expect([...keysOf(told.shown)].filter((key) => !inPublic.has(key))).toEqual([])
      }
      for (const [link, keys] of [
        [privateLink, inPrivate],
        [publicLink, inPublic],
      ] as const) {
        const { visibility, token } = parseLink(link) as ShareLink
        const session = await world.follow(link)
        const ask = (wrong: "private" | "public") =>
          session.ask({
            method: "POST",
            path: `/${wrong}/${token}/peers`,
            body: PeersExchange.encode({ v: 1, records: [] }),
            maxBytes: 100_000,
          })
        const answer = await ask(visibility)
        const { records } = PeersExchange.decode(answer.body)!
        look()
        expect(records.length).toBeGreaterThan(0)
        expect([...keysOf(records)].filter((key) => !keys.has(key))).toEqual([])
        expect((await ask(visibility === "private" ? "public" : "private")).status).toBe(404)
        session.close()
      }
      // The log holds no onion of any of them.
      const { onion } = parseLink(privateLink) as ShareLink
      for (const node of [alice, bob, carol]) {
        const history = JSON.stringify(await node.parts.log.page(0 as never, 1_000))
        for (const secret of [onion, origin, address]) expect(history).not.toContain(secret)
      }
    },
  )

  it("are as they were after a restart, and copy again what was lost, under the same onions", async () => {
    const world = await loopbackWorld(forgetful)
    const alice = await world.start("alice")
    let bob = await world.start("bob")
    await publish(alice, world.home, "one", 100_000)
    const origin = await ownAddress(alice)
    const { id, address } = await mirror(bob, origin)
    const tracker = catalogueKey(bob, id)
    const row = mirrorOf(bob, id)
    const page = bob.parts.ports.entries.page(tracker, 1, 10, 1e9).entries.map(hex)
    await world.stop(bob)

    bob = await world.start("bob")
    expect(await reached(bob, id, "current")).toBe(address)
    expect(mirrorOf(bob, id)).toMatchObject({ seq: 1, torrents: 1, completedAt: row.completedAt, addedAt: row.addedAt })
    expect(bob.parts.ports.entries.page(tracker, 1, 10, 1e9).entries.map(hex)).toEqual(page)

    // What is published while it is down is copied when it is up again.
    await world.stop(bob)
    await publish(alice, world.home, "two", 100_000)
    bob = await world.start("bob")
    await until(() => mirrorOf(bob, id).seq === 2 && mirrorOf(bob, id).mode === "current")

    // All that was copied is lost.
    await world.stop(bob)
    for (const suffix of ["", "-wal", "-shm"])
      await rm(path.join(world.home, "bob", `trackers.sqlite${suffix}`), { force: true })
    bob = await world.start("bob")
    await until(() => bob.parts.ports.entries.count(tracker) === 2 && mirrorOf(bob, id).mode === "current")
    await until(() => bob.parts.ports.entries.withoutMetainfo(tracker, 9).length === 0)
    expect(await reached(bob, id, "current")).toBe(address)
    const told = await stranger(world, address, async (client) => ({
      head: Head.read((await client.head())!),
      page: await client.entries(1),
    }))
    expect([told.head!.seq, told.page!.entries.map(hex)]).toEqual([
      2,
      bob.parts.ports.entries.page(tracker, 1, 10, 1e9).entries.map(hex),
    ])
    expect(told.page!.entries.map(hex)[0]).toBe(page[0])
  })
})

describe("nodes that track and mirror", () => {
  it("serve the very same chain again when the origin's store was lost, and follow it on", async () => {
    const world = await loopbackWorld()
    let alice = await world.start("alice")
    const bob = await world.start("bob")
    for (const name of ["one", "two"]) await publish(alice, world.home, name, 50_000)
    const origin = await ownAddress(alice)
    const { id } = await mirror(bob, origin)
    const tracker = catalogueKey(bob, id)
    const page = bob.parts.ports.entries.page(tracker, 1, 10, 1e9).entries.map(hex)
    await world.stop(alice)
    for (const suffix of ["", "-wal", "-shm"])
      await rm(path.join(world.home, "alice", `trackers.sqlite${suffix}`), { force: true })
    alice = await world.start("alice")
    expect(await ownAddress(alice)).toBe(origin)
    expect(alice.parts.ports.entries.page(tracker, 1, 10, 1e9).entries.map(hex)).toEqual(page)
    expect(alice.parts.ports.entries.withoutMetainfo(tracker, 9)).toEqual([])
    await publish(alice, world.home, "three", 50_000)
    await until(() => mirrorOf(bob, id).seq === 3 && mirrorOf(bob, id).mode === "current")
    expect([mirrorOf(bob, id).fork, alice.parts.projector.get(trackers, "self")!.mode]).toEqual([null, "open"])
  })

  it("forget a mirror that is removed, whole, and mirror one tracker once, whatever address is pasted", async () => {
    const world = await loopbackWorld()
    const [alice, bob, carol] = (await Promise.all(["alice", "bob", "carol"].map((name) => world.start(name)))) as [
      LoopbackNode,
      LoopbackNode,
      LoopbackNode,
    ]
    await publish(alice, world.home, "bulbs", 50_000)
    const origin = await ownAddress(alice)
    const first = await mirror(bob, origin)
    const second = await mirror(carol, first.address)
    const { entries } = bob.parts.ports
    const tracker = catalogueKey(bob, first.id)
    for (const [address, code] of [
      [origin, "duplicate"],
      [first.address, "duplicate"],
      [await ownAddress(bob), "own-tracker"],
      [`${origin.slice(0, 55)}a.onion`, "bad-address"],
    ] as const) {
      expect(await bob.ask({ type: "AddMirror", address, update: "auto" })).toMatchObject({ ok: false, code })
    }
    // Of the page nobody shall ever hear, as they may of whom one mirrors or trusts.
    const page = onionAddress(publicKeyOfSeed(bob.parts.ports.vault.get("management")!.seed))
    for (const command of [
      { type: "AddMirror", address: page, update: "auto" },
      { type: "TrustNode", address: page },
      { type: "TrustNode", address: origin, at: page },
    ] as const)
      expect(await bob.ask(command)).toMatchObject({ ok: false, code: "own-management" })
    // A place of which nobody has heard: that it is the same tracker is seen only when it is asked.
    const place = await world.sessions.serve(sha256(Buffer.from("a place")), ({ path: asked }) =>
      asked === "/tracker/head" ? { body: entries.head(tracker)! } : undefined,
    )
    const twice = await done(bob, { type: "AddMirror", address: place.address, update: "auto" })
    const own = await done(alice, { type: "AddMirror", address: place.address, update: "auto" })
    for (const [node, id] of [
      [bob, twice],
      [alice, own],
    ] as const) {
      await until(() => mirrorOf(node, id).mode === "failed")
      expect(mirrorOf(node, id).error).toMatchObject({ code: "already-here" })
    }
    await place.close()
    await done(bob, { type: "RemoveMirror", mirror: twice })
    expect([entries.count(tracker), mirrorOf(bob, first.id).mode]).toEqual([1, "current"])

    const { infohash } = (await catalogue(bob, origin)).entries[0]!
    await done(bob, { type: "RemoveMirror", mirror: first.id })
    await until(() => entries.tip(tracker).seq === 0)
    expect([
      entries.head(tracker),
      entries.metainfo(infohash),
      entries.addresses(tracker),
      bob.parts.board.published(first.id),
    ]).toEqual([undefined, undefined, [], undefined])
    await expect
      .poll(() =>
        world.sessions.connect(first.address, { circuit: "c" }).then(
          () => "up",
          () => "gone",
        ),
      )
      .toBe("gone")
    // Carol, who copied from there, goes on with the origin.
    await publish(alice, world.home, "more", 50_000)
    await until(() => mirrorOf(carol, second.id).seq === 2 && mirrorOf(carol, second.id).mode === "current")
    // And it can be mirrored anew, under a new onion.
    expect((await mirror(bob, second.address)).address).not.toBe(first.address)
  })
})

/** Whose tracker a mirror is of. */
function catalogueKey(node: LoopbackNode, id: string) {
  return node.parts.ports.vault.get("mirror", id)!.tracker as never
}
