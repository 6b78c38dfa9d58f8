/** What a share tells of itself, through two whole nodes: its name, what it has left out, and what it leaves behind. */
import { execFile } from "node:child_process"
import { mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from "node:fs/promises"
import os from "node:os"
import path from "node:path"
import { promisify } from "node:util"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import { type LoopbackNode, openLoopbackNode, until } from "../support/loopbackNode.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"

describe("FILE7 a share", () => {
  let home: string
  const open: LoopbackNode[] = []
  const at = (...names: string[]) => path.join(home, ...names)
  const start = async (name: string) => {
    const node = await openLoopbackNode(at(name), at("s"))
    open.push(node)
    return node
  }
  const ask = async (node: LoopbackNode, command: ManagementCommand) => {
    const asked = await node.ask(command)
    if (!asked.ok) throw new Error(asked.message)
    return asked.id
  }
  const rowOf = (node: LoopbackNode, id: string) => node.parts.projector.all(shares).find((row) => row.id === id)!

  beforeEach(async () => {
    home = await mkdtemp(path.join(os.tmpdir(), "bulbil-sh-"))
    await mkdir(at("s"))
  })
  afterEach(async () => {
    await Promise.all(open.splice(0).map((node) => node.close()))
    await rm(home, { recursive: true, force: true })
  })

  it("through a symbolic link is called as it was given, to its takers as well, file or folder", async () => {
    await mkdir(at("client-ACME-lawsuit"))
    await writeFile(at("client-ACME-lawsuit", "page.txt"), "page")
    await writeFile(at("secret-name.txt"), "one file")
    await symlink("client-ACME-lawsuit", at("summer"))
    await symlink("secret-name.txt", at("note.txt"))
    const [alice, bob] = [await start("alice"), await start("bob")]
    for (const [given, title] of [
      ["summer", "summer"],
      ["note.txt", "Mine"],
      ["summer/page.txt", ""],
      ["summer/", "again"],
    ] as const) {
      const id = await ask(alice, {
        type: "SharePath",
        path: at(given.replace("/", path.sep)),
        title: title === "summer" ? "" : title,
      })
      const link = await alice.link(id)
      const name = given === "summer/page.txt" ? "page.txt" : path.basename(given)
      expect(rowOf(alice, id).title).toBe(title || name)
      const torrent = await ask(bob, { type: "DownloadLink", link, folder: at("got") })
      const got = () => bob.parts.projector.all(torrents).find((row) => row.id === torrent)
      if (given !== "summer/") await until(() => got()?.mode === "seeding")
      else await until(() => got()?.error?.code === "duplicate")
      if (given !== "summer/") expect(got()).toMatchObject({ name, title: title || name, path: at("got", name) })
    }
    const told = JSON.stringify([
      (await bob.node.snapshot()).torrents,
      bob.parts.ports.library.get(bob.parts.projector.all(torrents)[0]!.id)!.name,
    ])
    expect(told).not.toMatch(/ACME|secret/)
  })

  it("is never of what holds the node's own data, the root of all folders included", async () => {
    const alice = await start("alice")
    for (const holder of ["/", home, at("alice"), at("alice", "vault"), at("alice", "..")]) {
      expect(await alice.ask({ type: "SharePath", path: holder, title: "all" })).toMatchObject({
        ok: false,
        code: "own-data",
      })
    }
  })

  it(
    "is the only one that a command about it changes, also while it is being hashed, and when " +
      "that came to nothing",
    async () => {
      await writeFile(at("one"), "one")
      await writeFile(at("two"), "two")
      await mkdir(at("empty"))
      // Hashed for as long as the test needs.
      await writeFile(at("endless"), "")
      await truncate(at("endless"), 2 ** 40)
      const alice = await start("alice")
      const share = (name: string) => ask(alice, { type: "SharePath", path: at(name), title: name })
      const [one, two, endless, failed] = [
        await share("one"),
        await share("two"),
        await share("endless"),
        await share("empty"),
      ]
      await alice.link(one)
      await alice.link(two)
      await until(() => rowOf(alice, failed).mode === "failed" && rowOf(alice, endless).mode === "hashing")
      const shown = await ask(alice, { type: "PublishShare", share: two })
      await until(() => rowOf(alice, shown).mode === "active")
      const rows = () => alice.parts.projector.all(shares).map(({ id, mode }) => [id, mode])
      const before = rows()
      for (const id of [endless, failed]) {
        expect(await alice.ask({ type: "UnpublishShare", share: id })).toMatchObject({ ok: false, code: "not-public" })
        expect(await alice.ask({ type: "PublishShare", share: id })).toMatchObject({ ok: false, code: "not-active" })
      }
      expect(await alice.ask({ type: "UnpublishShare", share: one })).toMatchObject({ ok: false, code: "not-public" })
      expect(rows()).toEqual(before)
      const ended = new Set<string>()
      for (const [type, id, ends] of [
        ["StopSharing", endless, endless],
        ["StopSharing", failed, failed],
        ["UnpublishShare", two, shown],
        ["StopSharing", two, two],
      ] as const) {
        await ask(alice, { type, share: id })
        ended.add(ends)
        expect(rows()).toEqual(before.filter(([each]) => !ended.has(each!)))
        expect([...ended].map((each) => alice.parts.projector.get(shares, each)?.mode)).toEqual(
          [...ended].map(() => "stopped"),
        )
      }
    },
  )

  it("tells what it left out in its row, and is told by the same", async () => {
    await mkdir(at("set", "void"), { recursive: true })
    await writeFile(at("set", "real"), "real")
    await symlink("../elsewhere", at("set", "album"))
    await writeFile(at("set", "aux.c"), "int x;")
    const alice = await start("alice")
    const refused = await ask(alice, { type: "SharePath", path: at("set"), title: "" })
    await until(() => rowOf(alice, refused).mode === "failed")
    expect(rowOf(alice, refused).error).toMatchObject({
      code: "unsafe-name",
      message: expect.stringMatching(/"aux.c" .*reserved on Windows.*leave it out/),
    })
    const id = await ask(alice, { type: "SharePath", path: at("set"), title: "", skipUnsafe: true })
    await alice.link(id)
    expect(rowOf(alice, id).files).toBe(1)
    expect(rowOf(alice, id).leftOut).toMatchObject({ links: 1, special: 0, emptyFolders: 1, unsafeNames: 1 })
    expect(rowOf(alice, id).leftOut!.first.map(({ name }) => name)).toEqual(["album", "aux.c", "void"])
    expect(await alice.ask({ type: "SharePath", path: at("caf\ufffd"), title: "" })).toMatchObject({
      ok: false,
      code: "bad-path",
    })
  })

  it(
    "leaves no side files behind when it fails, is stopped while it is hashed, or is another " + "torrent's content",
    async () => {
      await mkdir(at("set"))
      await writeFile(at("set", "large"), Buffer.alloc(60_000_000, 7))
      await writeFile(at("small"), "small")
      await symlink("small", at("twin"))
      const alice = await start("alice")
      const sideFolders = () => readdir(at("alice", "torrents"))
      const stopped = await ask(alice, { type: "SharePath", path: at("set"), title: "" })
      await until(async () => (await sideFolders()).includes(stopped))
      await ask(alice, { type: "StopSharing", share: stopped })
      await until(async () => !(await sideFolders()).includes(stopped))
      const first = await ask(alice, { type: "SharePath", path: at("small"), title: "" })
      await alice.link(first)
      const second = await ask(alice, { type: "SharePath", path: at("small"), title: "again" })
      await alice.link(second)
      await writeFile(at("set", "bad\n"), "")
      const failed = await ask(alice, { type: "SharePath", path: at("set"), title: "" })
      await until(() => rowOf(alice, failed).mode === "failed")
      await expect.poll(sideFolders).toEqual([first])
      expect(
        alice.parts.projector
          .all(torrents)
          .filter((row) => row.mode !== "removed")
          .map(({ id }) => id),
      ).toEqual([first])
      // What a crash in the middle of hashing leaves, and what is another's.
      await mkdir(at("alice", "torrents", "00aa"))
      await writeFile(at("alice", "torrents", "00aa", "leaves"), "x")
      await mkdir(at("alice", "torrents", "00bb"))
      await writeFile(at("alice", "torrents", "00bb", "made"), "x")
      await open.pop()!.close()
      await start("alice")
      expect((await sideFolders()).sort()).toEqual([first, "00bb"].sort())
    },
  )
})

describe("a path as it was given", () => {
  it("keeps the names of links, of the folder it is asked in too; `..` is the system's", async () => {
    const home = await mkdtemp(path.join(os.tmpdir(), "bulbil-gp-"))
    await mkdir(path.join(home, "deep", "target", "in"), { recursive: true })
    await symlink(path.join("deep", "target"), path.join(home, "link"))
    const module = new URL("../../src/storage/namedPath.ts", import.meta.url).href
    const script =
      `const { namedPath } = await import(${JSON.stringify(module)}); ` +
      "console.log(JSON.stringify(process.argv.slice(1).map(namedPath)))"
    const asked = [".", "in", "..", "../x", path.join(home, "link"), `${home}/link/../y`]
    const run = async (pwd: string) => {
      const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script, ...asked], {
        cwd: path.join(home, "link"),
        env: { ...process.env, PWD: pwd },
      })
      return JSON.parse(stdout).map((found: string) => path.relative(home, found))
    }
    expect(await run(path.join(home, "link"))).toEqual(["link", "link/in", "deep", "deep/x", "link", "deep/y"])
    // One that is not true is not believed.
    for (const pwd of [home, "relative", path.join(home, "nowhere"), ""])
      expect((await run(pwd))[1]).toBe("deep/target/in")
    await rm(home, { recursive: true })
  })
})
