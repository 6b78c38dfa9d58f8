/** What every Storage and PieceStore keeps to (src/storage/PieceStore.ts). Run by the test file of each adapter. */
import { afterEach, describe, expect, it } from "vitest"
import { PieceIndex } from "../../src/core/ids.ts"
import { leafHashes } from "../../src/core/merkleTree.ts"
import { pieceSpan, verifyLeaves } from "../../src/core/merkle.ts"
import type { Metainfo } from "../../src/core/metainfo/Metainfo.ts"
import { choosePieceLength } from "../../src/core/pieceLength.ts"
import { type HashProgress, type PieceStore, type Storage, StoreError } from "../../src/storage/PieceStore.ts"
import { fixtureContent } from "../support/torrentFixtures.ts"

/** One storage on an empty disk. Paths begin with `root`. */
export interface Workbench {
  readonly storage: Storage
  readonly root: string
  put(path: string, content: Uint8Array): Promise<void>
  get(path: string): Promise<Uint8Array | undefined>
  remove(path: string): Promise<void>
  /** A storage on the same disk, as after a restart. */
  restart(): Promise<Storage>
  end(): Promise<void>
}

type Files = Readonly<Record<string, Uint8Array>>
const PIECE = 32_768
const folderFiles: Files = {
  "a.bin": fixtureContent("contract a", 100_000),
  "deep/b": fixtureContent("contract b", PIECE),
  "deep/er/c 😀": fixtureContent("contract c", 5),
  "deep/empty": new Uint8Array(0),
  z: fixtureContent("contract z", PIECE * 2),
}
const none = () => false
const all = () => true

