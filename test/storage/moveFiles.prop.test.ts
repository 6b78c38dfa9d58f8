/** FILE9: a move of data on the real disk, ended at every step that changes something: see moveData.prop.test.ts. */
import { lstat, mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { PieceIndex } from "../../src/core/ids.ts"
import { leafHashes } from "../../src/core/merkleTree.ts"
import { pieceSpan } from "../../src/core/merkle.ts"
import type { Metainfo } from "../../src/core/metainfo/Metainfo.ts"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { octets } from "../support/downloadScene.ts"
import { type EndingDisk, endingDisk } from "../support/endingDisk.ts"

const PIECE = 16_384
const contents: Readonly<Record<string, Uint8Array>> = {
  a: octets("a", 2 * PIECE + 5),
  "sub/b": octets("b", 50),
  e: new Uint8Array(0),
}
const all = () => true
const signal = new AbortController().signal

const exists = (at: string) =>
  lstat(at).then(
    () => true,
    () => false,
  )

const holds = async (place: string): Promise<boolean> => {
  for (const [file, content] of Object.entries(contents)) {
    const found = await readFile(path.join(place, file)).catch(() => undefined)
    if (!found || !Buffer.from(content).equals(found)) return false
  }
  return true
}

let disk: EndingDisk
let metainfo: Metainfo
let root: string
beforeAll(async () => {
  const maker = new MemoryStorage()
  for (const [file, content] of Object.entries(contents)) maker.disk.put(`/m/vac/${file}`, content)
  metainfo = (await maker.make("/m/vac", { private: true, pieceLength: PIECE })).metainfo
  root = await realpath(await mkdtemp(path.join(tmpdir(), "bulbil-move-")))
  disk = await endingDisk()
})
afterAll(async () => {
  disk.restore()
  await rm(root, { recursive: true, force: true })
})

let scenes = 0
const scene = async (apart: boolean) => {
  const home = path.join(root, String(scenes++))
  const places = {
    from: path.join(home, "got/vac"),
    to: path.join(home, "far/vac"),
    state: path.join(home, "state/ab"),
  }
  disk.apart = apart ? [path.join(home, "got"), path.join(home, "far")] : undefined
  await mkdir(path.join(home, "far"), { recursive: true })
  const storage = new FileStorage()
  const store = await storage.open(metainfo, places.from, places.state, true)
  for (let piece = 0; piece < metainfo.pieceCount; piece++) {
    const { file, offset, length } = pieceSpan(metainfo, piece as PieceIndex)
    const content = contents[file.path.join("/")]!.subarray(offset, offset + length)
    await store.write(PieceIndex(piece), content, leafHashes(content))
  }
  await store.flush()
  await store.close()
  await storage.close()
  await writeFile(path.join(places.from, "sub/mine"), "mine")
  await writeFile(path.join(home, "far/theirs"), "theirs")
  let phase: "old" | "new" | "ended" = "old"
  const run = async (): Promise<void> => {
    const own = new FileStorage()
    try {
      const moving = await own.move(metainfo, places)
      try {
        if (phase === "old") await moving.bring({ verified: all, signal })
        phase = "new"
        expect(await moving.leave(all, () => undefined)).toEqual([])
        await moving.settle()
        phase = "ended"
      } finally {
        await moving.close().catch(() => undefined)
      }
    } finally {
      await own.close()
    }
  }
  const check = async () => {
    expect([phase, await holds(phase === "old" ? places.from : places.to)]).toEqual([phase, true])
    expect(await readFile(path.join(places.from, "sub/mine"), "utf8")).toBe("mine")
    expect(await readFile(path.join(home, "far/theirs"), "utf8")).toBe("theirs")
  }
  const ended = async () => {
    await check()
    for (const file of Object.keys(contents)) expect(await exists(path.join(places.from, file))).toBe(false)
    expect((await readdir(places.to, { recursive: true })).sort()).toEqual(["a", "e", "sub", "sub/b"])
    expect((await readdir(places.state)).filter((name) => name.startsWith("files"))).toEqual(["files"])
    // All stores know the files for their own, whole and untouched; and they go when the torrent does.
    const own = new FileStorage()
    const store = await own.open(metainfo, places.to, places.state, true)
    const survey = await store.survey(all)
    expect(survey).toMatchObject({ missing: [], inTheWay: undefined, unknown: false })
    expect(await store.removeData(all)).toEqual([])
    await store.close()
    await own.close()
    // A folder that was made, and not written down before the end, counts as one that was there.
    expect((await readdir(places.to, { recursive: true }).catch(() => [])).filter((name) => name !== "sub")).toEqual([])
    await rm(home, { recursive: true })
    return survey
  }
  return { run, check, ended }
}

let points = 0

describe.each([
  ["within a disk", false],
  ["to another disk", true],
])("a move %s", (_, apart) => {
  it("that is not disturbed leaves nothing to be read again", async () => {
    const at = await scene(apart)
    await at.run()
    expect((await at.ended()).touched).toEqual([])
  })

  it("that is ended at any step goes on from there, with one place whole at each moment", async () => {
    for (let steps = 0; ; steps++) {
      const at = await scene(apart)
      disk.left = steps
      const died = await at.run().then(
        () => false,
        () => true,
      )
      disk.left = Infinity
      await at.check()
      if (died) await at.run()
      await at.ended()
      if (!died) break
      points++
    }
  })
})

it("was ended at many steps", () => {
  process.stdout.write(`moves ended on the real disk at ${points} points\n`)
  expect(points).toBeGreaterThan(50)
})
