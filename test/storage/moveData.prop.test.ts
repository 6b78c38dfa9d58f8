/**
 * FILE9: a move of data over a disk that ends at any step: at each moment one place is whole; begun anew, all of it is
 * at the new place and nothing of it at the old one; nothing of others is touched on the way.
 */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { PieceIndex } from "../../src/core/ids.ts"
import type { PieceSet } from "../../src/core/PieceSet.ts"
import { PieceSet as Pieces } from "../../src/core/PieceSet.ts"
import { leafHashes } from "../../src/core/merkleTree.ts"
import { pieceSpan } from "../../src/core/merkle.ts"
import { DiskGone } from "../../src/storage/MemoryDisk.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { StoreError } from "../../src/storage/PieceStore.ts"
import { octets } from "../support/downloadScene.ts"
import { seeded } from "../support/seed.ts"

const PIECE = 16_384
const STATE = "/state/1"
const signal = new AbortController().signal
const small = (name: string, pieces: number): Uint8Array => octets(name, (pieces - 1) * PIECE + 5)

type Files = Readonly<Record<string, Uint8Array>>
const folder: Files = {
  a: small("a", 3),
  "sub/b": small("b", 1),
  "sub/deep/c": small("c", 2),
  e: new Uint8Array(0),
  "tub/f": small("f", 1),
}
const single: Files = { "": small("single", 3) }

/** Whether what is verified of the torrent is whole at a place, by its octets. */
interface Scene {
  readonly storage: MemoryStorage
  readonly from: string
  readonly to: string
  readonly verified: PieceSet
  readonly theirs: ReadonlyMap<string, string>
  phase: "old" | "new" | "ended"
  holds(place: string): boolean
  /** What of the node's own is below a folder. */
  own(below: string): readonly string[]
  move(): Promise<void>
  abandon(): Promise<void>
}

const scene = async (files: Files, lacks: readonly number[], apart: boolean): Promise<Scene> => {
  const maker = new MemoryStorage()
  for (const [file, content] of Object.entries(files))
    maker.disk.put(file === "" ? "/m/vac" : `/m/vac/${file}`, content)
  const { metainfo } = await maker.make("/m/vac", { private: true, pieceLength: PIECE })
  const storage = new MemoryStorage()
  const { disk } = storage
  const [from, to] = ["/d/got/vac", "/e/far/vac"]
  if (apart) disk.volumes.add("/e")
  for (const at of ["/d/got/other", "/d/got/vac2/x", "/e/far/theirs", "/e/x"]) disk.put(at, small(at, 1))
  const verified = Pieces.empty(metainfo.pieceCount).with(
    Array.from({ length: metainfo.pieceCount }, (_, i) => i).filter((piece) => !lacks.includes(piece)),
  )
  const pieceOf = (piece: number): Uint8Array => {
    const { file, offset, length } = pieceSpan(metainfo, piece as PieceIndex)
    return files[metainfo.singleFile ? "" : file.path.join("/")]!.subarray(offset, offset + length)
  }
  const store = await storage.open(metainfo, from, STATE, true)
  for (let piece = 0; piece < metainfo.pieceCount; piece++)
    if (verified.has(piece)) await store.write(PieceIndex(piece), pieceOf(piece), leafHashes(pieceOf(piece)))
  await store.flush()
  await store.close()
  // Beside the torrent's own files in its folder: somebody else's.
  if (!metainfo.singleFile) disk.put(`${from}/sub/mine.txt`, small("mine", 1))
  disk.flush(disk.below("", true))
  const foreign = (at: string) => /other|vac2|theirs|mine|^\/e\/x$/.test(at)
  const theirs = new Map([...disk.picture()].filter(([at, what]) => foreign(at) && what.startsWith("file")))
  const made: Scene = {
    storage,
    from,
    to,
    verified,
    theirs,
    phase: "old",
    holds: (place) =>
      Array.from({ length: metainfo.pieceCount }, (_, piece) => piece).every((piece) => {
        if (!verified.has(piece)) return true
        const { file, offset, length } = pieceSpan(metainfo, piece as PieceIndex)
        const content = disk.get(metainfo.singleFile ? place : `${place}/${file.path.join("/")}`)
        return content !== undefined && Buffer.from(content.subarray(offset, offset + length)).equals(pieceOf(piece))
      }) &&
      metainfo.files.every(
        ({ length, path }) =>
          length > 0 || verified.count === 0 || disk.get(`${place}/${path.join("/")}`) !== undefined,
      ),
    own: (below) => disk.below(below).filter((at) => !theirs.has(at)),
    async move() {
      const moving = await storage.move(metainfo, { from, to, state: STATE })
      if (made.phase === "old") {
        await moving.bring({ verified: (piece) => verified.has(piece), signal })
        // As the log does it, which outlives the disk's end.
        made.phase = "new"
      }
      if (made.phase === "new") {
        const left = await moving.leave(
          (piece) => verified.has(piece),
          () => undefined,
        )
        expect(left).toEqual([])
        await moving.settle()
        made.phase = "ended"
      }
    },
    async abandon() {
      const moving = await storage.move(metainfo, { from, to, state: STATE })
      await moving.abandon()
      await moving.close()
    },
  }
  return made
}

