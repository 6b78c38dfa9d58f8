/**
 * What two whole nodes make of files that are there before, beside and after a download: FILE1 to FILE4, FILE6, FILE8.
 */
import { execFile, execFileSync } from "node:child_process"
import {
  chmod,
  lstat,
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises"
import path from "node:path"
import { promisify } from "node:util"
import { describe, expect, it } from "vitest"
import { downloadScene, octets } from "../support/downloadScene.ts"
import { openLoopbackNode, until } from "../support/loopbackNode.ts"
import { credits } from "../../src/projections/credits.ts"

/** Nothing can be made or deleted in the folder any more, not even by root. */
const lock = (folder: string) =>
  process.getuid?.() === 0 ? promisify(execFile)("chattr", ["+i", folder]) : chmod(folder, 0o555)
const unlock = (folder: string) =>
  process.getuid?.() === 0 ? promisify(execFile)("chattr", ["-i", folder]) : chmod(folder, 0o755)

const same = async (file: string, content: Uint8Array) =>
  expect(Buffer.from(content).equals(await readFile(file)), file).toBe(true)

describe("what was there before", () => {
  it("FILE1 a file of the operator's is not touched by a download of its name, and says what to do", async () => {
    const at = await downloadScene()
    await at.put("got/notes.txt", "my diary")
    const id = await at.download(await at.share("notes.txt", octets("theirs")))
    const row = await at.settled(id)
    expect(row.error).toMatchObject({
      code: "in-the-way",
      message: expect.stringMatching(/got\/notes\.txt" holds something else.*None of it was written to.*resume ID/),
    })
    expect(await at.text("got/notes.txt")).toBe("my diary")
    await rename(path.join(at.to, "notes.txt"), path.join(at.to, "mine.txt"))
    expect(await at.taker.ask({ type: "ResumeTorrent", torrent: id })).toMatchObject({ ok: true })
    expect((await at.settled(id)).mode).toBe("seeding")
    expect(await at.text("got/mine.txt")).toBe("my diary")
    await same(path.join(at.to, "notes.txt"), octets("theirs"))
  })

  it(
    "FILE1 nor is one that is longer, a folder, a link or what it points to, or a file in a " + "folder's place",
    async () => {
      const at = await downloadScene()
      const link = await at.share("vac", { a: octets("a"), "sub/b": octets("b"), c: octets("c"), d: octets("d") })
      await at.put("got/vac/a", Buffer.concat([octets("a"), Buffer.from("more")]))
      await at.put("got/vac/sub", "no folder")
      await at.put("elsewhere", "theirs")
      await symlink(path.join(at.home, "elsewhere"), path.join(at.to, "vac/c"))
      await mkdir(path.join(at.to, "vac/d"))
      const row = await at.settled(await at.download(link))
      expect(row.error).toMatchObject({ code: "in-the-way" })
      expect(row.error!.message).toMatch(/and 1 more/)
      expect(row.verifiedPieces).toBe(0)
      expect(await at.text("got/vac/a")).toBe(Buffer.concat([octets("a"), Buffer.from("more")]).toString())
      expect([await at.text("got/vac/sub"), await at.text("elsewhere")]).toEqual(["no folder", "theirs"])
      expect((await readdir(path.join(at.to, "vac"))).sort()).toEqual(["a", "c", "d", "sub"])
    },
  )

  it(
    "FILE1 a folder where a single file goes, and a file where a folder goes, are in the way, " + "and not missing",
    async () => {
      const at = await downloadScene()
      await mkdir(path.join(at.to, "x.bin"), { recursive: true })
      await at.put("got/vac", "a file")
      for (const link of [
        await at.share("x.bin", octets("x")),
        await at.share("vac", { f: octets("f"), g: octets("g") }),
      ]) {
        expect((await at.settled(await at.download(link))).error).toMatchObject({
          code: "in-the-way",
          message: expect.stringMatching(/is a folder|is a file/),
        })
      }
      expect(await readdir(path.join(at.to, "x.bin"))).toEqual([])
      expect(await at.text("got/vac")).toBe("a file")
    },
  )

  it("FILE1 what is there and fits is taken without being fetched or charged, and never deleted", async () => {
    const at = await downloadScene()
    const link = await at.share("vac", { a: octets("a", 500_000), b: octets("b"), empty: "" })
    const first = await at.download(link)
    expect((await at.settled(first)).mode).toBe("seeding")
    const ledger = () => at.taker.parts.projector.get(credits, "self")
    // It is booked once a second.
    await until(() => ledger()?.downloaded === 540_000)
    expect(await at.taker.ask({ type: "RemoveTorrent", torrent: first, withData: false })).toMatchObject({ ok: true })
    const before = ledger()
    const again = await at.download(link)
    expect(await at.settled(again)).toMatchObject({
      mode: "seeding",
      verifiedBytes: 540_000,
      path: path.join(at.to, "vac"),
    })
    expect(at.taker.node.live().torrents[again]?.downloadedBytes ?? 0).toBe(0)
    expect(ledger()).toMatchObject({ balance: before!.balance, downloaded: 540_000 })
    const removed = await at.taker.ask({ type: "RemoveTorrent", torrent: again, withData: true })
    expect(removed).toMatchObject({ ok: true, left: [{ what: "was not made by this node" }, {}, {}] })
    await same(path.join(at.to, "vac/b"), octets("b"))
  })

  it("FILE1 a part that is there is completed with the operator's word, and only then", async () => {
    const at = await downloadScene()
    const content = octets("part", 1_000_000)
    const link = await at.share("big.bin", content)
    const part = Uint8Array.from(content, (octet, i) => (i > 600_000 ? 0 : octet))
    await at.put("got/big.bin", part)
    const id = await at.download(link)
    expect((await at.settled(id)).error).toMatchObject({
      code: "in-the-way",
      message: expect.stringMatching(/holds \d+ of the \d+ pieces.*--use-existing/),
    })
    await same(path.join(at.to, "big.bin"), part)
    expect(await at.taker.ask({ type: "ResumeTorrent", torrent: id, useExisting: true })).toMatchObject({ ok: true })
    expect((await at.settled(id)).mode).toBe("seeding")
    await same(path.join(at.to, "big.bin"), content)
    // Given is not made: it stays.
    expect(await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: true })).toMatchObject({
      ok: true,
      left: [{}],
    })
    await same(path.join(at.to, "big.bin"), content)
  })

  it("FILE1 a folder of that name with other things in it is not filled without a word", async () => {
    const at = await downloadScene()
    await at.put("got/bin/mine", "mine")
    const id = await at.download(await at.share("bin", { ls: octets("ls"), sh: octets("sh") }))
    expect((await at.settled(id)).error).toMatchObject({
      code: "in-the-way",
      message: expect.stringMatching(/folder with other things/),
    })
    expect(await readdir(path.join(at.to, "bin"))).toEqual(["mine"])
    await at.taker.ask({ type: "ResumeTorrent", torrent: id, useExisting: true })
    expect((await at.settled(id)).mode).toBe("seeding")
    expect(await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: true })).toEqual({ ok: true, id })
    expect(await readdir(path.join(at.to, "bin"))).toEqual(["mine"])
  })

  it("FILE1 names that a machine runs by itself wait for a yes", async () => {
    const at = await downloadScene()
    const id = await at.download(await at.share(".bashrc", octets("rc")))
    expect((await at.settled(id)).error).toMatchObject({
      code: "names-need-yes",
      message: expect.stringContaining('".bashrc"'),
    })
    for (const command of [
      { type: "ResumeTorrent", torrent: id },
      { type: "RecheckTorrent", torrent: id },
    ] as const) {
      expect(await at.taker.ask(command)).toMatchObject({ ok: false, code: "names-need-yes" })
    }
    expect(await readdir(at.to)).toEqual([])
    await at.restart()
    expect(at.row(id)?.error).toMatchObject({ code: "names-need-yes" })
    expect(await at.taker.ask({ type: "ResumeTorrent", torrent: id, acceptNames: true })).toMatchObject({ ok: true })
    expect((await at.settled(id)).mode).toBe("seeding")
    const said = await at.download(
      await at.share("home", { ".ssh/authorized_keys": octets("key"), x: octets("x") }),
      at.to,
      { acceptNames: true },
    )
    expect((await at.settled(said)).mode).toBe("seeding")
  })
})

