/** A download's data are moved by a whole node: where they are afterwards, what refuses, and what else goes by it. */
import { lstat, mkdir, mkdtemp, readFile, readdir, rm, stat } from "node:fs/promises"
import path from "node:path"
import { expect, it, onTestFinished } from "vitest"
import type { TorrentCommand } from "../../src/actors/torrent/commands.ts"
import { shares } from "../../src/projections/shares.ts"
import { type DownloadScene, downloadScene, octets } from "../support/downloadScene.ts"
import { until } from "../support/loopbackNode.ts"

const files = { a: octets("a", 100_000), "sub/b": octets("b"), e: "" }

const moved = async (at: DownloadScene, torrent: string, folder: string) => {
  const asked = await at.taker.ask({ type: "MoveData", torrent, folder })
  if (!asked.ok) throw new Error(`${asked.code}: ${asked.message}`)
  await until(() => at.row(torrent)!.move === null)
  return at.row(torrent)!
}

const there = (file: string) =>
  lstat(file).then(
    () => true,
    () => false,
  )

/** The next move waits before it brings anything. @returns what lets it go on. */
const heldMove = ({ taker }: DownloadScene): (() => void) => {
  const { storage } = taker.parts.ports
  const move = storage.move.bind(storage)
  const gate = Promise.withResolvers<void>()
  storage.move = async (...given) => {
    const moving = await move(...given)
    const bring = moving.bring.bind(moving)
    moving.bring = (...how) => gate.promise.then(() => bring(...how))
    return moving
  }
  return gate.resolve
}

it.each([
  ["within a disk", false],
  ["to another disk", true],
])("goes %s, is seeded there, and everything else goes by the new place", async (_, apart) => {
  const at = await downloadScene()
  const far = apart ? await mkdtemp("/dev/shm/bulbil-far-") : path.join(at.home, "far")
  if (apart) {
    onTestFinished(() => rm(far, { recursive: true, force: true }))
    expect((await stat(far)).dev).not.toBe((await stat(at.home)).dev)
  }
  const link = await at.share("vac", files)
  const id = await at.download(link)
  await at.settled(id)
  await at.put("got/vac/mine.txt", "mine")
  const row = await moved(at, id, far)
  expect(row).toMatchObject({ path: path.join(far, "vac"), moveError: null, verifiedPieces: row.pieces })
  expect(await at.settled(id)).toMatchObject({ mode: "seeding" })
  for (const [file, content] of Object.entries(files))
    expect(Buffer.from(content).equals(await readFile(path.join(far, "vac", file))), file).toBe(true)
  expect(await readdir(path.join(at.to, "vac"))).toEqual(["mine.txt"])
  expect((await readdir(far, { recursive: true })).filter((name) => name.includes(".bulbil"))).toEqual([])
  // Shared on, made public, and still whole after a restart.
  const shared = await at.taker.ask({ type: "SharePath", path: path.join(far, "vac"), title: "on" })
  if (!shared.ok) throw new Error(shared.message)
  await until(() => at.taker.parts.projector.all(shares)[0]?.mode === "active")
  await at.restart()
  expect(await at.settled(id)).toMatchObject({ mode: "seeding", path: path.join(far, "vac") })
  // Back again, with the share on top of it, then away with all of it.
  expect(await moved(at, id, at.to).catch((error: Error) => error.message)).toMatch(/^in-the-way.*other things in it/)
  expect(await moved(at, id, path.join(at.home, "third"))).toMatchObject({ moveError: null })
  expect(at.taker.parts.projector.all(shares)[0]).toMatchObject({ path: path.join(at.home, "third/vac") })
  expect(await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: true })).toEqual({ ok: true, id })
  expect(await there(path.join(at.home, "third/vac"))).toBe(false)
  expect(await at.text("got/vac/mine.txt")).toBe("mine")
  expect(at.taker.defects).toEqual([])
})

it("goes with a part that is there, and the rest is fetched to the new place", async () => {
  const at = await downloadScene()
  const id = await at.download(await at.share("vac", { ...files, big: octets("big", 8_000_000) }))
  await until(() => (at.row(id)?.verifiedPieces ?? 0) > 0)
  const asked = await at.taker.ask({ type: "MoveData", torrent: id, folder: path.join(at.home, "far") })
  expect(asked).toMatchObject({ ok: true })
  await until(() => at.row(id)!.move === null && at.row(id)!.mode === "seeding")
  expect(at.row(id)).toMatchObject({ path: path.join(at.home, "far/vac"), moveError: null })
  expect(await there(path.join(at.to, "vac"))).toBe(false)
  expect(Buffer.from(octets("big", 8_000_000)).equals(await readFile(path.join(at.home, "far/vac/big")))).toBe(true)
  expect(at.taker.defects).toEqual([])
})