/** Short enough to be read when it differs. */
const pictureOf = ({ storage }: Scene): ReadonlyMap<string, string> =>
  new Map([...storage.disk.picture()].map(([at, what]) => [at, `${what.slice(0, 16)} ${what.length}`]))

const intact = (at: Scene): void => {
  const picture = at.storage.disk.picture()
  for (const [path, what] of at.theirs) expect(picture.get(path), path).toBe(what)
  const [old, next] = [at.holds(at.from), at.holds(at.to)]
  if (at.phase === "old") expect([old, "old place is whole"]).toEqual([true, "old place is whole"])
  else expect([next, "new place is whole"]).toEqual([true, "new place is whole"])
}

const ended = async (at: Scene): Promise<void> => {
  intact(at)
  expect(at.phase).toBe("ended")
  expect(at.own(at.from)).toEqual([])
  expect(at.own("/e/far").filter((path) => path.includes(".bulbil-"))).toEqual([])
}

const dies = async (act: () => Promise<void>): Promise<boolean> => {
  try {
    await act()
    return false
  } catch (error) {
    if (!(error instanceof DiskGone)) throw error
    return true
  } finally {
    // Nothing of a process that has ended goes on.
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Steps of the disk that a whole move takes. */
const stepsOf = async (make: () => Promise<Scene>): Promise<number> => {
  for (let steps = 0; ; steps++) {
    const at = await make()
    at.storage.disk.failAfter = steps
    if (!(await dies(() => at.move()))) return steps
  }
}

const cases = [
  ["a folder, on the same disk", folder, [], false],
  ["a folder, to another disk", folder, [], true],
  ["a part of a folder, on the same disk", folder, [0, 2, 3], false],
  ["a part of a folder, to another disk", folder, [1, 4], true],
  ["a single file, on the same disk", single, [], false],
  ["a single file, to another disk", single, [1], true],
] as const

let points = 0

describe.each(cases)("the data of %s", (_, files, lacks, apart) => {
  const make = () => scene(files, lacks, apart)

  it("are in one whole place after the end of the world at each step, and moved when it goes on", async () => {
    const steps = await stepsOf(make)
    for (let after = 0; after < steps; after++) {
      for (const power of [false, true]) {
        const at = await make()
        at.storage.disk.failAfter = after
        expect(await dies(() => at.move())).toBe(true)
        if (power) at.storage.disk.crash()
        at.storage.disk.failAfter = Infinity
        intact(at)
        await at.move()
        await ended(at)
        points++
      }
    }
  })

  it("are where they were, and nothing is left elsewhere, when it is called off after any step", async () => {
    const steps = await stepsOf(make)
    for (let after = 0; after < steps; after++) {
      const at = await make()
      const before = pictureOf(at)
      at.storage.disk.failAfter = after
      await dies(() => at.move())
      at.storage.disk.failAfter = Infinity
      if (at.phase !== "old") continue
      await at.abandon()
      expect(pictureOf(at)).toEqual(before)
      await at.move()
      await ended(at)
    }
  })

  it("are not moved over what is there, whatever of it is there", async () => {
    const names = files === single ? [""] : ["/a", "/sub", "/sub/b", "/e", "/unlike", "/tub/f"]
    await fc.assert(
      fc.asyncProperty(
        fc.subarray(names, { minLength: 1 }),
        fc.constantFrom("file", "link", "same"),
        async (there, what) => {
          const at = await make()
          const { disk } = at.storage
          for (const name of there)
            if (what === "link") disk.putLink(at.to + name)
            else disk.put(at.to + name, what === "same" ? (files[name.slice(1)] ?? small("x", 1)) : small("x", 1))
          const before = pictureOf(at)
          const refused = await at.move().catch((error: unknown) => error)
          expect(refused).toBeInstanceOf(StoreError)
          expect(refused).toMatchObject({ code: "in-the-way" })
          expect(pictureOf(at)).toEqual(before)
          expect(at.phase).toBe("old")
        },
      ),
      { seed: seeded(48), numRuns: 15 },
    )
  })
})

it.each(cases.filter(([, , , apart]) => apart))(
  "the data of %s are where they were when the disk is full, and can be moved when there is room",
  async (_, files, lacks) => {
    const at = await scene(files, lacks, true)
    const before = pictureOf(at)
    at.storage.disk.full = true
    await expect(at.move()).rejects.toMatchObject({ code: "full" })
    at.storage.disk.full = false
    await at.abandon()
    expect(pictureOf(at)).toEqual(before)
    await at.move()
    await ended(at)
  },
)

it("was ended at enough steps", () => {
  process.stdout.write(`moves ended at ${points} points\n`)
  expect(points).toBeGreaterThanOrEqual(100)
})
