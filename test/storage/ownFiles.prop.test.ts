/**
 * FILE1, FILE2: whatever happens to a disk, no foreign octet changes; in memory, where a disk can fail at every step,
 * and on the real one. `HISTORIES` and `SCRIPTS` run more of them.
 */
import { mkdir } from "node:fs/promises"
import path from "node:path"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { DiskModel, type ModelTorrent, type PlayDisk, seen } from "../support/DiskModel.ts"
import { type MemoryPlayDisk, memoryPlayDisk } from "../support/memoryPlayDisk.ts"
import { realPlayDisk } from "../support/realPlayDisk.ts"
import { seeded } from "../support/seed.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { fixtureContent } from "../support/torrentFixtures.ts"

const PIECE = 16_384
const SCRIPTS = Number(process.env["SCRIPTS"] ?? 25)
const HISTORIES = Number(process.env["HISTORIES"] ?? 300)

const small = (name: string, pieces: number, rest = 5): Uint8Array =>
  fixtureContent(`model ${name}`, (pieces - 1) * PIECE + rest)
const one = { a: small("a", 3), "sub/b": small("b", 1), e: new Uint8Array(0) }
const two = { a: small("a2", 2), "sub/b": small("b", 1), c: small("c", 1) }

/** Three torrents: two of one name at one place, one whose place lies within theirs, as if nothing kept them apart. */
const opened = async (disk: PlayDisk): Promise<DiskModel> => {
  const model = new DiskModel(disk)
  await model.add("/d/vac", one, PIECE)
  await model.add("/d/vac", two, PIECE)
  await model.add("/d/vac/sub", { "": small("single", 2) }, PIECE)
  return model
}

const paths = ["/d/vac", "/d/vac/a", "/d/vac/sub", "/d/vac/sub/b", "/d/vac/e", "/d/vac/c", "/d/vac/own", "/d"]
/** What holds the others is played with more rarely: it takes all of them along. */
const place = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...paths.filter((at) => at.length > "/d/vac".length)) },
  fc.constantFrom(...paths),
)
const content = fc.constantFrom<Uint8Array | "link" | "folder">(
  new Uint8Array(0),
  small("x", 1),
  small("x", 3),
  small("x", 5),
  one.a,
  one.a.map((octet, i) => (i < PIECE ? octet : 7)),
  one.a.subarray(0, PIECE),
  new Uint8Array(one.a.length),
  one["sub/b"],
  two.a,
  "link",
  "folder",
)

type Step = (model: DiskModel) => Promise<void>
const step = <A>(
  name: string,
  arbitrary: fc.Arbitrary<A>,
  act: (model: DiskModel, given: A) => unknown,
): fc.Arbitrary<Step> =>
  arbitrary.map((given) =>
    Object.assign(async (model: DiskModel) => void (await act(model, given)), {
      [fc.toStringMethod]: () => `${name} ${fc.stringify(given)}`,
    }),
  )

/** What the node does to a torrent. */
const ofNode = <A>(
  name: string,
  arbitrary: fc.Arbitrary<A>,
  act: (model: DiskModel, torrent: ModelTorrent, given: A) => Promise<void>,
): fc.Arbitrary<Step> =>
  step(name, fc.tuple(fc.nat(2), arbitrary), (model, [which, given]) => {
    const torrent = model.torrents[which]!
    return model.node(torrent, () => act(model, torrent, given))
  })

