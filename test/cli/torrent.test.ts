import { lstat, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { answerIn, runCli } from "../support/runCli.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"
import { fixture, fixtureCases, fixtureContent, goldenInfohashes } from "../support/torrentFixtures.ts"

const run = (...args: readonly string[]) => runCli("torrent", ...args)

const writeCase = async (root: string, index: number): Promise<string> => {
  const each = fixtureCases[index]!
  for (const [elements, length, seed] of each.files) {
    const file = each.folder ? path.join(root, each.name, ...elements) : path.join(root, each.name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, fixtureContent(seed, length))
  }
  return path.join(root, each.name)
}
const FOLDER = 7

describe("bulbil torrent create", () => {
  it("writes the torrent that libtorrent writes, and says so in one JSON object", async () => {
    const root = await temporaryFolder()
    const source = await writeCase(root, FOLDER)
    const output = path.join(root, "x.torrent")
    const { out, err, exit } = await run("create", source, "-o", output, "--piece-length", "32K", "--private", "--json")
    expect({ err, exit }).toEqual({ err: "", exit: 0 })
    const bytes = fixtureCases[FOLDER]!.files.reduce((sum, [, length]) => sum + length, 0)
    expect(answerIn(out)).toEqual({
      infohash: goldenInfohashes[FOLDER],
      bytes,
      pieces: 18,
      leftOut: { links: 0, special: 0, emptyFolders: 0, unsafeNames: 0, first: [] },
    })
    expect((await readFile(output)).equals(fixture(FOLDER))).toBe(true)
    expect((await readdir(root)).sort()).toEqual(["x.torrent", path.basename(source)].sort())
  })

  it("for people: where it is, what is in it, and what was left out", async () => {
    const root = await temporaryFolder()
    await mkdir(path.join(root, "set"))
    await writeFile(path.join(root, "set/f"), "12345")
    await symlink("f", path.join(root, "set/link"))
    const { out, err, exit } = await run("create", path.join(root, "set"), "-o", path.join(root, "x.torrent"))
    expect(exit).toBe(0)
    expect(out).toMatch(
      /x\.torrent\n1 file, 5 B, 1 piece of 32 KiB, infohash [0-9a-f]{64}\nLeft out: 1 symbolic link\n  link: a symbolic link\n$/,
    )
    expect(err).toBe("")
  })

  it("replaces nothing unasked", async () => {
    const root = await temporaryFolder()
    const source = await writeCase(root, 0)
    const output = path.join(root, "x.torrent")
    await writeFile(output, "mine")
    const refused = await run("create", source, "-o", output, "--json")
    expect(refused.exit).toBe(1)
    expect(JSON.parse(refused.out)).toMatchObject({ ok: false, code: "exists" })
    expect(await readFile(output, "utf8")).toBe("mine")
    expect((await run("create", source, "-o", output, "--force", "--piece-length", "16K")).exit).toBe(0)
    expect((await readFile(output)).equals(fixture(0))).toBe(true)
    expect((await lstat(output)).mode & 0o777).toBe(0o644)
  })

  it("fails with words, and leaves nothing behind", async () => {
    const root = await temporaryFolder()
    const source = await writeCase(root, 0)
    const cases: readonly (readonly [args: readonly string[], exit: number, says: RegExp])[] = [
      [["create", path.join(root, "nowhere"), "-o", path.join(root, "o")], 1, /nowhere" is not there/],
      [["create", source, "-o", path.join(root, "no/such/folder/o")], 1, /its folder is not there/],
      [["create", source, "-o", path.join(root, "o"), "--piece-length", "17K"], 2, /power of two/],
      [["create", source, "-o", path.join(root, "o"), "--piece-length", "many"], 2, /power of two/],
      [["create"], 2, /missing required argument/],
      [["create", source, "--nonsense"], 2, /unknown option/],
    ]
    for (const [args, exit, says] of cases) {
      const ran = await run(...args)
      expect(ran.exit, args.join(" ")).toBe(exit)
      expect(ran.err).toMatch(says)
    }
    expect(await readdir(root)).toEqual([path.basename(source)])
  })
})

describe("bulbil torrent show", () => {
  it("prints what is in it", async () => {
    const root = await temporaryFolder()
    const file = path.join(root, "x.torrent")
    await writeFile(file, fixture(FOLDER))
    const shown = JSON.parse((await run("show", file, "--json")).out)
    expect(shown).toMatchObject({
      infohash: goldenInfohashes[FOLDER],
      name: fixtureCases[FOLDER]!.name,
      pieces: 18,
      pieceLength: 32_768,
      private: true,
    })
    expect(shown.files).toContainEqual({ path: "deep/empty", bytes: 0 })
    const text = await run("show", file)
    expect(text.exit).toBe(0)
    expect(text.out).toContain(`infohash ${goldenInfohashes[FOLDER]}`)
  })

  it("tells what is wrong with a file that is none", async () => {
    const root = await temporaryFolder()
    const file = path.join(root, "x.torrent")
    await writeFile(file, "d4:infod6:lengthi1e4:name1:n12:piece lengthi16384e6:pieces20:aaaaaaaaaaaaaaaaaaaaee")
    const old = await run("show", file, "--json")
    expect(old.exit).toBe(1)
    expect(JSON.parse(old.out)).toMatchObject({ ok: false, code: "v1" })
    await writeFile(file, Buffer.alloc(10_000_001))
    expect(JSON.parse((await run("show", file, "--json")).out)).toMatchObject({ code: "too-large" })
    expect(JSON.parse((await run("show", root, "--json")).out)).toMatchObject({ code: "unreadable" })
    expect((await run("show", path.join(root, "nowhere"))).err).toMatch(/is not there/)
  })
})
