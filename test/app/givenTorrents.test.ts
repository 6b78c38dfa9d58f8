/** Shares by a .torrent of the operator's: the data that are there are compared, and nothing is written. */
import { mkdir, readdir, rename, stat, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { decode } from "../../src/core/bencode/decode.ts"
import { encode } from "../../src/core/bencode/encode.ts"
import { shares } from "../../src/projections/shares.ts"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { type DownloadScene, downloadScene, octets } from "../support/downloadScene.ts"
import { until } from "../support/loopbackNode.ts"

const files = { a: octets("a", 100_000), "sub/b": octets("b"), e: "", "sub/c": octets("c", 70_000) }

/** Puts the files down, makes their .torrent, and gives it a key that Bulbil's own never have. */
const made = async (at: DownloadScene, isPrivate: boolean) => {
  for (const [file, content] of Object.entries(files)) await at.put(`data/vac/${file}`, content)
  const storage = new FileStorage()
  const { metainfo, bytes } = await storage.make(path.join(at.home, "data/vac"), { private: isPrivate })
  await storage.close()
  const dressed = new Map([...(decode(bytes) as ReadonlyMap<string, never>), ["created by", Buffer.from("x") as never]])
  return { metainfo, file: await at.put("vac.torrent", encode(dressed)) }
}

const shared = async (at: DownloadScene, below: string, torrent: string) => {
  const asked = await at.source.ask({ type: "SharePath", path: path.join(at.home, below), title: "", torrent })
  if (!asked.ok) throw new Error(`${asked.code}: ${asked.message}`)
  const row = () => at.source.parts.projector.all(shares).find(({ id }) => id === asked.id)!
  await until(() => row().mode !== "hashing")
  return row()
}

it("a private .torrent's data are shared with its infohash, whatever they are called, and downloaded", async () => {
  const at = await downloadScene()
  const { metainfo, file } = await made(at, true)
  await rename(path.join(at.home, "data/vac"), path.join(at.home, "data/renamed"))
  const before = await stat(path.join(at.home, "data/renamed/a"), { bigint: true })
  const row = await shared(at, "data/renamed", file)
  expect(row).toMatchObject({ mode: "active", infohash: metainfo.infoHash, title: "vac", files: 4 })
  expect((await stat(path.join(at.home, "data/renamed/a"), { bigint: true })).ctimeNs).toBe(before.ctimeNs)
  expect(await readdir(path.join(at.home, "data/renamed"), { recursive: true })).toHaveLength(5)
  const id = await at.download(await at.source.link(row.id))
  expect(await at.settled(id)).toMatchObject({ mode: "seeding", infohash: metainfo.infoHash, name: "vac" })
  // What is exported there is the same torrent once more.
  const exported = await at.taker.node.torrentFile(id)
  if ("ok" in exported) throw new Error(exported.message)
  expect([...(decode(exported.bytes) as ReadonlyMap<string, unknown>).keys()]).toEqual(["info", "piece layers"])
  expect(await shared(at, "data", await at.put("again.torrent", exported.bytes))).toMatchObject({
    mode: "failed",
    error: { code: "does-not-fit" },
  })
  await rename(path.join(at.home, "data/renamed"), path.join(at.home, "data/vac"))
  // Also by the folder that they lie in.
  expect(await shared(at, "data", path.join(at.home, "again.torrent"))).toMatchObject({
    mode: "active",
    infohash: metainfo.infoHash,
    path: path.join(at.home, "data/vac"),
  })
})

it("a public .torrent's data have its infohash once they are published", async () => {
  const at = await downloadScene()
  const { metainfo, file } = await made(at, false)
  const row = await shared(at, "data/vac", file)
  expect(row.mode).toBe("active")
  expect(row.infohash).not.toBe(metainfo.infoHash)
  const published = await at.source.ask({ type: "PublishShare", share: row.id })
  if (!published.ok) throw new Error(published.message)
  const shown = () => at.source.parts.projector.all(shares).find(({ id }) => id === published.id)!
  await until(() => shown().mode === "active")
  expect(shown().infohash).toBe(metainfo.infoHash)
})

it("files that do not fit are told one by one, and nothing is shared", async () => {
  const at = await downloadScene()
  const { file } = await made(at, true)
  await at.put("data/vac/a", octets("other", 100_000))
  await at.put("data/vac/sub/b", Buffer.concat([octets("b"), Buffer.from("more")]))
  await rename(path.join(at.home, "data/vac/e"), path.join(at.home, "data/vac/f"))
  const row = await shared(at, "data/vac", file)
  expect(row).toMatchObject({ mode: "failed", error: { code: "does-not-fit" } })
  expect(row.error!.message).toMatch(/"a" differs in \d of its \d pieces; "e" is not there; "sub\/b" is longer/)
  expect(row.error!.message).not.toMatch(/sub\/c/)
  await until(async () => (await readdir(path.join(at.source.parts.data.root, "torrents"))).length === 0)
})

it("what is no .torrent of version 2 is refused as one from strangers is", async () => {
  const at = await downloadScene()
  await mkdir(path.join(at.home, "data"))
  await writeFile(path.join(at.home, "data/x"), "x")
  const info = new Map<string, never>([
    ["length", 1 as never],
    ["name", Buffer.from("x") as never],
    ["piece length", 16_384 as never],
    ["pieces", Buffer.alloc(20) as never],
  ])
  for (const [name, content] of [
    ["v1.torrent", encode(new Map([["info", info]]))],
    ["text.torrent", Buffer.from("no torrent")],
    ["empty.torrent", ""],
  ] as const) {
    const torrent = await at.put(name, content)
    expect(
      await at.source.ask({ type: "SharePath", path: path.join(at.home, "data/x"), title: "", torrent }),
    ).toMatchObject({ ok: false, code: "bad-torrent" })
  }
  expect(at.source.parts.projector.all(shares)).toEqual([])
})
