import { execFile } from "node:child_process"
import {
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  realpath,
  rm,
  symlink,
  truncate,
  unlink,
  writeFile,
} from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { afterAll, describe, expect, it } from "vitest"
import { PieceIndex } from "../../src/core/ids.ts"
import { hashFile } from "../../src/core/merkle.ts"
import { leafHashes } from "../../src/core/merkleTree.ts"
import { encodeMetainfo } from "../../src/core/metainfo/encodeMetainfo.ts"
import type { Metainfo } from "../../src/core/metainfo/Metainfo.ts"
import { parseMetainfo } from "../../src/core/metainfo/parseMetainfo.ts"
import { FileStorage } from "../../src/storage/FileStorage.ts"
import { StoreError } from "../../src/storage/PieceStore.ts"
import { pieceStoreContract } from "../contracts/pieceStoreContract.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { fixture, fixtureCases, fixtureContent } from "../support/torrentFixtures.ts"

const PIECE = 16_384
const storage = new FileStorage()
afterAll(() => storage.close())

const put = async (file: string, content: Uint8Array | string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true })
  await writeFile(file, content)
}
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "ok",
    (error: unknown) => (error instanceof StoreError ? error.code : `thrown: ${String(error)}`),
  )
const torrentOf = (files: Readonly<Record<string, Uint8Array>>, name = "t"): Metainfo => {
  const hashed = Object.entries(files).map(([file, content]) => ({
    path: file.split("/"),
    length: content.length,
    ...hashFile(content, PIECE),
  }))
  const metainfo = parseMetainfo(encodeMetainfo({ name, pieceLength: PIECE, private: false, files: hashed }))
  if (metainfo instanceof Error) throw metainfo
  return metainfo
}

pieceStoreContract("FileStorage", async () => {
  const root = await realpath(await mkdtemp(path.join(tmpdir(), "bulbil-contract-")))
  const others: FileStorage[] = []
  return {
    storage,
    root,
    put: async (file, content) => {
      // In place, as an editor may: the same inode.
      await put(file, content)
    },
    get: (file) =>
      readFile(file).then(
        (content) => new Uint8Array(content),
        () => undefined,
      ),
    remove: (file) => unlink(file),
    restart: async () => {
      const next = new FileStorage()
      others.push(next)
      return next
    },
    end: async () => {
      for (const other of others) await other.close()
      await rm(root, { recursive: true })
    },
  }
})

