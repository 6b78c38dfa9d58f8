/**
 * FILE4, of what is served: files of a share are edited, touched, replaced, cut, grown, given other times, deleted and
 * put back, in any order, between reads and restarts. No octet that does not fit the torrent is ever read; what is
 * right on the disk is read; and when all is put back, all is trusted again. `CHANGED_RUNS` sets how many histories.
 */
import { mkdir, open, readFile, rename, rm, stat, truncate, utimes, writeFile } from "node:fs/promises"
import path from "node:path"
import fc from "fast-check"
import { afterAll, describe, expect, it } from "vitest"
import { PieceIndex } from "../../src/core/ids.ts"
import { pieceSpan } from "../../src/core/merkle.ts"
import { FileMarks, settled } from "../../src/storage/FileMarks.ts"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { type PieceStore, StoreError } from "../../src/storage/PieceStore.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { fixtureContent } from "../support/torrentFixtures.ts"

const RUNS = Number(process.env["CHANGED_RUNS"] ?? 30)
const LEAF = 16_384
const PIECE = 2 * LEAF
const originals = {
  a: fixtureContent("marks a", 5 * LEAF + 77),
  "d/b": fixtureContent("marks b", PIECE),
  "d/e": new Uint8Array(0),
  z: fixtureContent("marks z", 9),
}
const names = Object.keys(originals) as (keyof typeof originals)[]
const storage = new FileStorage()
const storages = [storage]
afterAll(() => Promise.all(storages.map((storage) => storage.close())))
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const never = new AbortController().signal
const ways = [
  "edit",
  "back",
  "touch",
  "replace",
  "replaceAltered",
  "cut",
  "grow",
  "forge",
  "delete",
  "move",
  "wait",
] as const
const change = fc.record({ way: fc.constantFrom(...ways), name: fc.constantFrom(...names), at: fc.nat(5 * LEAF) })
/** A part of a piece, in tenths. */
const read = fc.record({
  way: fc.constant("read" as const),
  piece: fc.nat(4),
  from: fc.nat(9),
  to: fc.integer({ min: 1, max: 10 }),
})
const other = fc.record({ way: fc.constantFrom("restart" as const, "look" as const, "recheck" as const) })
type Step =
  | Parameters<Parameters<typeof change.map>[0]>[0]
  | Parameters<Parameters<typeof read.map>[0]>[0]
  | Parameters<Parameters<typeof other.map>[0]>[0]
const history: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: change }, { weight: 6, arbitrary: read }, other) as fc.Arbitrary<Step>,
  { minLength: 10, maxLength: 30, size: "max" },
)

const put = async (file: string, content: Uint8Array): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, content)
}
const altered = (content: Uint8Array, at: number): Uint8Array =>
  content.map((octet, i) => (i === at % Math.max(1, content.length) ? octet ^ 0x40 : octet))

const acts: Readonly<
  Record<(typeof ways)[number], (file: string, original: Uint8Array, at: number) => Promise<unknown>>
> = {
  edit: async (file, _, at) => {
    const handle = await open(file, "r+").catch(() => undefined)
    const { size } = (await handle?.stat()) ?? { size: 0 }
    if (size > 0) {
      const one = Buffer.alloc(1)
      await handle!.read(one, 0, 1, at % size)
      await handle!.write(
        one.map((octet) => octet ^ 1),
        0,
        1,
        at % size,
      )
    }
    await handle?.close()
  },
  back: (file, original) => put(file, original),
  touch: (file) => utimes(file, new Date(), new Date(2_000_000_000_000)).catch(() => undefined),
  replace: async (file, original) => {
    await put(`${file}.new`, original)
    await rename(`${file}.new`, file)
  },
  replaceAltered: async (file, original, at) => {
    await put(`${file}.new`, altered(original, at))
    await rename(`${file}.new`, file)
  },
  cut: (file, _, at) => truncate(file, at).catch(() => undefined),
  grow: async (file, original) => {
    const there = await readFile(file).catch(() => undefined)
    if (there) await writeFile(file, Buffer.concat([there, original.subarray(0, 5)]))
  },
  /** The octets change, and size and modification time are as they were. */
  forge: async (file, original, at) => {
    const before = await stat(file).catch(() => undefined)
    if (!before) return
    await writeFile(file, altered(original, at).subarray(0, before.size))
    await utimes(file, before.atime, before.mtime)
  },
  delete: (file) => rm(file, { force: true }),
  move: async (file) => {
    await rename(file, `${file}.away`).catch(() => undefined)
  },
  wait: () => sleep(60),
}

