import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import { fingerprint, makeContent } from "../../src/cli/demo/content.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"

describe("nodes over the loopback transport", () => {
  let home: string
  const open: LoopbackNode[] = []
  const start = async (name: string, forgetful = false) => {
    const node = await openLoopbackNode(path.join(home, name), path.join(home, "s"), { forgetful })
    open.push(node)
    return node
  }
  const share = async (node: LoopbackNode, folder: string) => {
    const asked = await node.ask({ type: "SharePath", path: folder, title: "Bulbs" })
    if (!asked.ok) throw new Error(asked.message)
    return { id: asked.id, link: await node.link(asked.id) }
  }

  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), "bulbil-n-"))
    await mkdir(path.join(home, "s"))
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((node) => node.close()))
    await rm(home, { recursive: true, force: true })
  })

  it.each([false, true])("share and download a folder whole (forgetful: %s)", async (forgetful) => {
    const source = path.join(home, "bulbs")
    await makeContent(source, 3_000_000)
    const [alice, bob, carol] = [
      await start("alice", forgetful),
      await start("bob", forgetful),
      await start("carol", forgetful),
    ]
    const { link } = await share(alice!, source)
    expect(link).toMatch(/^http:\/\/[a-z2-7]{56}\.onion\/private\/[A-Za-z0-9_-]{43}#k=[a-z2-7]{52}$/)
    for (const [name, node] of [
      ["bob", bob!],
      ["carol", carol!],
    ] as const) {
      expect(await node.ask({ type: "DownloadLink", link, folder: path.join(home, `${name}-got`) })).toMatchObject({
        ok: true,
      })
    }
    for (const [name, node] of [
      ["bob", bob!],
      ["carol", carol!],
    ] as const) {
      await until(() => node.torrent()?.mode === "seeding")
      expect(await fingerprint(path.join(home, `${name}-got`, "bulbs"))).toBe(await fingerprint(source))
      expect(node.torrent()).toMatchObject({ verifiedBytes: node.torrent()!.bytes, title: "Bulbs" })
    }
    for (const node of [alice!, bob!, carol!]) expect(node.defects).toEqual([])
  })

  it("go on where they were after a stop in the middle", async () => {
    const source = path.join(home, "bulbs")
    await makeContent(source, 24_000_000)
    const alice = await start("alice")
    const { link } = await share(alice, source)
    const bob = await start("bob")
    await bob.ask({ type: "DownloadLink", link, folder: path.join(home, "got") })
    await until(() => (bob.torrent()?.verifiedPieces ?? 0) > 2, 1)
    open.splice(open.indexOf(bob), 1)
    const before = bob.torrent()!.verifiedPieces
    await bob.close()
    const again = await start("bob")
    expect(again.torrent()!.verifiedPieces).toBeGreaterThanOrEqual(before)
    await until(() => again.torrent()?.mode === "seeding")
    expect(await fingerprint(path.join(home, "got", "bulbs"))).toBe(await fingerprint(source))
  })

  it("pause, resume, recheck, notice missing files, remove with the data", async () => {
    const source = path.join(home, "bulbs")
    await makeContent(source, 2_000_000)
    const alice = await start("alice")
    const { link } = await share(alice, source)
    const bob = await start("bob")
    const asked = await bob.ask({ type: "DownloadLink", link, folder: path.join(home, "got") })
    if (!asked.ok) throw new Error(asked.message)
    const torrent = asked.id
    await until(() => bob.torrent()?.mode === "seeding")
    expect(await bob.ask({ type: "DownloadLink", link })).toMatchObject({ ok: false, code: "duplicate" })
    expect(await bob.ask({ type: "PauseTorrent", torrent: torrent.slice(0, 8) })).toMatchObject({ ok: true })
    expect(bob.torrent()?.mode).toBe("paused")
    expect(await bob.ask({ type: "ResumeTorrent", torrent })).toMatchObject({ ok: true })
    await writeFile(path.join(home, "got", "bulbs", "nested", "deeper", "small.bin"), "spoilt")
    expect(await bob.ask({ type: "RecheckTorrent", torrent })).toMatchObject({ ok: true })
    await until(() => bob.torrent()?.mode === "seeding" || bob.torrent()?.mode === "downloading")
    await until(() => bob.torrent()?.mode === "seeding")
    expect(await fingerprint(path.join(home, "got", "bulbs"))).toBe(await fingerprint(source))
    await bob.ask({ type: "PauseTorrent", torrent })
    await rm(path.join(home, "got", "bulbs", "large.bin"))
    await bob.ask({ type: "ResumeTorrent", torrent })
    await until(() => bob.torrent()?.mode === "missing-files")
    await bob.ask({ type: "RecheckTorrent", torrent })
    await until(() => bob.torrent()?.mode === "seeding")
    expect(await bob.ask({ type: "RemoveTorrent", torrent, withData: true })).toMatchObject({ ok: true })
    await until(() => !bob.parts.ports.library.has(torrent))
    await expect(fingerprint(path.join(home, "got", "bulbs"))).rejects.toThrow()
    expect(await fingerprint(source)).toHaveLength(64)
  })

  it.each(["PauseTorrent", "RemoveTorrent"] as const)("tell the source that they leave (%s)", async (type) => {
    const source = path.join(home, "bulbs")
    await makeContent(source, 100_000)
    const [alice, bob] = [await start("alice"), await start("bob")]
    const { link } = await share(alice, source)
    const asked = await bob.ask({ type: "DownloadLink", link, folder: path.join(home, "got") })
    if (!asked.ok) throw new Error(asked.message)
    const known = () => Object.values(alice.node.live().torrents)[0]?.peers
    await until(() => known() === 1)
    await until(() => bob.torrent()?.mode === "seeding")
    const extra = type === "RemoveTorrent" ? { withData: false } : {}
    expect(await bob.ask({ type, torrent: asked.id, ...extra } as ManagementCommand)).toMatchObject({ ok: true })
    await until(() => known() === 0)
    expect(bob.defects).toEqual([])
  })

  it("keep an onion's link over a restart, and end it when sharing stops", async () => {
    const source = path.join(home, "bulbs")
    await makeContent(source, 100_000)
    const alice = await start("alice")
    const { id, link } = await share(alice, source)
    await alice.close()
    open.splice(open.indexOf(alice), 1)
    const again = await start("alice")
    expect(await again.link(id)).toBe(link)
    expect(await again.ask({ type: "StopSharing", share: id })).toMatchObject({ ok: true })
    const bob = await start("bob")
    await bob.ask({ type: "DownloadLink", link })
    await until(() => Object.keys(bob.node.live().troubles).length > 0)
    expect(bob.torrent()?.mode).toBe("mirroring-metadata")
  })

  it("refuse with words what cannot be", async () => {
    const alice = await start("alice")
    const refused = async (command: Parameters<LoopbackNode["ask"]>[0], code: string) =>
      expect(await alice.ask(command)).toMatchObject({ ok: false, code })
    await refused({ type: "SharePath", path: path.join(home, "none"), title: "" }, "no-such-path")
    for (const place of ["/proc", "/sys/kernel", "/dev"])
      await refused({ type: "SharePath", path: place, title: "" }, "denied")
    await refused({ type: "SharePath", path: "relative", title: "" }, "relative-path")
    await refused({ type: "SharePath", path: path.join(home, "alice", "vault"), title: "" }, "own-data")
    await refused({ type: "SharePath", path: home, title: "" }, "own-data")
    await refused({ type: "DownloadLink", link: "http://example.com/" }, "bad-link")
    await refused({ type: "PauseTorrent", torrent: "abcdef" }, "no-such-torrent")
    await refused({ type: "StopSharing", share: "abcdef" }, "no-such-share")
    await expect(openLoopbackNode(path.join(home, "alice"), path.join(home, "s"))).rejects.toThrow(/already running/)
  })
})