export const pieceStoreContract = (name: string, open: () => Promise<Workbench>): void => {
  const benches: Workbench[] = []
  const bench = async (): Promise<Workbench> => {
    const made = await open()
    benches.push(made)
    return made
  }
  afterEach(async () => {
    for (const made of benches.splice(0)) await made.end()
  })

  const shared = async (at: Workbench, files: Files = folderFiles): Promise<Metainfo> => {
    for (const [path, content] of Object.entries(files)) await at.put(`${at.root}/src/set/${path}`, content)
    return (
      await at.storage.make(`${at.root}/src/set`, { private: true, pieceLength: PIECE, state: `${at.root}/state/made` })
    ).metainfo
  }
  const contentOf = (metainfo: Metainfo, piece: number): Uint8Array => {
    const { file, offset, length } = pieceSpan(metainfo, piece)
    return folderFiles[file.path.join("/")]!.subarray(offset, offset + length)
  }
  const pieces = (metainfo: Metainfo): readonly PieceIndex[] =>
    Array.from({ length: metainfo.pieceCount }, (_, i) => PieceIndex(i))
  const fill = async (store: PieceStore, which = pieces(store.metainfo)): Promise<void> => {
    for (const piece of which)
      await store.write(piece, contentOf(store.metainfo, piece), leafHashes(contentOf(store.metainfo, piece)))
    await store.flush()
  }
  const codeOf = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => "ok",
      (error: unknown) => (error instanceof StoreError ? error.code : `thrown: ${String(error)}`),
    )

  describe(`${name}: making a torrent`, () => {
    it("hashes a folder in file-tree order, and tells how far it is", async () => {
      const at = await bench()
      for (const [path, content] of Object.entries(folderFiles)) await at.put(`${at.root}/set/${path}`, content)
      const told: HashProgress[] = []
      const { metainfo, bytes } = await at.storage.make(`${at.root}/set`, {
        private: true,
        pieceLength: PIECE,
        onProgress: (progress) => told.push(progress),
      })
      expect(metainfo).toMatchObject({
        name: "set",
        private: true,
        pieceLength: PIECE,
        singleFile: false,
        pieceCount: 8,
        totalBytes: 100_000 + PIECE * 3 + 5,
      })
      expect(metainfo.files.map((file) => file.path.join("/"))).toEqual([
        "a.bin",
        "deep/b",
        "deep/empty",
        "deep/er/c 😀",
        "z",
      ])
      expect(bytes).toEqual(metainfo.bytes)
      for (const piece of pieces(metainfo))
        expect(verifyLeaves(metainfo, piece, leafHashes(contentOf(metainfo, piece)))).toBe(true)
      expect(told.at(-1)).toEqual({ hashedBytes: metainfo.totalBytes, totalBytes: metainfo.totalBytes })
      expect(told.map((each) => each.hashedBytes)).toEqual(
        [...told.map((each) => each.hashedBytes)].sort((a, b) => a - b),
      )
    })

    it("of a single file is a torrent of a single file", async () => {
      const at = await bench()
      await at.put(`${at.root}/one`, folderFiles["a.bin"]!)
      const { metainfo } = await at.storage.make(`${at.root}/one`, { private: false })
      const { length } = folderFiles["a.bin"]!
      expect(metainfo).toMatchObject({
        name: "one",
        singleFile: true,
        private: false,
        pieceCount: Math.ceil(length / choosePieceLength(length)),
        files: [{ path: ["one"] }],
      })
    })

    it("refuses what is not there, what is empty, and goes no further when told to stop", async () => {
      const at = await bench()
      await at.put(`${at.root}/void/e`, new Uint8Array(0))
      await at.put(`${at.root}/full/e`, new Uint8Array(1))
      expect(await codeOf(at.storage.make(`${at.root}/nowhere`, { private: true }))).toBe("missing")
      expect(await codeOf(at.storage.make(`${at.root}/void`, { private: true }))).toBe("empty")
      expect(await codeOf(at.storage.make(`${at.root}/void/e`, { private: true }))).toBe("empty")
      expect(await codeOf(at.storage.make(`${at.root}/full`, { private: true, signal: AbortSignal.abort() }))).toBe(
        "aborted",
      )
    })
  })

  describe(`${name}: a share in place`, () => {
    it("reads any part of any piece, and its leaves", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/src/set`, `${at.root}/state/made`, false)
      for (const piece of pieces(metainfo)) {
        const content = contentOf(metainfo, piece)
        expect(new Uint8Array(await store.read(piece, 0, content.length))).toEqual(content.slice())
        expect(new Uint8Array(await store.read(piece, content.length - 1, 1))).toEqual(content.slice(-1))
        expect(await store.read(piece, content.length, 0)).toHaveLength(0)
        const into = new Uint8Array(content.length + 3).fill(9)
        const filled = await store.read(piece, 0, content.length, into)
        expect(filled.buffer).toBe(into.buffer)
        expect(into).toEqual(Uint8Array.of(...content, 9, 9, 9))
        expect(new Uint8Array(await store.leaves(piece))).toEqual(leafHashes(content))
        expect(await store.verify(piece)).toBe(true)
      }
      expect((await store.survey(all)).missing).toEqual([])
      await store.close()
    })

    it("has the leaves without reading the files, when they were kept while it was made", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      for (const path of Object.keys(folderFiles)) await at.remove(`${at.root}/src/set/${path}`)
      const store = await at.storage.open(metainfo, `${at.root}/src/set`, `${at.root}/state/made`, false)
      for (const piece of pieces(metainfo))
        expect(new Uint8Array(await store.leaves(piece))).toEqual(leafHashes(contentOf(metainfo, piece)))
      await store.close()
    })

    it("makes the leaves where none were kept, and refuses those of changed octets", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/src/set`, `${at.root}/state/other`, false)
      expect(new Uint8Array(await store.leaves(PieceIndex(1)))).toEqual(leafHashes(contentOf(metainfo, 1)))
      const changed = folderFiles["a.bin"]!.map((octet, i) => (i === 5 ? octet ^ 1 : octet))
      await at.put(`${at.root}/src/set/a.bin`, changed)
      expect(await codeOf(store.leaves(PieceIndex(0)))).toBe("changed")
      expect(await store.verify(PieceIndex(0))).toBe(false)
      expect(await store.verify(PieceIndex(1))).toBe(true)
      await store.close()
    })

    it("is never written to", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/src/set`, `${at.root}/state/made`, false)
      expect(await codeOf(store.write(PieceIndex(0), contentOf(metainfo, 0), leafHashes(contentOf(metainfo, 0))))).toBe(
        "denied",
      )
      await store.close()
    })

    it("notices what is gone or of another length, and only where something was verified", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/src/set`, `${at.root}/state/made`, false)
      await store.read(PieceIndex(0), 0, 1)
      await at.remove(`${at.root}/src/set/a.bin`)
      await at.remove(`${at.root}/src/set/deep/empty`)
      await at.put(`${at.root}/src/set/z`, new Uint8Array(7))
      expect((await store.survey(all)).missing).toEqual(["a.bin", "deep/empty", "z"])
      expect((await store.survey((piece) => piece === 0)).missing).toEqual(["a.bin", "deep/empty"])
      expect((await store.survey(none)).missing).toEqual([])
      expect(await codeOf(store.read(PieceIndex(0), 0, 1))).toBe("missing")
      // What is there and too short has changed; what is gone is missing.
      expect(await codeOf(store.read(PieceIndex(7), 0, 1))).toBe("changed")
      expect(await store.look()).toMatchObject({ gone: ["a.bin", "deep/empty"], longer: [] })
      await at.put(`${at.root}/src/set/deep/empty`, new Uint8Array(1))
      expect(await store.look()).toMatchObject({ gone: ["a.bin"], longer: ["deep/empty"] })
      expect((await store.look()).touched.map(({ file }) => file)).toContain(4)
      expect(await store.unfit(4, new AbortController().signal)).toEqual([6, 7])
      expect(await store.verify(PieceIndex(0))).toBe(false)
      expect(await store.verify(PieceIndex(7))).toBe(false)
      await store.close()
    })
  })

  describe(`${name}: a download`, () => {
    it("written in any order gives the same files, which survive a restart", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const target = `${at.root}/dst/below/set`
      const store = await at.storage.open(metainfo, target, `${at.root}/state/got`, true)
      expect((await store.survey(none)).missing).toEqual([])
      expect(await at.get(`${target}/a.bin`)).toBeUndefined()
      await fill(store, [...pieces(metainfo)].reverse())
      expect((await store.survey(all)).missing).toEqual([])
      await store.close()
      for (const [path, content] of Object.entries(folderFiles))
        expect(await at.get(`${target}/${path}`)).toEqual(content)
      const again = await (await at.restart()).open(metainfo, target, `${at.root}/state/got`, true)
      for (const piece of pieces(metainfo)) {
        expect(await again.verify(piece)).toBe(true)
        expect(new Uint8Array(await again.leaves(piece))).toEqual(leafHashes(contentOf(metainfo, piece)))
      }
      await again.close()
    })

    it("makes a file of full length at its first piece; what is not written does not verify", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/dst/set`, `${at.root}/state/got`, true)
      await fill(store, [PieceIndex(2)])
      expect(await at.get(`${at.root}/dst/set/a.bin`)).toHaveLength(100_000)
      expect(await at.get(`${at.root}/dst/set/deep/empty`)).toHaveLength(0)
      expect(await at.get(`${at.root}/dst/set/z`)).toBeUndefined()
      const verdicts = await Promise.all(pieces(metainfo).map((piece) => store.verify(piece)))
      expect(verdicts).toEqual([false, false, true, false, false, false, false, false])
      expect(await codeOf(store.leaves(PieceIndex(0)))).toBe("changed")
      expect((await store.survey((piece) => piece === 2)).missing).toEqual([])
      await store.close()
    })

    it("of a single file lies at the path itself", async () => {
      const at = await bench()
      await at.put(`${at.root}/one`, folderFiles["z"]!)
      const { metainfo } = await at.storage.make(`${at.root}/one`, { private: false, pieceLength: PIECE })
      const store = await at.storage.open(metainfo, `${at.root}/dst/renamed`, `${at.root}/state/got`, true)
      for (const piece of pieces(metainfo)) {
        const content = folderFiles["z"]!.subarray(piece * PIECE, (piece + 1) * PIECE)
        await store.write(piece, content, leafHashes(content))
      }
      await store.flush()
      expect(await at.get(`${at.root}/dst/renamed`)).toEqual(folderFiles["z"])
      await store.close()
    })

    it("takes many writes and flushes at once", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/dst/set`, `${at.root}/state/got`, true)
      await Promise.all(pieces(metainfo).map((piece) => fill(store, [piece])))
      expect(await Promise.all(pieces(metainfo).map((piece) => store.verify(piece)))).toEqual(
        pieces(metainfo).map(() => true),
      )
      await store.close()
    })

    it("SEL2 makes no file that is not wanted, and nothing at its place is in the way", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      await at.put(`${at.root}/dst/set/a.bin`, fixtureContent("precious", 200_000))
      const store = await at.storage.open(metainfo, `${at.root}/dst/set`, `${at.root}/state/got`, true)
      const names = metainfo.files.map((file) => file.path.join("/"))
      const levels = Uint8Array.from(names, (file) => (file === "deep/b" || file === "z" ? 2 : 0))
      store.want(levels)
      const { signal } = new AbortController()
      // The folder is the operator's, and given; the file in it is not.
      await store.compare({ useExisting: true, signal, onChecked: async () => undefined })
      const wanted = pieces(metainfo).filter((piece) => levels[pieceSpan(metainfo, piece).fileIndex]! > 0)
      expect(await store.survey(none)).toMatchObject({ unknown: false, inTheWay: undefined, room: PIECE * 3 })
      await fill(store, wanted)
      expect(await at.get(`${at.root}/dst/set/deep/b`)).toEqual(folderFiles["deep/b"])
      expect(await at.get(`${at.root}/dst/set/a.bin`)).toHaveLength(200_000)
      for (const file of ["deep/empty", "deep/er/c 😀"])
        expect(await at.get(`${at.root}/dst/set/${file}`)).toBeUndefined()
      const has = (piece: number) => wanted.includes(piece as PieceIndex)
      expect(await store.survey(has)).toMatchObject({ missing: [], unknown: false, inTheWay: undefined, room: 0 })
      const good: number[] = []
      await store.compare({ useExisting: true, signal, onChecked: async (some) => void good.push(...some) })
      expect(good).toEqual(wanted)
      expect(await at.get(`${at.root}/dst/set/a.bin`)).toEqual(fixtureContent("precious", 200_000))
      expect(await at.get(`${at.root}/dst/set/deep/empty`)).toBeUndefined()
      await store.close()
    })

    it("SEL2 takes up what comes to be wanted: empty files are made, and what is in the way is told", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/dst/set`, `${at.root}/state/got`, true)
      const only = (...names: string[]) =>
        store.want(Uint8Array.from(metainfo.files, (file) => (names.includes(file.path.join("/")) ? 2 : 0)))
      only("z")
      const wanted = pieces(metainfo).filter((piece) => pieceSpan(metainfo, piece).file.path[0] === "z")
      const has = (piece: number) => wanted.includes(piece as PieceIndex)
      await fill(store, wanted)
      only("z", "deep/empty")
      expect(await store.survey(has)).toMatchObject({ missing: [], unknown: false })
      await store.makeEmpty()
      await store.flush()
      expect(await at.get(`${at.root}/dst/set/deep/empty`)).toHaveLength(0)
      await at.remove(`${at.root}/dst/set/deep/empty`)
      expect((await store.survey(has)).missing).toEqual(["deep/empty"])
      await at.put(`${at.root}/dst/set/deep/b`, new Uint8Array(7))
      only("z", "deep/b")
      expect(await store.survey(has)).toMatchObject({ unknown: true })
      store.want(undefined)
      expect(await store.survey(has)).toMatchObject({ unknown: true })
      expect(await at.get(`${at.root}/dst/set/deep/b`)).toEqual(new Uint8Array(7))
      await store.close()
    })

    it("SEL2 an empty file that comes to be wanted between two pieces is made with the second", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/dst/set`, `${at.root}/state/got`, true)
      const only = (...names: string[]) =>
        store.want(Uint8Array.from(metainfo.files, (file) => (names.includes(file.path.join("/")) ? 2 : 0)))
      const [first, second] = pieces(metainfo).filter((piece) => pieceSpan(metainfo, piece).file.path[0] === "a.bin")
      only("a.bin")
      await fill(store, [first!])
      expect(await at.get(`${at.root}/dst/set/deep/empty`)).toBeUndefined()
      only("a.bin", "deep/empty")
      await fill(store, [second!])
      expect(await at.get(`${at.root}/dst/set/deep/empty`)).toHaveLength(0)
      await store.close()
    })

    it("SEL2 a given file that is skipped is taken if it has some of the torrent, and else left", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const part = folderFiles["a.bin"]!.slice()
      part.fill(0, part.length - 5)
      await at.put(`${at.root}/dst/set/a.bin`, part)
      await at.put(`${at.root}/dst/set/deep/b`, new Uint8Array(folderFiles["deep/b"]!.length))
      const store = await at.storage.open(metainfo, `${at.root}/dst/set`, `${at.root}/state/got`, true)
      store.want(Uint8Array.from(metainfo.files, (file) => (file.path[0] === "z" ? 2 : 0)))
      const good: number[] = []
      const { signal } = new AbortController()
      await store.compare({ useExisting: true, signal, onChecked: async (some) => void good.push(...some) })
      const whole = pieces(metainfo).filter((piece) => pieceSpan(metainfo, piece).file.path[0] === "a.bin")
      expect(good).toEqual(whole.slice(0, -1))
      store.want(undefined)
      expect(await store.survey((piece) => good.includes(piece))).toMatchObject({ unknown: true })
      expect(await at.get(`${at.root}/dst/set/deep/b`)).toEqual(new Uint8Array(folderFiles["deep/b"]!.length))
      await store.close()
    })

    it("leaves alone a file that is there and longer than it should be", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const precious = fixtureContent("precious", 200_000)
      await at.put(`${at.root}/dst/set/a.bin`, precious)
      const store = await at.storage.open(metainfo, `${at.root}/dst/set`, `${at.root}/state/got`, true)
      expect(await codeOf(store.write(PieceIndex(0), contentOf(metainfo, 0), leafHashes(contentOf(metainfo, 0))))).toBe(
        "in-the-way",
      )
      expect(await at.get(`${at.root}/dst/set/a.bin`)).toEqual(precious)
      await store.close()
    })

    it("removed with its data leaves what is not its own", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/dst/set`, `${at.root}/state/got`, true)
      await fill(store)
      await at.put(`${at.root}/dst/set/deep/mine`, new Uint8Array(3))
      await store.removeData(all)
      for (const path of Object.keys(folderFiles)) expect(await at.get(`${at.root}/dst/set/${path}`)).toBeUndefined()
      expect(await at.get(`${at.root}/dst/set/deep/mine`)).toHaveLength(3)
      await store.removeData(all)
    })

    it("says RangeError to what no caller should ask", async () => {
      const at = await bench()
      const metainfo = await shared(at)
      const store = await at.storage.open(metainfo, `${at.root}/dst/set`, `${at.root}/state/got`, true)
      const content = contentOf(metainfo, 0)
      const wrong: readonly (() => Promise<unknown>)[] = [
        () => store.read(PieceIndex(99), 0, 1),
        () => store.read(PieceIndex(0), -1, 1),
        () => store.read(PieceIndex(0), 0, PIECE + 1),
        () => store.read(PieceIndex(0), PIECE, 1),
        () => store.write(PieceIndex(0), content.subarray(1), leafHashes(content)),
        () => store.write(PieceIndex(0), content, new Uint8Array(32)),
        () => store.write(PieceIndex(99), content, leafHashes(content)),
      ]
      for (const ask of wrong) await expect(ask()).rejects.toThrow(RangeError)
      await store.close()
    })
  })
}