describe("places of one node", () => {
  it("FILE3 two torrents of one name are put side by side, also when they come at once", async () => {
    const at = await downloadScene()
    const links = await Promise.all(
      ["1", "2", "3"].map((n) => at.share(n === "2" ? "VAC" : "vac", { "clip.mp4": octets(n), x: octets(`x${n}`) })),
    )
    const ids = await Promise.all(links.map((link) => at.download(link)))
    for (const [i, id] of ids.entries()) {
      const row = await at.settled(id)
      expect(row.mode).toBe("seeding")
      await same(path.join(row.path, "clip.mp4"), octets(String(i + 1)))
    }
    expect((await readdir(at.to)).map((name) => name.toLowerCase()).sort()).toEqual(["vac", "vac (2)", "vac (3)"])
    expect(await at.taker.ask({ type: "RemoveTorrent", torrent: ids[1]!, withData: true })).toEqual({
      ok: true,
      id: ids[1],
    })
    expect(await readdir(at.to)).toHaveLength(2)
    await same(path.join(at.row(ids[0]!)!.path, "clip.mp4"), octets("1"))
    await same(path.join(at.row(ids[2]!)!.path, "clip.mp4"), octets("3"))
  })

  it(
    "FILE3 FILE2 a download beside one's own share of that name leaves the originals, and so " + "does its removal",
    async () => {
      const at = await downloadScene()
      const own = await at.put("orig/vac/clip.mp4", octets("mine"))
      expect(await at.taker.ask({ type: "SharePath", path: path.dirname(own), title: "" })).toMatchObject({ ok: true })
      const link = await at.share("vac", { "clip.mp4": octets("theirs"), y: octets("y") })
      const id = await at.download(link, path.join(at.home, "orig"))
      expect(await at.settled(id)).toMatchObject({ mode: "seeding", path: path.join(at.home, "orig/vac (2)") })
      await same(own, octets("mine"))
      await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: true })
      await same(own, octets("mine"))
      expect(await at.taker.ask({ type: "DownloadLink", link, folder: path.dirname(own) })).toMatchObject({
        ok: false,
        code: "overlap",
      })
      await symlink(path.dirname(own), path.join(at.home, "alias"))
      expect(
        await at.taker.ask({ type: "DownloadLink", link, folder: path.join(at.home, "alias/deeper") }),
      ).toMatchObject({ ok: false, code: "overlap" })
      expect(await readdir(path.dirname(own))).toEqual(["clip.mp4"])
    },
  )

  it(
    "FILE3 the node's own data are out of bounds but for its downloads, and a torrent of the " +
      "data folder's name goes beside it",
    async () => {
      const at = await downloadScene()
      const link = await at.share("b", { f: octets("f"), g: octets("g") })
      const data = at.taker.parts.data
      for (const folder of [data.root, data.vault, path.join(data.root, "new"), data.torrents]) {
        expect(await at.taker.ask({ type: "DownloadLink", link, folder })).toMatchObject({
          ok: false,
          code: "own-data",
        })
      }
      const id = await at.download(link, at.home)
      expect(await at.settled(id)).toMatchObject({ mode: "seeding", path: path.join(at.home, "b (2)") })
    },
  )

  it("FILE6 a folder that can never be made is refused, and nothing hangs", async () => {
    const at = await downloadScene()
    const link = await at.share("f", octets("f"))
    expect(await at.taker.ask({ type: "DownloadLink", link, folder: "/proc/x/y" })).toMatchObject({
      ok: false,
      code: "no-folder",
    })
    expect(await at.taker.ask({ type: "DownloadLink", link, folder: await at.put("plain", "file") })).toMatchObject({
      ok: false,
      code: "no-folder",
    })
  })
})