describe("making a torrent of files", () => {
  it.each(fixtureCases.map((each, index) => ({ ...each, index })))(
    "$name: the octets that libtorrent writes",
    async ({ index, ...each }) => {
      const root = await temporaryFolder()
      for (const [elements, length, seed] of each.files) {
        await put(
          each.folder ? path.join(root, each.name, ...elements) : path.join(root, each.name),
          fixtureContent(seed, length),
        )
      }
      const { bytes } = await storage.make(path.join(root, each.name), {
        private: each.private,
        pieceLength: each.pieceLength,
      })
      expect(Buffer.from(bytes).equals(fixture(index))).toBe(true)
    },
  )

  it("larger than a job of the workers, with pieces that do not divide it: the same hashes as in memory", async () => {
    const root = await temporaryFolder()
    const files = {
      "t/a": fixtureContent("job a", 9_500_000),
      "t/b": fixtureContent("job b", 4 * 1024 * 1024),
      "t/c": fixtureContent("job c", 3),
    }
    for (const [name, content] of Object.entries(files)) await put(path.join(root, name), content)
    const state = path.join(root, "state")
    const { metainfo, bytes } = await storage.make(path.join(root, "t"), { private: false, pieceLength: PIECE, state })
    expect(bytes).toEqual(torrentOf({ a: files["t/a"], b: files["t/b"], c: files["t/c"] }).bytes)
    const leaves = await readFile(path.join(state, "leaves"))
    expect(new Uint8Array(leaves)).toEqual(new Uint8Array(Buffer.concat(Object.values(files).map(leafHashes))))
    expect((await lstat(path.join(state, "leaves"))).mode & 0o777).toBe(0o600)
    expect(metainfo.pieceCount).toBe(580 + 256 + 1)
  })

  it("of a thousand small files takes them in order", async () => {
    const root = await temporaryFolder()
    const files = Object.fromEntries(
      Array.from({ length: 1_000 }, (_, i) => [`d${i % 10}/f${i}`, fixtureContent(`small ${i}`, i % 40)]),
    )
    for (const [name, content] of Object.entries(files)) await put(path.join(root, "t", name), content)
    const { bytes } = await storage.make(path.join(root, "t"), { private: false, pieceLength: PIECE })
    expect(bytes).toEqual(torrentOf(files).bytes)
  })

  it(
    "FILE7 leaves out links, sockets, pipes and empty folders, and tells all of it; follows a " +
      "link that the operator named",
    async () => {
      const root = await temporaryFolder()
      await put(path.join(root, "secret"), "not to be shared")
      await put(path.join(root, "t/sub/real"), "shared")
      await symlink(path.join(root, "secret"), path.join(root, "t/link"))
      await symlink(root, path.join(root, "t/sub/up"))
      await symlink("nowhere", path.join(root, "t/broken"))
      await mkdir(path.join(root, "t/void/inner"), { recursive: true })
      await promisify(execFile)("mkfifo", [path.join(root, "t/pipe")])
      const { metainfo, leftOut } = await storage.make(path.join(root, "t"), { private: false })
      expect(metainfo.files.map((file) => file.path.join("/"))).toEqual(["sub/real"])
      expect(leftOut).toMatchObject({ links: 3, special: 1, emptyFolders: 1, unsafeNames: 0 })
      expect(leftOut.first.map(({ name, kind }) => `${name} ${kind}`)).toEqual([
        "broken link",
        "link link",
        "pipe special",
        "sub/up link",
        "void/inner empty-folder",
      ])
      await mkdir(path.join(root, "links"))
      await symlink(path.join(root, "t"), path.join(root, "links/one"))
      await expect(storage.make(path.join(root, "links"), { private: false })).rejects.toThrow(
        /not a single octet.*\(1 symbolic link would be left out\)/,
      )

      await symlink(path.join(root, "t"), path.join(root, "alias"))
      expect((await storage.make(path.join(root, "alias"), { private: false })).metainfo).toMatchObject({
        name: "alias",
        totalBytes: 6,
      })
    },
  )

  it("refuses names that no torrent may hold, and says which", async () => {
    const bad = ["t/a\\b", "t/x/con.txt", "t/\u202egpj.exe", "t/new\nline", "t/ok/..."]
    for (const name of bad) {
      const root = await temporaryFolder()
      await put(path.join(root, name), "x")
      const fault = await storage.make(path.join(root, "t"), { private: false }).catch((error: unknown) => error)
      expect(fault, name).toMatchObject({ _tag: "StoreError", code: "unsafe-name" })
      expect((fault as StoreError).message).toMatch(/rename it, or leave it out$/)
    }
    const root = await temporaryFolder()
    await put(path.join(root, "t/README"), "x")
    await put(path.join(root, "t/readme"), "x")
    await expect(storage.make(path.join(root, "t"), { private: false })).rejects.toThrow(
      /"readme" and "README" beside it are the same name/,
    )
    await mkdir(path.join(root, "u"))
    await writeFile(Buffer.concat([Buffer.from(path.join(root, "u/bad")), Buffer.from([0xff])]), "x")
    await expect(storage.make(path.join(root, "u"), { private: false })).rejects.toThrow(/not UTF-8/)
    expect(await codeOf(storage.make("/", { private: false }))).toBe("unsafe-name")
    await expect(storage.make(path.join(root, "caf\ufffd"), { private: false })).rejects.toThrow(
      /name in it is not UTF-8/,
    )
  })

  const nasty = [
    "Icon\r",
    "mark \u200e",
    "soft\u00adhyphen",
    "bom\ufeff",
    "aux.c",
    "A: Live.mp3",
    "x".repeat(241),
    "turn\u202e",
    "Cafe\u0301",
    "README",
    "readme",
    "con/deep/f",
  ]
  it("FILE7 tells all names that no torrent may hold at once, each with its reason, or leaves them out", async () => {
    const root = await temporaryFolder()
    for (const name of [...nasty, "Caf\u00e9", "fine/ok"]) await put(path.join(root, "t", name), "x")
    await mkdir(path.join(root, "t/nul"))
    await writeFile(Buffer.concat([Buffer.from(path.join(root, "t/latin")), Buffer.from([0xe9])]), "x")
    const fault = await storage.make(path.join(root, "t"), { private: false }).catch((error: unknown) => error)
    const { message } = fault as StoreError
    expect(message).toMatch(/^12 names cannot be shared; rename them, or leave them out/)
    expect(message).toMatch(/"Icon\\u\{d\}" \(its name contains a control character or line break \(U\+000D\)\)/)
    expect(message).toMatch(/\(its name contains an invisible mark of the direction of text \(U\+200E\)\)/)
    expect(message).toMatch(/"Caf\\u\{e9\}" and "Cafe\\u\{301\}" beside it are the same name/)
    expect(message).toMatch(/"latin\\xe9" \(its name is not UTF-8\)/)
    expect(message).toMatch(/"con" \(its name is reserved on Windows \(and with it all that is in it\)\)/)
    const { metainfo, leftOut } = await storage.make(path.join(root, "t"), { private: false, skipUnsafe: true })
    expect(metainfo.files.map((file) => file.path.join("/")).sort()).toEqual(["Cafe\u0301", "README", "fine/ok"].sort())
    // The empty folder whose name is reserved is in nobody's way.
    expect(leftOut).toMatchObject({ links: 0, special: 0, emptyFolders: 1, unsafeNames: 12 })
    const many = await temporaryFolder()
    for (let i = 0; i < 30; i++) await put(path.join(many, `bad${i}\n`), "x")
    await expect(storage.make(many, { private: false })).rejects.toThrow(/^30 names cannot be shared.*, and 10 more$/)
  })

  it("refuses before hashing what other nodes would refuse", async () => {
    const root = await temporaryFolder()
    await put(path.join(root, "huge"), "")
    await truncate(path.join(root, "huge"), 2 ** 43)
    expect(await codeOf(storage.make(path.join(root, "huge"), { private: false, pieceLength: 16_384 }))).toBe(
      "too-large",
    )
    expect(await codeOf(storage.make(path.join(root, "huge"), { private: false, pieceLength: 12_345 }))).toBe(
      "too-large",
    )
    expect(await codeOf(storage.make("/dev/null", { private: false }))).toBe("io")
  })

  it("notices a file that is written to meanwhile", async () => {
    const root = await temporaryFolder()
    const file = path.join(root, "f")
    await put(file, Buffer.alloc(30_000_000, 1))
    let touched: Promise<void> | undefined
    const made = storage.make(file, {
      private: false,
      onProgress: () => (touched ??= writeFile(file, Buffer.alloc(30_000_001, 2))),
    })
    expect(await codeOf(made)).toBe("changed")
    await touched
  })

  it("stops when it is told to, in the middle", async () => {
    const root = await temporaryFolder()
    await put(path.join(root, "f"), Buffer.alloc(40_000_000, 1))
    const stop = new AbortController()
    let told = 0
    const made = storage.make(path.join(root, "f"), {
      private: false,
      signal: stop.signal,
      onProgress: ({ hashedBytes }) => (told = hashedBytes) && stop.abort(),
    })
    expect(await codeOf(made)).toBe("aborted")
    expect(told).toBeLessThan(40_000_000)
  })

  it("a closed storage hashes no more", async () => {
    const root = await temporaryFolder()
    await put(path.join(root, "f"), "x")
    const closed = new FileStorage()
    await closed.close()
    expect(await codeOf(closed.make(path.join(root, "f"), { private: false }))).toBe("aborted")
  })
})

