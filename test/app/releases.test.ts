/**
 * Newer software from node to node over the loopback transport: what a trusted node holds is fetched, checked, seeded
 * and offered, by itself; and what is not as it was signed is not even begun.
 */
import { createHash, randomBytes } from "node:crypto"
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it, onTestFinished } from "vitest"
import { releaseState } from "../../src/app/releaseState.ts"
import { toHex } from "../../src/core/hex.ts"
import { type OnionAddress, TrackerKey } from "../../src/core/ids.ts"
import { publicKeyOf } from "../../src/core/onionAddress.ts"
import type { Release } from "../../src/core/release.ts"
import { credits } from "../../src/projections/credits.ts"
import { releases } from "../../src/projections/releases.ts"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { ReleaseBundle } from "../../src/wire/ReleaseBundle.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"
import { ownAddress } from "../support/loopbackTrackers.ts"
import { aBundle, aRelease, DAY, keyOf, maintainers, rootOfTests } from "../support/releaseKeys.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const own = maintainers()
const now = Date.now()
const root = rootOfTests(own, 1, now - DAY)
const made = { at: now - DAY }

const world = async () => {
  const home = await temporaryFolder()
  const sockets = path.join(home, "s")
  await mkdir(sockets)
  const open = new Set<LoopbackNode>()
  onTestFinished(async () => {
    await Promise.all([...open].map((node) => node.close()))
  })
  const start = async (name: string, version = "0.9.0", releaseRoot: Uint8Array | undefined = root) => {
    const node = await openLoopbackNode(path.join(home, name), sockets, {
      ...(releaseRoot ? { releaseRoot } : {}),
      software: async () => ({ version, tree: `tree of ${version}` }),
    })
    open.add(node)
    return node
  }
  const stop = async (node: LoopbackNode) => {
    open.delete(node)
    await node.close()
  }
  return { home, start, stop }
}

/** A folder as the maintainers hand it over. */
const handed = async (home: string, seq: number, version: string, bytes = 700_000) => {
  const folder = path.join(home, `made-${version}`)
  await mkdir(folder)
  const octets = randomBytes(bytes)
  const file = path.join(folder, `bulbil-${version}.tar`)
  await writeFile(file, octets)
  const storage = new FileStorage()
  const { metainfo } = await storage.make(file, { private: false })
  await storage.close()
  const sha256 = createHash("sha256").update(octets).digest("hex")
  const tree = createHash("sha256").update(version).digest("hex")
  const release = aRelease({ seq, version, sha256, size: bytes, infohash: metainfo.infoHash, tree })
  const write = (bundle: ReleaseBundle) => writeFile(path.join(folder, "release.bundle"), ReleaseBundle.encode(bundle))
  return { folder, octets, release, write }
}

const row = (node: LoopbackNode) => node.parts.projector.get(releases, "self")

/** Asks as the actor of a trusted node does. */
const ask = async (node: LoopbackNode, of: LoopbackNode, as = "aa") => {
  const onion = (await ownAddress(of)) as OnionAddress
  const session = await node.parts.ports.sessions.connect(onion, { circuit: `trust-${as}` })
  const tracker = TrackerKey(toHex(publicKeyOf(onion)))
  try {
    await node.parts.ports.releases.from(as, { onion, tracker }, session, new AbortController().signal)
  } finally {
    session.close()
  }
}