it("is refused with a list of what is there, and where something else of the node needs the files", async () => {
  const at = await downloadScene()
  const id = await at.download(await at.share("vac", files))
  await at.settled(id)
  const ask = (folder: string) => at.taker.ask({ type: "MoveData", torrent: id, folder: path.join(at.home, folder) })
  await at.put("far/vac/a", "mine")
  await at.put("far/vac/sub/b", octets("b"))
  const refused = await ask("far")
  expect(refused).toMatchObject({ ok: false, code: "in-the-way" })
  expect((refused as { message: string }).message).toMatch(/far\/vac\/a".*far\/vac\/sub\/b"/s)
  expect(await at.text("far/vac/a")).toBe("mine")
  expect(await ask("got")).toMatchObject({ ok: false, code: "overlap" })
  expect(await ask("got/vac")).toMatchObject({ ok: false, code: "overlap" })
  expect(await at.taker.ask({ type: "MoveData", torrent: id, folder: at.taker.parts.data.vault })).toMatchObject({
    ok: false,
    code: "own-data",
  })
  const part = await at.taker.ask({ type: "SharePath", path: path.join(at.to, "vac/a"), title: "part" })
  if (!part.ok) throw new Error(part.message)
  await until(() => at.taker.parts.projector.all(shares)[0]?.mode === "active")
  expect(await ask("other")).toMatchObject({ ok: false, code: "in-use" })
  const torrent = at.taker.parts.projector.all(shares)[0]!.torrent!
  expect(await at.taker.ask({ type: "MoveData", torrent, folder: path.join(at.home, "other") })).toMatchObject({
    ok: false,
    code: "shared-in-place",
  })
  expect(await at.settled(id)).toMatchObject({ mode: "seeding", path: path.join(at.to, "vac") })
})

it("goes on where the node was ended, and is undone when it is called off", async () => {
  const at = await downloadScene()
  const id = await at.download(await at.share("vac", { a: octets("a", 6_000_000), b: octets("b") }))
  await at.settled(id)
  const far = await mkdtemp("/dev/shm/bulbil-far-")
  onTestFinished(() => rm(far, { recursive: true, force: true }))
  expect(await at.taker.ask({ type: "MoveData", torrent: id, folder: far })).toMatchObject({ ok: true })
  await at.restart()
  await until(() => at.row(id)!.move === null)
  expect(await at.settled(id)).toMatchObject({ mode: "seeding", path: path.join(far, "vac"), moveError: null })
  expect(await there(path.join(at.to, "vac"))).toBe(false)
  const letGo = heldMove(at)
  expect(await at.taker.ask({ type: "MoveData", torrent: id, folder: at.to })).toMatchObject({ ok: true })
  expect(await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: false })).toMatchObject({ code: "moving" })
  letGo()
  // Whether the call comes in time is the disk's to say; either way all is in one place.
  const stopped = await at.taker.ask({ type: "StopMove", torrent: id })
  await until(() => at.row(id)!.move === null)
  const row = await at.settled(id)
  expect(row).toMatchObject({ mode: "seeding" })
  if (stopped.ok) expect(row).toMatchObject({ path: path.join(far, "vac"), moveError: { code: "aborted" } })
  expect(await there(row.path === path.join(far, "vac") ? path.join(at.to, "vac") : path.join(far, "vac"))).toBe(false)
  expect(at.taker.defects).toEqual([])
})

it("stays where it was when something came to be there after it was asked", async () => {
  const at = await downloadScene()
  const id = await at.download(await at.share("one.bin", octets("one", 300_000)))
  await at.settled(id)
  const from = at.row(id)!.path
  await at.put("far/one.bin", "mine")
  // As the command would have told it, had it looked a moment before.
  const begin: TorrentCommand = { type: "MoveData", to: path.join(at.home, "far/one.bin") }
  expect(await at.taker.parts.kernel.tell("torrent", id, begin)).toMatchObject({ ok: true })
  await until(() => at.row(id)!.move === null)
  expect(await at.settled(id)).toMatchObject({ mode: "seeding", path: from, moveError: { code: "in-the-way" } })
  expect(await at.text("far/one.bin")).toBe("mine")
})

it.each([
  ["within a disk", false],
  ["to another disk", true],
])("of data that were there before goes %s, and takes along the folders that it empties alone", async (_, apart) => {
  const other = await mkdtemp("/dev/shm/bulbil-far-")
  // When the nodes have ended, which use it.
  onTestFinished(() => rm(other, { recursive: true, force: true }))
  const at = await downloadScene()
  const far = apart ? other : path.join(at.home, "far")
  const deep = { ...files, "sub/deep/c": octets("c"), "own/d": octets("d") }
  for (const [file, content] of Object.entries(deep)) await at.put(`got/vac/${file}`, content)
  await mkdir(path.join(at.to, "vac/own/nothing in it"))
  await at.put("got/beside/x", "x")
  const id = await at.download(await at.share("vac", deep), at.to, { useExisting: true })
  expect(await at.settled(id)).toMatchObject({ mode: "seeding" })
  expect(await moved(at, id, far)).toMatchObject({ moveError: null, path: path.join(far, "vac") })
  expect((await readdir(at.to, { recursive: true })).sort()).toEqual(
    ["beside", "beside/x", "vac", "vac/own", "vac/own/nothing in it"].sort(),
  )
  await rm(path.join(at.to, "vac"), { recursive: true })
  // All of it may be somebody's who made nothing else there: then it may come back, and leave again.
  expect(await moved(at, id, at.to)).toMatchObject({ moveError: null })
  expect(await there(path.join(far, "vac"))).toBe(false)
  expect(await moved(at, id, far)).toMatchObject({ moveError: null })
  expect(await readdir(at.to)).toEqual(["beside"])
  expect(at.taker.defects).toEqual([])
})