describe("a store of files", () => {
  const content = fixtureContent("store", PIECE * 2)
  const leaves = leafHashes(content.subarray(0, PIECE))
  const first = content.subarray(0, PIECE)

  it("is sparse: a file takes the room of what was written", async () => {
    const root = await temporaryFolder()
    const whole = new Uint8Array(64 * 1024 * 1024)
    const metainfo = torrentOf({ big: whole, other: new Uint8Array([1]) })
    const store = await storage.open(metainfo, path.join(root, "t"), path.join(root, "state"), true)
    await store.write(PieceIndex(100), whole.subarray(0, PIECE), leafHashes(whole.subarray(0, PIECE)))
    await store.flush()
    const found = await lstat(path.join(root, "t/big"))
    expect(found.size).toBe(whole.length)
    expect(found.blocks * 512).toBeLessThan(1024 * 1024)
    await store.close()
  })

  it("does not follow a link out of its folder, to a file or to a folder, to read, write or delete", async () => {
    const root = await temporaryFolder()
    const metainfo = torrentOf({ "sub/f": content, g: content })
    const outside = path.join(root, "outside")
    await put(path.join(outside, "f"), content)
    await mkdir(path.join(root, "t"))
    await symlink(outside, path.join(root, "t/sub"))
    await symlink(path.join(outside, "f"), path.join(root, "t/g"))
    const store = await storage.open(metainfo, path.join(root, "t"), path.join(root, "state"), true)
    for (const piece of [0, 1, 2, 3]) {
      expect(await codeOf(store.read(PieceIndex(piece), 0, 1)), `read ${piece}`).toBe("unsafe-name")
      expect(await codeOf(store.verify(PieceIndex(piece))), `verify ${piece}`).toBe("unsafe-name")
    }
    for (const piece of [0, 2])
      expect(await codeOf(store.write(PieceIndex(piece), first, leaves)), `write ${piece}`).toBe("in-the-way")
    await store.removeData(() => true)
    expect(new Uint8Array(await readFile(path.join(outside, "f")))).toEqual(content.slice())
    expect((await readdir(path.join(root, "t"))).sort()).toEqual(["g", "sub"])
  })

  it("checks names once more, whoever made the metainfo", async () => {
    const root = await temporaryFolder()
    const sound = torrentOf({ f: content, g: content })
    for (const bad of ["..", "/etc", "a/b", ".", ""]) {
      const forged: Metainfo = { ...sound, files: sound.files.map((file) => ({ ...file, path: [bad, "f"] })) }
      const store = await storage.open(forged, path.join(root, "in/t"), path.join(root, "state"), true)
      expect(await codeOf(store.write(PieceIndex(0), first, leaves)), bad).toBe("unsafe-name")
    }
    expect(await readdir(root)).toEqual([])
  })

  it("a shared folder that holds one file of the folder's own name is read where it is", async () => {
    const root = await temporaryFolder()
    await put(path.join(root, "same/same"), content)
    const { metainfo } = await storage.make(path.join(root, "same"), { private: false, pieceLength: PIECE })
    const store = await storage.open(metainfo, path.join(root, "same"), path.join(root, "state"), false)
    expect(await store.verify(PieceIndex(1))).toBe(true)
    expect((await store.survey(() => true)).missing).toEqual([])
    await store.close()
  })

  it("believes nothing in the side file that does not add up", async () => {
    const root = await temporaryFolder()
    await put(path.join(root, "t/f"), content)
    const state = path.join(root, "state")
    const { metainfo } = await storage.make(path.join(root, "t"), { private: false, pieceLength: PIECE, state })
    await writeFile(path.join(state, "leaves"), Buffer.alloc(64, 7))
    const store = await storage.open(metainfo, path.join(root, "t"), state, false)
    expect(new Uint8Array(await store.leaves(PieceIndex(0)))).toEqual(leaves)
    expect(new Uint8Array(await readFile(path.join(state, "leaves"))).subarray(0, 32)).toEqual(leaves)
    await store.close()
  })

  it("goes on without a side file when that cannot be written", async () => {
    const root = await temporaryFolder()
    const metainfo = torrentOf({ f: content, g: new Uint8Array([1]) })
    await mkdir(path.join(root, "state/leaves"), { recursive: true })
    const store = await storage.open(metainfo, path.join(root, "t"), path.join(root, "state"), true)
    await store.write(PieceIndex(0), first, leaves)
    await store.flush()
    expect(new Uint8Array(await store.leaves(PieceIndex(0)))).toEqual(leaves)
    await store.close()
  })

  it("reads and writes many more files than it keeps open", async () => {
    const root = await temporaryFolder()
    const files = Object.fromEntries(
      Array.from({ length: 600 }, (_, i) => [`f${String(i).padStart(3, "0")}`, fixtureContent(`many ${i}`, 10 + i)]),
    )
    const metainfo = torrentOf(files)
    const store = await storage.open(metainfo, path.join(root, "t"), path.join(root, "state"), true)
    const contents = Object.values(files)
    await Promise.all(contents.map((octets, i) => store.write(PieceIndex(i), octets, leafHashes(octets))))
    await store.flush()
    const open = (await readdir("/proc/self/fd")).length
    expect(open).toBeLessThan(400)
    for (const [i, octets] of contents.entries())
      expect(Buffer.from(await store.read(PieceIndex(i), 0, octets.length)).equals(octets)).toBe(true)
    await store.close()
    expect((await readdir("/proc/self/fd")).length).toBeLessThan(open - 200)
  })

  it("a file where a folder should be, and a folder where a file should be, are told", async () => {
    const root = await temporaryFolder()
    const metainfo = torrentOf({ "sub/f": content, g: content })
    await put(path.join(root, "t/sub"), "a file")
    await mkdir(path.join(root, "t/g"))
    const store = await storage.open(metainfo, path.join(root, "t"), path.join(root, "state"), true)
    expect(await codeOf(store.write(PieceIndex(0), first, leaves))).toBe("in-the-way")
    expect(await codeOf(store.write(PieceIndex(2), first, leaves))).toBe("in-the-way")
    const { missing, inTheWay } = await store.survey(() => true)
    expect(missing).toEqual([])
    expect(inTheWay).toMatchObject({
      code: "in-the-way",
      message: expect.stringMatching(
        /g" is a folder, and the torrent has a file of this name; .*sub" is a file, and the torrent has a folder/,
      ),
    })
    await store.close()
  })

  it("says denied where nobody may write", async () => {
    const root = await temporaryFolder()
    const metainfo = torrentOf({ f: content, g: content })
    const store = await storage.open(metainfo, "/sys/bulbil-test", path.join(root, "state"), true)
    expect(await codeOf(store.write(PieceIndex(0), first, leaves))).toBe("denied")
    await store.close()
  })

  it("on a full disk says so, keeps what was flushed, and goes on when opened again with room", async () => {
    const root = await temporaryFolder()
    const script = new URL("../support/fillDisk.ts", import.meta.url).pathname
    const mounted = `mount -t tmpfs -o size=1m tmpfs "${root}" && exec "${process.execPath}" "${script}" "${root}"`
    const { stdout } = await promisify(execFile)("unshare", ["-rm", "sh", "-c", mounted])
    const told = JSON.parse(stdout) as { written: number; fault: string; verified: number; afterwards: boolean }
    expect(told.written).toBeGreaterThan(10)
    expect(told).toEqual({ written: told.written, fault: "full", verified: told.written, afterwards: true })
  })
})