describe("removal with the data", () => {
  it(
    "FILE2 that fails says so, keeps the torrent, and deletes nothing later that was put there " + "meanwhile",
    async () => {
      const at = await downloadScene()
      const link = await at.share("notes.txt", octets("theirs"))
      const id = await at.download(link)
      expect((await at.settled(id)).mode).toBe("seeding")
      await lock(at.to)
      try {
        expect(await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: true })).toMatchObject({
          ok: false,
          code: "denied",
          message: expect.stringMatching(/removal failed.*notes\.txt/),
        })
        expect(at.row(id)).toMatchObject({ mode: "error", error: { code: "denied" } })
        expect(await at.taker.ask({ type: "DownloadLink", link })).toMatchObject({ ok: false, code: "duplicate" })
      } finally {
        await unlock(at.to)
      }
      await rm(path.join(at.to, "notes.txt"))
      await at.put("got/notes.txt", "mine by now")
      await at.restart()
      expect(at.row(id)).toMatchObject({ mode: "error", error: { code: "denied" } })
      expect(await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: true })).toMatchObject({
        ok: true,
        left: [{}],
      })
      expect(await at.text("got/notes.txt")).toBe("mine by now")
      expect(at.row(id)).toBeUndefined()
    },
  )

  it("FILE2 leaves the file that the download refused to touch", async () => {
    const at = await downloadScene()
    const mine = Array.from({ length: 1_000 }, (_, i) => `${i}\n`).join("")
    await at.put("got/notes.txt", mine)
    const id = await at.download(await at.share("notes.txt", "short"))
    expect((await at.settled(id)).error).toMatchObject({
      code: "in-the-way",
      message: expect.stringMatching(/is longer than in the torrent/),
    })
    expect(await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: true })).toMatchObject({
      ok: true,
      left: [{ path: path.join(at.to, "notes.txt") }],
    })
    expect(await at.text("got/notes.txt")).toBe(mine)
    expect(at.row(id)).toBeUndefined()
  })

  it("FILE2 leaves what was replaced, changed, added to, linked or shared since, and deletes the rest", async () => {
    const at = await downloadScene()
    const names = [
      "replaced",
      "edited",
      "edited-in-the-past",
      "longer",
      "linked",
      "shared/s",
      "gone",
      "touched",
      "fine",
    ]
    const files = Object.fromEntries(names.map((name) => [name, octets(name)]))
    const id = await at.download(await at.share("vac", files))
    const row = await at.settled(id)
    expect(row.mode).toBe("seeding")
    const file = (name: string) => path.join(row.path, name)
    await writeFile(file("new"), octets("other"))
    await rename(file("new"), file("replaced"))
    await writeFile(file("edited"), octets("edit"))
    // As many taggers do, which keep the time of a file's last change.
    execFileSync("touch", ["-r", file("edited-in-the-past"), path.join(at.home, "time")])
    await writeFile(file("edited-in-the-past"), octets("past"))
    execFileSync("touch", ["-r", path.join(at.home, "time"), file("edited-in-the-past")])
    await writeFile(file("longer"), "more", { flag: "a" })
    await rename(file("linked"), path.join(at.home, "moved"))
    await symlink(path.join(at.home, "moved"), file("linked"))
    await rm(file("gone"))
    await utimes(file("touched"), 1, 1)
    expect(await at.taker.ask({ type: "SharePath", path: path.join(row.path, "shared"), title: "S" })).toMatchObject({
      ok: true,
    })
    const reply = await at.taker.ask({ type: "RemoveTorrent", torrent: id, withData: true })
    expect(reply.ok && reply.left?.map(({ path: at_ }) => path.relative(row.path, at_)).sort()).toEqual([
      "edited",
      "edited-in-the-past",
      "linked",
      "longer",
      "replaced",
      "shared/s",
    ])
    expect((await readdir(row.path)).sort()).toEqual([
      "edited",
      "edited-in-the-past",
      "linked",
      "longer",
      "replaced",
      "shared",
    ])
    await same(path.join(at.home, "moved"), octets("linked"))
    await same(file("replaced"), octets("other"))
  })
})