describe("newer software", () => {
  it("goes from node to node by itself, is checked, costs nothing, is seeded, and can be saved", async () => {
    const { home, start, stop } = await world()
    const { folder, octets, release, write } = await handed(home, 1, "1.0.0")
    await write(aBundle(own, release, made))
    const alice = await start("alice", "1.0.0")
    expect(await alice.ask({ type: "AddRelease", folder })).toMatchObject({ ok: true })
    await until(() => row(alice)?.kept.length === 1)

    const bob = await start("bob")
    await ask(bob, alice)
    await until(() => row(bob)?.mode === "ready")
    const { offered } = (await bob.node.snapshot()).releases[0]!
    expect(offered).toMatchObject({ version: "1.0.0", sha256: release.sha256, ready: true, wanted: true })
    expect(offered!.signers).toHaveLength(2)
    expect(bob.parts.projector.get(credits, "self")).toMatchObject({ spent: 0, downloaded: 0 })

    // Carol knows bob alone.
    const carol = await start("carol")
    await until(async () => {
      await ask(carol, bob, "bb")
      return row(carol)?.offered
    })
    await until(() => row(carol)?.mode === "ready")
    const target = path.join(home, "saved")
    expect(await carol.ask({ type: "ExportRelease", folder: target })).toMatchObject({ ok: true })
    expect((await readdir(target)).sort()).toEqual(["SHA256SUMS", "bulbil-1.0.0.tar"])
    expect(Buffer.compare(await readFile(path.join(target, "bulbil-1.0.0.tar")), octets)).toBe(0)
    expect(await readFile(path.join(target, "SHA256SUMS"), "utf8")).toBe(`${release.sha256}  bulbil-1.0.0.tar\n`)
    expect(await carol.ask({ type: "ExportRelease", folder: target })).toMatchObject({ ok: false, code: "file-exists" })
    // All of it or nothing: what is in the way is seen before anything is written.
    const taken = path.join(home, "taken")
    await mkdir(taken)
    await writeFile(path.join(taken, "SHA256SUMS"), "of somebody else")
    expect(await carol.ask({ type: "ExportRelease", folder: taken })).toMatchObject({ ok: false, code: "file-exists" })
    expect(await readdir(taken)).toEqual(["SHA256SUMS"])
    expect(await readFile(path.join(taken, "SHA256SUMS"), "utf8")).toBe("of somebody else")

    const pasted = `${release.sha256.toUpperCase()}  bulbil-1.0.0.tar`
    expect(await carol.ask({ type: "CompareChecksum", checksum: pasted })).toMatchObject({ ok: true })
    expect(row(carol)?.offered?.compared).toBe(true)
    await carol.ask({ type: "CompareChecksum", checksum: "0".repeat(64) })
    expect(row(carol)?.offered?.compared).toBe(false)
    expect(await carol.ask({ type: "CompareChecksum", checksum: "1.0.0" })).toMatchObject({ code: "bad-checksum" })

    // After a start it is offered again, and what runs then is known as signed.
    await stop(bob)
    const again = await start("bob", "0.9.0")
    expect(row(again)?.mode).toBe("ready")
    await until(async () => {
      await ask(carol, again, "bb")
      return again.parts.ports.trackers.beside
    })
    for (const node of [alice, again, carol]) expect(node.defects).toEqual([])
  })

  it.each([
    ["before anybody offers it", false],
    ["while it is being fetched", true],
  ])("is taken from its operator's hand %s, on a node that is older", async (_, offered) => {
    const { home, start, stop } = await world()
    const { folder, release, write } = await handed(home, 1, "1.0.0")
    await write(aBundle(own, release, made))
    const alice = await start("alice")
    if (offered) {
      const bob = await start("bob", "1.0.0")
      bob.parts.ports.trackers.beside.put({
        release: ReleaseBundle.encode(aBundle(own, release, made)),
        metainfos: new Map(),
      })
      await ask(alice, bob)
      await until(() => row(alice)?.mode === "fetching")
      await stop(bob)
    }
    expect(await alice.ask({ type: "AddRelease", folder })).toMatchObject({ ok: true })
    await until(() => row(alice)?.mode === "ready")
    const { torrents } = await alice.node.snapshot()
    expect(torrents.map(({ origin, path: at }) => [origin, at])).toEqual([
      ["share", path.join(folder, "bulbil-1.0.0.tar")],
    ])
    expect(alice.defects).toEqual([])
  })

  it("is fetched from whoever offers it, when who offered it first does not give it", async () => {
    const { home, start } = await world()
    const { folder, release, write } = await handed(home, 1, "1.0.0")
    await write(aBundle(own, release, made))
    const [alice, liar, bob] = [await start("alice", "1.0.0"), await start("liar", "1.0.0"), await start("bob")]
    liar.parts.ports.trackers.beside.put({
      release: ReleaseBundle.encode(aBundle(own, release, made)),
      metainfos: new Map(),
    })
    await ask(bob, liar)
    await until(() => bob.torrent()?.id === row(bob)?.offered?.torrent)
    expect(await alice.ask({ type: "AddRelease", folder })).toMatchObject({ ok: true })
    await until(() => row(alice)?.kept.length === 1)
    await until(async () => {
      await ask(bob, alice, "bb")
      return row(bob)?.nodes.some(({ node }) => node === "bb")
    })
    await until(() => row(bob)?.mode === "ready")
    expect(bob.defects).toEqual([])
  })

  it("that was put away, or is another of one seq, is not said to be offered when its operator gives it", async () => {
    const { home, start } = await world()
    const { folder, release, write } = await handed(home, 1, "1.0.0")
    await write(aBundle(own, release, made))
    const alice = await start("alice")
    expect(await alice.ask({ type: "AddRelease", folder })).toMatchObject({ ok: true })
    await until(() => row(alice)?.mode === "ready")
    // What its operator gives is no trusted node's word.
    expect(row(alice)?.nodes).toEqual([])
    expect(await alice.ask({ type: "DismissRelease" })).toMatchObject({ ok: true })
    expect(await alice.ask({ type: "AddRelease", folder })).toMatchObject({ ok: false, code: "bad-release" })
    await write(aBundle(own, { ...release, sha256: "ab".repeat(32) }, made))
    expect(await alice.ask({ type: "AddRelease", folder })).toMatchObject({ ok: false, code: "bad-release" })
    await write(aBundle(own, release, made))
    expect(row(alice)?.mode).toBe("conflict")
    expect(await alice.ask({ type: "AddRelease", folder })).toMatchObject({ ok: false, code: "bad-release" })
    expect(row(alice)?.nodes).toEqual([])
  })

  it("is fetched anew with each release, and two are kept", async () => {
    const { home, start } = await world()
    const [alice, bob] = [await start("alice", "1.3.0"), await start("bob")]
    for (const seq of [1, 2, 3]) {
      const { folder, release, write } = await handed(home, seq, `1.${seq}.0`, 300_000)
      await write(aBundle(own, release, made))
      expect(await alice.ask({ type: "AddRelease", folder })).toMatchObject({ ok: true })
      await until(() => row(alice)?.kept.some((kept) => kept.seq === seq))
      await until(async () => {
        await ask(bob, alice)
        return row(bob)?.offered?.seq === seq
      })
      await until(() => row(bob)?.mode === "ready")
    }
    expect(row(bob)?.kept.map(({ version }) => version)).toEqual(["1.2.0", "1.3.0"])
    const folder = path.join(home, "bob", "downloads", "releases")
    await until(async () => (await readdir(folder)).length === 2)
    expect((await readdir(folder)).sort()).toEqual(["bulbil-1.2.0.tar", "bulbil-1.3.0.tar"])
    // What the operator gave lies where it lay.
    expect(await readdir(path.join(home, "made-1.1.0"))).toContain("bulbil-1.1.0.tar")
  })

  it("RELEASE4 whose file is not what was signed is thrown away, and of two of one seq none is fetched", async () => {
    const { home, start } = await world()
    const { release, folder } = await handed(home, 1, "1.0.0")
    const [alice, bob] = [await start("alice", "1.0.0"), await start("bob")]
    const storage = new FileStorage()
    const { metainfo } = await storage.make(path.join(folder, "bulbil-1.0.0.tar"), { private: false })
    await storage.close()
    // The maintainers' own mistake: the torrent is not of the file whose checksum they signed.
    const wrong: Release = { ...release, sha256: "ab".repeat(32) }
    await writeFile(path.join(folder, "release.bundle"), ReleaseBundle.encode(aBundle(own, wrong, made)))
    expect(await alice.ask({ type: "AddRelease", folder })).toMatchObject({ ok: true })
    await until(async () => (await releaseState(alice.parts.log)).newest?.left)
    // Whoever offers it all the same is asked; and then offers another one of the same seq.
    const liar = await start("liar", "1.0.0")
    const offer = (of: Release) =>
      liar.parts.ports.trackers.beside.put({
        release: ReleaseBundle.encode(aBundle(own, of, made)),
        metainfos: new Map([[of.infohash, metainfo.bytes]]),
      })
    offer(wrong)
    await ask(bob, liar)
    expect((await releaseState(bob.parts.log)).newest?.seq).toBe(1)
    offer({ ...wrong, sha256: "cd".repeat(32) })
    await ask(bob, liar, "bb")
    expect(row(bob)).toMatchObject({ mode: "conflict", conflict: { seq: 1, from: "bb" } })
    expect(bob.defects).toEqual([])
  })

  it("RELEASE4 that is not signed as it has to be is refused, and not an octet of it is fetched", async () => {
    const { home, start } = await world()
    const { release } = await handed(home, 2, "1.0.0")
    const [alice, bob] = [await start("alice", "1.0.0"), await start("bob")]
    await ask(bob, alice)
    expect(row(bob)).toMatchObject({ mode: "none", nodes: [] })
    const stranger = maintainers("stranger")
    const old = { at: now - 400 * DAY }
    const attacks: readonly (readonly [why: string, bundle: ReleaseBundle])[] = [
      ["signatures", aBundle(stranger, release, made)],
      ["signatures", aBundle(own, release, { ...made, by: own.targets.slice(0, 1) })],
      ["signatures", aBundle(own, release, { ...made, by: [own.targets[0]!, keyOf("stolen")] })],
      ["expired", aBundle(own, release, old)],
      ["malformed", aBundle(own, { ...release, size: 2 ** 30 + 1 }, made)],
      ["malformed", aBundle(own, { ...release, version: "../1" }, made)],
      ["malformed", aBundle(own, { ...release, seq: 2 ** 53 }, { ...made, version: 3 })],
      ["malformed", { ...aBundle(own, release, made), snapshot: new Uint8Array([123]) }],
      ["too-big", { ...aBundle(own, release, made), targets: new Uint8Array(40_000) }],
    ]
    for (const [i, [why, bundle]] of attacks.entries()) {
      alice.parts.ports.trackers.beside.put({ release: ReleaseBundle.encode(bundle), metainfos: new Map() })
      await ask(bob, alice, `n${i}`)
      expect([i, row(bob)?.nodes.find(({ node }) => node === `n${i}`)?.refused]).toEqual([i, why])
    }
    expect(row(bob)).toMatchObject({ mode: "none", offered: null })
    expect(bob.torrent()).toBeUndefined()
    expect(await bob.ask({ type: "ExportRelease", folder: path.join(home, "x") })).toMatchObject({ code: "no-release" })
    expect(bob.defects).toEqual([])
  })

  it("is shown and not fetched by a build that knows no maintainers", async () => {
    const { home, start } = await world()
    const { folder, release, write } = await handed(home, 1, "1.0.0")
    await write(aBundle(own, release, made))
    const alice = await start("alice", "1.0.0")
    await alice.ask({ type: "AddRelease", folder })
    await until(() => row(alice)?.kept.length === 1)
    const blind = await openLoopbackNode(path.join(home, "blind"), path.join(home, "s"))
    onTestFinished(() => blind.close())
    await ask(blind, alice)
    const nodes = [{ node: "aa", version: "1.0.0", verified: false, refused: null, keptBack: false }]
    expect(row(blind)).toMatchObject({ mode: "none", knowsMaintainers: false, offered: null, nodes })
    // It runs out of this very tree, whose version it knows.
    expect(row(blind)?.own).toMatchObject({ version: expect.stringMatching(/^\d+\.\d+\.\d+$/), signed: false })
    expect(blind.torrent()).toBeUndefined()
  })
})