describe("FILE4 a share whose files change", () => {
  it(
    "never gives away an octet that does not fit, gives what is right, and is trusted again when all is back",
    async () => {
      const seen = { right: 0, changed: 0, missing: 0, restarts: 0, trusted: 0 }
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const root = await temporaryFolder()
          const at = (name: string) => path.join(root, "set", name)
          for (const name of names) await put(at(name), originals[name])
          let state = path.join(root, "state")
          const { metainfo } = await storage.make(at(""), { private: true, pieceLength: PIECE, state })
          const store = () => storage.open(metainfo, at(""), state, false)
          let reader: PieceStore = await store()
          const ask = async (piece: number, from: number, to: number) => {
            const span = pieceSpan(metainfo, PieceIndex(piece))
            const name = span.file.path.join("/") as keyof typeof originals
            const offset = Math.floor((from / 10) * span.length)
            const length = Math.max(1, Math.floor((to / 10) * (span.length - offset)))
            const first = Math.floor(offset / LEAF) * LEAF
            const end = Math.min(span.length, Math.ceil((offset + length) / LEAF) * LEAF)
            const wanted = Buffer.from(originals[name])
            const there = await readFile(at(name)).catch(() => undefined)
            const got = await reader.read(PieceIndex(piece), offset, length).catch((error: unknown) => error)
            const right =
              there !== undefined &&
              there
                .subarray(span.offset + first, span.offset + end)
                .equals(wanted.subarray(span.offset + first, span.offset + end))
            if (got instanceof Uint8Array) {
              expect(
                Buffer.from(got).equals(wanted.subarray(span.offset + offset, span.offset + offset + length)),
              ).toBe(true)
              seen.right++
            } else {
              expect(got).toBeInstanceOf(StoreError)
              expect(["changed", "missing"]).toContain((got as StoreError).code)
              expect(right).toBe(false)
              seen[(got as StoreError).code as "changed" | "missing"]++
            }
          }
          const settle = async () => {
            const { touched } = await reader.look()
            for (const { file } of touched) await reader.unfit(file, never)
          }
          for (const step of steps) {
            if (step.way === "read") await ask(step.piece % metainfo.pieceCount, step.from, step.to)
            else if (step.way === "look") await settle()
            else if (step.way === "recheck")
              for (let piece = 0; piece < metainfo.pieceCount; piece++) await reader.verify(PieceIndex(piece))
            else if (step.way === "restart") {
              await reader.close()
              // What is not in the side files is not known to a storage that opens them elsewhere.
              await rename(state, `${state}.`)
              state = `${state}.`
              reader = await store()
              seen.restarts++
            } else if ("name" in step) await acts[step.way](at(step.name), originals[step.name], step.at)
          }
          for (const name of names) await put(at(name), originals[name])
          for (let piece = 0; piece < metainfo.pieceCount; piece++) await ask(piece, 0, 10)
          await sleep(60)
          await settle()
          expect(await reader.look()).toEqual({ gone: [], longer: [], touched: [] })
          seen.trusted++
          await reader.close()
        }),
        { numRuns: RUNS },
      )
      console.log(`${RUNS} histories: ${JSON.stringify(seen)}`)
      expect(seen.right).toBeGreaterThan(RUNS)
      expect(seen.changed).toBeGreaterThan(RUNS / 10)
      expect(seen.missing).toBeGreaterThan(RUNS / 20)
    },
    Math.max(600_000, RUNS * 3_000),
  )

  it("is trusted over a restart without being read again, and not at all when the side file is damaged", async () => {
    const root = await temporaryFolder()
    const state = path.join(root, "state")
    for (const name of names) await put(path.join(root, "set", name), originals[name])
    await sleep(60)
    const first = new FileStorage()
    storages.push(first)
    const { metainfo } = await first.make(path.join(root, "set"), { private: true, pieceLength: PIECE, state })
    const touched = async () => {
      const storage = new FileStorage()
      storages.push(storage)
      const store = await storage.open(metainfo, path.join(root, "set"), state, false)
      return (await store.look()).touched.map(({ file }) => file).sort()
    }
    expect(await touched()).toEqual([])
    const marks = await readFile(path.join(state, "marks"))
    for (let at = 0; at < marks.length; at += 7) {
      await writeFile(
        path.join(state, "marks"),
        marks.map((octet, i) => (i === at ? octet ^ 1 : octet)),
      )
      expect(await touched()).toEqual([0, 1, 3])
    }
    for (const cut of [0, 1, 20, marks.length - 1]) {
      await writeFile(path.join(state, "marks"), marks.subarray(0, cut))
      expect(await touched()).toEqual([0, 1, 3])
    }
    await rm(path.join(state, "marks"))
    expect(await touched()).toEqual([0, 1, 3])
    expect(await FileMarks.load(metainfo, path.join(root, "nowhere"))).toBeDefined()
  })

  it("remembers nothing of a file that was looked at within a tick of its last change", () => {
    const mark = (ctimeNs: bigint) => ({ size: 1n, mtimeNs: 0n, ino: 1n, ctimeNs })
    const now = 1_800_000_000_000
    const nanos = BigInt(now) * 1_000_000n
    expect([settled(mark(nanos - 10_000_000n), now), settled(mark(nanos - 60_000_001n), now)]).toEqual([false, true])
    // Whole seconds: of a file system that has no finer ones, as far as can be seen.
    expect([settled(mark(nanos - 2_000_000_000n), now), settled(mark(nanos - 3_000_000_000n), now)]).toEqual([
      false,
      true,
    ])
    // A clock that was set back, or a server's that is ahead.
    expect(settled(mark(nanos + 5_000_000_001n), now)).toBe(false)
  })
})