describe("complete means that it is there", () => {
  it(
    "FILE4 what is gone, shorter, replaced, linked, longer or empty and gone is named, and a " + "recheck mends it",
    async () => {
      const at = await downloadScene()
      const id = await at.download(await at.share("vac", { a: octets("a"), "b/c": octets("c"), empty: "" }))
      const row = await at.settled(id)
      const file = (name: string) => path.join(row.path, name)
      const restartedTo = async (mode: string, what: RegExp) => {
        await at.restart()
        await until(() => at.row(id)?.mode === mode)
        const { error, missing } = at.row(id)!
        expect(`${error?.message ?? ""} ${missing.join()}`).toMatch(what)
      }
      const mended = async (recheck = true) => {
        if (recheck) expect(await at.taker.ask({ type: "RecheckTorrent", torrent: id })).toMatchObject({ ok: true })
        expect((await at.settled(id)).mode).toBe("seeding")
        await same(file("a"), octets("a"))
        await same(file("b/c"), octets("c"))
        expect((await stat(file("empty"))).size).toBe(0)
      }
      await rm(file("a"))
      await restartedTo("missing-files", /a$/)
      await mended()
      await rm(file("empty"))
      await restartedTo("missing-files", /empty/)
      await mended()
      await truncate(file("b/c"), 5)
      await restartedTo("missing-files", /b\/c/)
      await mended()
      await writeFile(file("a"), octets("other"))
      await restartedTo("error", /"a" was changed/)
      await mended()
      await utimes(file("a"), 1, 1)
      await at.restart()
      await mended(false)
      await writeFile(file("new"), octets("other"))
      await rename(file("new"), file("a"))
      await restartedTo("error", /a" holds something else/)
      await rm(file("a"))
      await at.taker.ask({ type: "RecheckTorrent", torrent: id })
      await mended(false)
      await writeFile(file("a"), "more", { flag: "a" })
      await restartedTo("error", /a" is longer.*something was added/)
      await truncate(file("a"), 40_000)
      await mended()
      await rename(file("b"), path.join(at.home, "b-moved"))
      await symlink(path.join(at.home, "b-moved"), file("b"))
      await restartedTo("error", /b" is a symbolic link/)
      await rm(file("b"))
      await mended()
      expect(await lstat(path.join(at.home, "b-moved/c"))).toBeTruthy()
    },
    600_000,
  )

  it("FILE6 a data folder behind a link can be moved, with what went below it by other names", async () => {
    const at = await downloadScene()
    await mkdir(path.join(at.home, "real"))
    await symlink("real", path.join(at.home, "lnk"))
    const start = () => openLoopbackNode(path.join(at.home, "lnk/N"), path.join(at.home, "s"))
    await at.taker.close()
    at.taker = await start()
    const ids = []
    for (const [name, into] of [
      ["one", "real/N/downloads/sub"],
      ["two", "lnk/N/downloads"],
      ["three", "elsewhere"],
    ] as const) {
      ids.push(await at.download(await at.share(name, octets(name)), path.join(at.home, into)))
    }
    const [, , outside] = ids
    for (const id of ids) expect((await at.settled(id)).mode).toBe("seeding")
    await rename(path.join(at.home, "elsewhere/three"), path.join(at.home, "real/N/downloads/three"))
    const located = path.join(at.home, "real/N/downloads/three")
    expect(await at.taker.ask({ type: "LocateData", torrent: outside!, path: located })).toMatchObject({ ok: true })
    expect((await at.settled(outside!)).mode).toBe("seeding")
    await at.taker.close()
    await rename(path.join(at.home, "real"), path.join(at.home, "disk"))
    await rm(path.join(at.home, "lnk"))
    await symlink("disk", path.join(at.home, "lnk"))
    at.taker = await start()
    for (const [i, place] of ["sub/one", "two", "three"].entries()) {
      await at.taker.ask({ type: "RecheckTorrent", torrent: ids[i]! })
      expect(await at.settled(ids[i]!)).toMatchObject({
        mode: "seeding",
        path: path.join(at.home, "lnk/N/downloads", place),
      })
    }
    expect(at.taker.defects).toEqual([])
  })

  it("FILE6 the data folder can be moved, and a torrent's data as well", async () => {
    const at = await downloadScene()
    const inside = await at.download(await at.share("in.bin", octets("in")), path.join(at.home, "b/downloads"))
    const outside = await at.download(await at.share("out", { f: octets("f"), g: octets("g") }))
    for (const id of [inside, outside]) expect((await at.settled(id)).mode).toBe("seeding")
    await at.taker.close()
    await rename(path.join(at.home, "b"), path.join(at.home, "b-away"))
    at.taker = await openLoopbackNode(path.join(at.home, "b-away"), path.join(at.home, "s"))
    expect(await at.settled(inside)).toMatchObject({
      mode: "seeding",
      path: path.join(at.home, "b-away/downloads/in.bin"),
    })

    await mkdir(path.join(at.home, "disk"))
    await rename(path.join(at.to, "out"), path.join(at.home, "disk/renamed"))
    expect(
      await at.taker.ask({ type: "LocateData", torrent: outside, path: path.join(at.home, "disk") }),
    ).toMatchObject({ ok: false, code: "does-not-fit" })
    expect(
      await at.taker.ask({ type: "LocateData", torrent: outside, path: path.join(at.home, "nowhere") }),
    ).toMatchObject({ ok: false, code: "no-such-path" })
    expect(
      await at.taker.ask({ type: "LocateData", torrent: outside, path: at.taker.parts.data.downloads }),
    ).toMatchObject({ ok: false })
    await at.put("wrong/f", octets("g"))
    expect(
      await at.taker.ask({ type: "LocateData", torrent: outside, path: path.join(at.home, "wrong") }),
    ).toMatchObject({ ok: false, code: "does-not-fit" })
    expect(
      await at.taker.ask({ type: "LocateData", torrent: outside, path: path.join(at.home, "disk/renamed") }),
    ).toMatchObject({ ok: true })
    expect(await at.settled(outside)).toMatchObject({ mode: "seeding", path: path.join(at.home, "disk/renamed") })
    expect(at.taker.defects).toEqual([])
    // Moved, not copied: these are the files that were made here.
    expect(await at.taker.ask({ type: "RemoveTorrent", torrent: outside, withData: true })).toEqual({
      ok: true,
      id: outside,
    })
    expect(await readdir(path.join(at.home, "disk"))).toEqual([])
  })
})
