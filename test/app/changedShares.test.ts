/**
 * FILE4: a share whose files change under it, through whole nodes: what its owner is told, what its takers get, and how
 * it mends.
 */
import { copyFile, mkdir, mkdtemp, open, readFile, rename, rm, utimes, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import { downloadProgress } from "../../src/cli/formatProgress.ts"
import { formatStatus } from "../../src/cli/formatStatus.ts"
import { choosePieceLength } from "../../src/core/pieceLength.ts"
import { fixtureContent } from "../support/torrentFixtures.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"
import { torrents } from "../../src/projections/torrents.ts"

describe("FILE4 a share that changes", () => {
  let home: string
  let running: LoopbackNode[] = []
  const original = fixtureContent("changed share", 2_000_000)
  const pieceLength = choosePieceLength(original.length)
  const pieces = Math.ceil(original.length / pieceLength)
  const at = (...names: string[]) => path.join(home, ...names)
  const start = async (name: string) => {
    const node = await openLoopbackNode(at(name), at("s"))
    running.push(node)
    return node
  }
  const stop = async (node: LoopbackNode) => {
    running = running.filter((one) => one !== node)
    await node.close()
  }
  const ask = async (node: LoopbackNode, command: ManagementCommand) => {
    const asked = await node.ask(command)
    if (!asked.ok) throw new Error(asked.message)
    return asked.id
  }
  const share = async (node: LoopbackNode, file: string) =>
    node.link(await ask(node, { type: "SharePath", path: file, title: "" }))
  const download = (node: LoopbackNode, link: string) => ask(node, { type: "DownloadLink", link, folder: at("got") })
  const factsOf = async (node: LoopbackNode) =>
    (await node.node.history("torrents", node.torrent()!.id, undefined, 200))!.map(({ type }) =>
      type.replace(/^\w+\.|\/\d+$/g, ""),
    )
  const overwrite = async (file: string, position: number) => {
    const handle = await open(file, "r+")
    await handle.write(Buffer.from("edited"), 0, 6, position)
    await handle.close()
  }

  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), "bulbil-ch-"))
    await mkdir(at("s"))
    await writeFile(at("doc.odt"), original)
  })
  afterEach(async () => {
    await Promise.all(running.splice(0).map((node) => node.close()))
    await rm(home, { recursive: true, force: true })
  })

  it(
    "says so, serves what still fits, is banned by nobody, and its takers finish by themselves " +
      "when it is put back",
    async () => {
      const [alice, bob] = [await start("alice"), await start("bob")]
      const link = await share(alice, at("doc.odt"))
      await overwrite(at("doc.odt"), 1_100_000)
      await download(bob, link)
      await until(() => bob.torrent()?.verifiedPieces === pieces - 1)
      await until(() => alice.torrent()?.mode === "error")
      expect(alice.torrent()!.error).toMatchObject({
        code: "changed",
        message: expect.stringMatching(
          /^"doc.odt" changed since it was shared.*put the original back and `bulbil recheck`, or share it again$/,
        ),
      })
      await until(() => bob.node.live().troubles[bob.torrent()!.id] !== undefined)
      const live = bob.node.live()
      expect(downloadProgress(bob.torrent()!, live)).toMatch(
        /^Stalled: nobody who is here has the piece that is still missing/,
      )
      expect(live.torrents[bob.torrent()!.id]).toMatchObject({ etaSeconds: null, downRate: 0 })
      const id = alice.torrent()!.id
      expect(await alice.ask({ type: "ResumeTorrent", torrent: id })).toMatchObject({
        ok: false,
        code: "changed",
        message: expect.stringMatching(/put the original back/),
      })
      // A recheck of what is still changed says the same, and is never a download.
      await ask(alice, { type: "RecheckTorrent", torrent: id })
      await until(() => alice.torrent()?.mode === "error")
      expect(alice.torrent()).toMatchObject({ verifiedPieces: pieces - 1, error: { code: "changed" } })
      await writeFile(at("doc.odt"), original)
      await ask(alice, { type: "RecheckTorrent", torrent: id })
      await until(() => bob.torrent()?.mode === "seeding")
      await until(() => alice.torrent()?.mode === "seeding")
      expect(alice.torrent()).toMatchObject({ error: null, verifiedPieces: pieces })
      expect(Buffer.compare(await readFile(at("got", "doc.odt")), original)).toBe(0)
      expect(await factsOf(bob)).not.toContain("PeerBanned")
      for (const node of [alice, bob]) expect(node.defects).toEqual([])
    },
  )

  it("that was only touched, or copied and put in its own place, is served as before", async () => {
    const [alice, bob] = [await start("alice"), await start("bob")]
    const link = await share(alice, at("doc.odt"))
    await copyFile(at("doc.odt"), at("copy"))
    await rename(at("copy"), at("doc.odt"))
    await utimes(at("doc.odt"), new Date(), new Date(1_000_000_000_000))
    await download(bob, link)
    await until(() => bob.torrent()?.mode === "seeding")
    expect(alice.torrent()).toMatchObject({ mode: "seeding", error: null })
    // Beside what was said of its pieces there is what went out of them.
    expect((await factsOf(alice)).filter((fact) => fact !== "PiecesServed")).toEqual(["TorrentShared"])
  })

  it(
    "PEER9 of a node that serves it all the same: its taker says who was cut off and when it is " +
      "tried again, and no time left",
    async () => {
      const [alice, bob] = [await start("alice"), await start("bob")]
      const { storage } = alice.parts.ports
      const honest = storage.open.bind(storage)
      storage.open = async (...given) => {
        const store = await honest(...given)
        const read = store.read.bind(store)
        store.read = async (piece, ...rest) =>
          piece === 5 ? (await read(piece, ...rest)).fill(9) : read(piece, ...rest)
        return store
      }
      await download(bob, await share(alice, at("doc.odt")))
      const id = () => bob.torrent()!.id
      await until(() => bob.torrent() && bob.node.live().troubles[id()] !== undefined)
      const words = /a source sent data that does not fit; it was cut off, and is tried again in 1 min/
      expect(downloadProgress(bob.torrent()!, bob.node.live())).toMatch(words)
      expect(formatStatus(await bob.node.snapshot(), Date.now())).toMatch(words)
      expect(bob.node.live().torrents[id()]).toMatchObject({ etaSeconds: null, downRate: 0, peers: 0 })
      await expect.poll(() => factsOf(bob)).toContain("PeerBanned")
    },
  )

  it("while the node is stopped, is noticed when it starts, with no taker there; and mends by itself", async () => {
    let alice = await start("alice")
    await share(alice, at("doc.odt"))
    await stop(alice)
    await overwrite(at("doc.odt"), 0)
    alice = await start("alice")
    await until(() => alice.torrent()?.error?.code === "changed")
    expect(alice.torrent()).toMatchObject({ mode: "error", verifiedPieces: pieces - 1 })
    await stop(alice)
    await writeFile(at("doc.odt"), original)
    alice = await start("alice")
    await until(() => alice.torrent()?.mode === "seeding")
    expect(alice.torrent()).toMatchObject({ error: null, verifiedPieces: pieces })
  })

  it(
    "is read where the same content is shared still, when its own share ends; and where it is " +
      "shared again, when it has changed",
    async () => {
      const [alice, bob] = [await start("alice"), await start("bob")]
      await mkdir(at("copy"))
      await copyFile(at("doc.odt"), at("copy", "doc.odt"))
      const first = await ask(alice, { type: "SharePath", path: at("doc.odt"), title: "" })
      await alice.link(first)
      const link = await share(alice, at("copy", "doc.odt"))
      expect(alice.parts.projector.all(torrents)).toHaveLength(1)
      await ask(alice, { type: "StopSharing", share: first })
      await rm(at("doc.odt"))
      await until(() => alice.torrent()?.mode === "seeding")
      expect(alice.torrent()!.path).toBe(at("copy", "doc.odt"))
      await download(bob, link)
      await until(() => bob.torrent()?.mode === "seeding")
      await overwrite(at("copy", "doc.odt"), 5)
      await ask(alice, { type: "RecheckTorrent", torrent: alice.torrent()!.id })
      await until(() => alice.torrent()?.mode === "error")
      await writeFile(at("doc.odt"), original)
      await share(alice, at("doc.odt"))
      await until(() => alice.torrent()?.mode === "seeding")
      expect(alice.torrent()).toMatchObject({ path: at("doc.odt"), error: null, verifiedPieces: pieces })
    },
  )

  it(
    "by being cut short has changed, by becoming longer is told and served, by going away is " +
      "missing and comes back by itself",
    async () => {
      let alice = await start("alice")
      await share(alice, at("doc.odt"))
      await stop(alice)
      await writeFile(at("doc.odt"), Buffer.concat([original, Buffer.from("more")]))
      alice = await start("alice")
      await until(() => alice.node.live().troubles[alice.torrent()!.id] !== undefined)
      expect(alice.node.live().troubles[alice.torrent()!.id]).toMatch(/"doc.odt" became longer since it was shared/)
      expect(alice.torrent()).toMatchObject({ mode: "seeding", error: null })
      await stop(alice)
      await writeFile(at("doc.odt"), original.subarray(0, 600_000))
      alice = await start("alice")
      await until(() => alice.torrent()?.error?.code === "changed")
      expect(alice.torrent()).toMatchObject({
        mode: "error",
        verifiedPieces: Math.floor(600_000 / pieceLength),
        missing: [],
      })
      await stop(alice)
      await rm(at("doc.odt"))
      alice = await start("alice")
      await until(() => alice.torrent()?.mode === "missing-files")
      expect(alice.torrent()!.missing).toEqual(["doc.odt"])
      await stop(alice)
      await writeFile(at("doc.odt"), original)
      alice = await start("alice")
      await until(() => alice.torrent()?.mode === "seeding")
      expect(alice.torrent()).toMatchObject({ verifiedPieces: pieces, missing: [], error: null })
      // A folder in the file's place.
      await stop(alice)
      await rm(at("doc.odt"))
      await mkdir(at("doc.odt"))
      alice = await start("alice")
      await until(() => alice.torrent()?.mode === "missing-files")
    },
  )
})