const nothing = fc.constant(undefined)
const common = [
  {
    weight: 6,
    arbitrary: ofNode("write", fc.nat(4), (model, torrent, piece) =>
      model.write(torrent, piece % torrent.metainfo.pieceCount),
    ),
  },
  {
    weight: 2,
    arbitrary: ofNode("write all", nothing, async (model, torrent) => {
      for (let piece = 0; piece < torrent.metainfo.pieceCount; piece++) await model.write(torrent, piece)
      await model.flush(torrent)
    }),
  },
  { weight: 4, arbitrary: ofNode("flush", nothing, (model, torrent) => model.flush(torrent)) },
  {
    weight: 3,
    arbitrary: ofNode("check", fc.constantFrom(false, false, true), (model, torrent, word) =>
      model.check(torrent, word),
    ),
  },
  { weight: 3, arbitrary: ofNode("remove", nothing, (model, torrent) => model.remove(torrent)) },
  {
    weight: 1,
    arbitrary: ofNode(
      "survey",
      nothing,
      async (_, torrent) => void (await torrent.store.survey((piece) => torrent.verified.has(piece))),
    ),
  },
  {
    weight: 2,
    arbitrary: ofNode(
      "want",
      fc.option(fc.uint8Array({ minLength: 3, maxLength: 3, max: 2 }), { nil: undefined }),
      async (model, torrent, levels) => model.want(torrent, levels),
    ),
  },
  { weight: 1, arbitrary: ofNode("make empty", nothing, (_, torrent) => torrent.store.makeEmpty()) },
  { weight: 1, arbitrary: ofNode("confirm", nothing, async (_, torrent) => void (await torrent.store.confirm(0))) },
  { weight: 4, arbitrary: step("replace", fc.tuple(place, content), (model, [at, what]) => model.replace(at, what)) },
  {
    weight: 2,
    arbitrary: step("edit", fc.tuple(place, content), async (model, [below, what]) => {
      const at = model.disk.root + below
      if (typeof what !== "string" && (await model.disk.get(at))) await model.theirs(() => model.disk.put(at, what))
    }),
  },
  {
    weight: 2,
    arbitrary: step("delete", place, (model, at) => model.theirs(() => model.disk.remove(model.disk.root + at))),
  },
  {
    weight: 1,
    arbitrary: step("move", fc.tuple(place, place), async (model, [from, to]) => {
      if (from === to || to.startsWith(`${from}/`) || from.startsWith(`${to}/`)) return
      await model.move(model.disk.root + from, model.disk.root + to)
    }),
  },
  { weight: 1, arbitrary: step("crash", nothing, (model) => model.crash()) },
] as const
const steps = fc.oneof(...common)
/** What only a disk in memory can be made to do. */
const faults = fc.oneof(
  ...common,
  {
    weight: 1,
    arbitrary: step("full", fc.boolean(), ({ disk }, full) => ((disk as MemoryPlayDisk).storage.disk.full = full)),
  },
  {
    weight: 1,
    arbitrary: step(
      "lock",
      place,
      ({ disk }, at) =>
        (disk as MemoryPlayDisk).storage.disk.locked.delete(at) || (disk as MemoryPlayDisk).storage.disk.locked.add(at),
    ),
  },
  {
    weight: 2,
    arbitrary: step(
      "fail after",
      fc.nat(40),
      ({ disk }, after) => ((disk as MemoryPlayDisk).storage.disk.failAfter = after),
    ),
  },
)

/** However the disk is by now: once it is empty the torrent can be downloaded whole, and is as it should be. */
async function mend(model: DiskModel): Promise<void> {
  const {
    disk,
    torrents: [torrent],
  } = model
  await model.crash()
  await model.theirs(() => disk.remove(`${disk.root}/d`))
  model.want(torrent!, undefined)
  await model.check(torrent!, false)
  for (let piece = 0; piece < torrent!.metainfo.pieceCount; piece++)
    if (!torrent!.verified.has(piece)) await model.write(torrent!, piece)
  await model.flush(torrent!)
  expect(await torrent!.store.survey(() => true)).toMatchObject({
    missing: [],
    inTheWay: undefined,
    unknown: false,
    touched: [],
  })
  for (const [file, content] of torrent!.files) expect(await disk.get(`${torrent!.place}/${file}`)).toEqual(content)
  for (const { store } of model.torrents) await store.close()
  seen.mended++
}

const told = (where: string, runs: number): void => {
  process.stdout.write(`own files ${where}: ${runs} histories, ${JSON.stringify(seen)}\n`)
  expect(seen.steps).toBeGreaterThan(runs * 5)
  const counts = [seen.guarded, seen.refused, seen.deleted, seen.kept, seen.crashes, seen.unmade]
  // Of few histories one of these may be without any, by chance alone.
  if (runs >= 100) for (const count of counts) expect(count).toBeGreaterThan(runs / 25)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(runs)
  for (const key of Object.keys(seen) as (keyof typeof seen)[]) seen[key] = 0
}

describe("files of several torrents among files of their operator", () => {
  it(
    "FILE1 FILE2 no foreign octet changes and no foreign file goes, over any history; and then a " +
      "torrent can be mended",
    async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(faults, { minLength: 10, maxLength: 50 }), async (history) => {
          const disk = memoryPlayDisk()
          const model = await opened(disk)
          for (const each of history) await each(model)
          disk.storage.disk.full = false
          disk.storage.disk.locked.clear()
          await mend(model)
        }),
        { seed: seeded(13), numRuns: HISTORIES },
      )
      told("in memory", HISTORIES)
    },
  )

  it("FILE1 FILE2 nor on the real disk, by generated scripts", async () => {
    const root = await temporaryFolder()
    const storage = new FileStorage()
    let run = 0
    await fc
      .assert(
        fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 40 }), async (script) => {
          const at = path.join(root, String(run++))
          await mkdir(at)
          const model = await opened(realPlayDisk(at, storage))
          for (const each of script) await each(model)
          await mend(model)
        }),
        { seed: seeded(14), numRuns: SCRIPTS },
      )
      .finally(() => storage.close())
    told("on the real disk", SCRIPTS)
  })
})
