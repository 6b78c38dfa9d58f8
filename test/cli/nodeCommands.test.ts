import { setTimeout as sleep } from "node:timers/promises"
import { resolve } from "node:path"
import { describe, expect, it } from "vitest"
import { aLink, anInfohash, aStream } from "../support/managedRows.ts"
import { until } from "../support/loopbackNode.ts"
import { type RunningNode, runCli, runningNode } from "../support/runCli.ts"

const anId = expect.stringMatching(/^[0-9a-f]{32}$/)

const commanded = async ({ node }: RunningNode, n = 1): Promise<void> => {
  while (node.commands.length < n) await sleep(1)
}

describe("bulbil share", () => {
  it("waits until the files are hashed and the onion is published, then prints the link", async () => {
    await using running = await runningNode()
    const { node, data } = running
    const ran = runCli("share", "./some folder", "--data", data, "--title", "Field notes", "--json")
    await commanded(running)
    expect(node.commands).toEqual([
      { type: "SharePath", path: resolve("some folder"), title: "Field notes", look: anId },
    ])
    const { shares } = await node.snapshot()
    const id = shares[0]!.id
    node.changeShare(id, { mode: "active", torrent: "abcdef", infohash: anInfohash("a"), bytes: 1_500, files: 3 })
    let ended = false
    void ran.then(() => (ended = true))
    await sleep(30)
    expect(ended).toBe(false)
    node.changeShare(id, { link: aLink })
    const { out, exit } = await ran
    expect(JSON.parse(out)).toMatchObject({ link: aLink, infohash: "a".repeat(64), bytes: 1_500, files: 3 })
    expect(out.trim().split("\n")).toHaveLength(1)
    expect(exit).toBe(0)
  })

  it("takes what is said of it, which describe changes and shows", async () => {
    await using running = await runningNode()
    const { node, data } = running
    const id = "ab".repeat(16)
    node.changeShare(id, { mode: "active", title: "Marsh", torrent: "cd".repeat(16) })
    const run = async (...words: string[]) => runCli("describe", id.slice(0, 6), ...words, "--data", data)
    expect((await run("--description", "At\u001b dawn", "--tag", "#Birds", "--tag", "fen, birds")).exit).toBe(0)
    expect(node.commands).toEqual([
      { type: "DescribeShare", share: id.slice(0, 6), description: "At\u001b dawn", tags: ["birds", "fen"] },
    ])
    const shown = await run()
    expect(shown.out).toContain("Marsh")
    expect(shown.out).toContain("#birds #fen")
    expect(shown.out).not.toContain("\u001b")
    expect(JSON.parse((await run("--json")).out)).toMatchObject({ title: "Marsh", tags: ["birds", "fen"] })
    expect(JSON.parse((await run("--tag", "x".repeat(33), "--json")).out)).toMatchObject({ code: "tag-too-long" })
  })

  it("fails with the node's own words when hashing fails", async () => {
    await using running = await runningNode()
    const ran = runCli("share", "/srv/a", "--data", running.data, "--json")
    await commanded(running)
    const { shares } = await running.node.snapshot()
    running.node.changeShare(shares[0]!.id, {
      mode: "failed",
      error: { code: "empty", message: "the folder holds no files" },
    })
    expect(await ran).toEqual({
      out: '{"ok":false,"code":"empty","message":"the folder holds no files"}\n',
      err: expect.stringMatching(/^looked into 3 files, .*\nbulbil: the folder holds no files\n$/),
      exit: 1,
    })
  })

  it("fails when the node refuses", async () => {
    await using running = await runningNode()
    running.node.refusal = { code: "no-such-path", message: "there is nothing at /srv/a; check the path" }
    const ran = await runCli("share", "/srv/a", "--data", running.data)
    expect(ran).toEqual({ out: "", err: "bulbil: there is nothing at /srv/a; check the path\n", exit: 1 })
  })
})

describe("bulbil download", () => {
  const begin = async (running: RunningNode, ...more: string[]) => {
    const ran = runCli("download", aLink, "--to", "into", "--data", running.data, "--json", ...more)
    await commanded(running)
    expect(running.node.commands).toEqual([{ type: "DownloadLink", link: aLink, folder: resolve("into") }])
    const { torrents } = await running.node.snapshot()
    return { ran, id: torrents[0]!.id }
  }
  const mirrored = { mode: "downloading" as const, infohash: anInfohash("b"), bytes: 4_000, pieces: 2, name: "b" }

  it("ends when the metadata have been mirrored", async () => {
    await using running = await runningNode()
    const { ran, id } = await begin(running)
    running.node.changeTorrent(id, mirrored)
    const { out, exit } = await ran
    expect(JSON.parse(out).results).toEqual([
      {
        ok: true,
        id,
        already: false,
        infohash: "b".repeat(64),
        bytes: 4_000,
        wanted: null,
        seconds: expect.any(Number),
        state: "downloading",
      },
    ])
    expect(exit).toBe(0)
  })

  it("waits for every piece with --wait", async () => {
    await using running = await runningNode()
    const { ran, id } = await begin(running, "--wait")
    running.node.changeTorrent(id, mirrored)
    running.node.changeTorrent(id, { verifiedPieces: 1, verifiedBytes: 2_000 })
    running.node.changeTorrent(id, { mode: "seeding", verifiedPieces: 2, verifiedBytes: 4_000 })
    expect(JSON.parse((await ran).out).results).toMatchObject([{ state: "seeding", bytes: 4_000 }])
  })

  it("names the link that is none, where there are several, and begins nothing", async () => {
    await using running = await runningNode()
    const ran = await runCli("download", aLink, "http://example.org/x", "--data", running.data)
    expect(ran).toMatchObject({
      exit: 2,
      out: "",
      err: expect.stringContaining("http://example.org/x: The link holds"),
    })
    expect(running.node.commands).toEqual([])
  })

  it("says of what failed how to go on with it, by its id", async () => {
    await using running = await runningNode()
    const { ran, id } = await begin(running)
    const message = "it is in the way; `bulbil resume ID --use-existing`"
    running.node.changeTorrent(id, { ...mirrored, mode: "error", error: { code: "in-the-way", message } })
    expect((await ran).err).toContain(`bulbil resume ${id.slice(0, 8)} --use-existing`)
  })

  it("waits for what is in the list already as if it had begun it", async () => {
    await using running = await runningNode()
    const { ran, id } = await begin(running)
    running.node.changeTorrent(id, { ...mirrored, title: "Bulbs" })
    await ran
    const again = (...more: string[]) => runCli("download", aLink, "--data", running.data, ...more)
    expect(await again()).toMatchObject({
      exit: 0,
      out: expect.stringContaining(`in your list already as ${id.slice(0, 8)}: Bulbs`),
    })
    expect((await again()).err).toBe("")
    expect((await again("--to", "/srv", "--skip", "*.nfo")).err).toMatch(/--to, --skip changed nothing .*bulbil move/)
    const waiting = again("--wait", "--json")
    await commanded(running, 5)
    running.node.changeTorrent(id, { mode: "seeding", verifiedPieces: 2, verifiedBytes: 4_000 })
    expect(JSON.parse((await waiting).out).results).toMatchObject([{ id, already: true, state: "seeding" }])
    expect((await again("--wait")).exit).toBe(0)
    running.node.changeTorrent(id, { mode: "paused" })
    const paused = await again("--json")
    expect(JSON.parse(paused.out)).toMatchObject({ ok: false, code: "paused", id })
    expect(paused.err).toContain(`bulbil resume ${id.slice(0, 8)}`)
    expect((await again("--paused")).exit).toBe(0)
    running.node.changeTorrent(id, { infohash: null })
    const bare = await again("--paused", "--json")
    expect(JSON.parse(bare.out)).toMatchObject({ ok: false, code: "paused", id })
  })

  it("takes several links, two of which may lead to one torrent, and says what each came to", async () => {
    await using running = await runningNode()
    const { node, data } = running
    const [first, second] = [aLink, aLink.replace("/private/", "/public/")]
    node.changeTorrent("abcdef00", { ...mirrored, mode: "seeding" })
    node.links.set(first, "abcdef00").set(second, "abcdef00")
    const good = await runCli("download", first, second, first, "--wait", "--data", data, "--json")
    expect(JSON.parse(good.out)).toMatchObject({ ok: true, results: [{ id: "abcdef00" }, { id: "abcdef00" }] })
    node.changeTorrent("abcdef01", { ...mirrored, mode: "error", error: { code: "io", message: "a bad disk" } })
    node.links.set(second, "abcdef01")
    const mixed = await runCli("download", first, second, "--wait", "--data", data, "--json")
    expect(mixed.exit).toBe(1)
    expect(JSON.parse(mixed.out)).toMatchObject({
      ok: false,
      code: "some-failed",
      results: [{ ok: true }, { ok: false, target: second, code: "io", message: "a bad disk" }],
    })
    expect((await runCli("download", first, second, "--title", "x", "--data", data)).exit).toBe(2)
  })

  it.each([
    [
      "error",
      { mode: "error" as const, error: { code: "disk-full", message: "the disk is full" } },
      "disk-full",
      "the disk is full",
    ],
    ["pause", { mode: "paused" as const }, "paused", "bulbil resume"],
    ["removal", { mode: "removed" as const }, "removed", "removed meanwhile"],
    ["missing files", { mode: "missing-files" as const, missing: ["a"] }, "missing-files", "bulbil recheck"],
  ])("does not wait on after a lasting %s", async (_, change, code, words) => {
    await using running = await runningNode()
    const { ran, id } = await begin(running, "--wait")
    running.node.changeTorrent(id, { ...mirrored, ...change })
    const { out, err, exit } = await ran
    expect(JSON.parse(out)).toMatchObject({ ok: false, code })
    expect(err).toContain(words)
    expect(exit).toBe(1)
  })

  it("says what is wrong with a link before it asks the node", async () => {
    await using running = await runningNode()
    const ran = await runCli("download", "magnet:?xt=1", "--data", running.data, "--json")
    expect(JSON.parse(ran.out)).toEqual({ ok: false, code: "bad-link", message: expect.stringContaining("magnet") })
    expect(ran.exit).toBe(2)
    expect(running.node.commands).toEqual([])
  })

  it("ends with 3 when the node stops meanwhile", async () => {
    await using running = await runningNode()
    const { ran } = await begin(running, "--wait")
    await sleep(30)
    await running.stop()
    const { out, exit } = await ran
    expect(["node-stopped", "not-running"]).toContain(JSON.parse(out).code)
    expect(exit).toBe(3)
  })
})

describe("bulbil pause, resume, recheck, remove, unshare", () => {
  it.each([
    [["pause"], { type: "PauseTorrent", torrent: "abcdef" }],
    [["resume"], { type: "ResumeTorrent", torrent: "abcdef" }],
    [
      ["resume", "--use-existing", "--accept-names"],
      { type: "ResumeTorrent", torrent: "abcdef", useExisting: true, acceptNames: true },
    ],
    [["recheck"], { type: "RecheckTorrent", torrent: "abcdef" }],
    [["locate", "/mnt/disk"], { type: "LocateData", torrent: "abcdef", path: "/mnt/disk" }],
    [["remove"], { type: "RemoveTorrent", torrent: "abcdef", withData: false }],
    [["remove", "--with-data"], { type: "RemoveTorrent", torrent: "abcdef", withData: true }],
    [["unshare"], { type: "StopSharing", share: "abcdef" }],
  ])("%s sends the command", async ([name, ...more], command) => {
    await using running = await runningNode()
    running.node.changeTorrent("abcdef00", { mode: "downloading", pieces: 2 })
    running.node.changeShare("abcdef00", { mode: "active" })
    const ran = await runCli(name!, "ABCDEF", ...more, "--data", running.data, "--json")
    expect(ran).toMatchObject({ err: "", exit: 0 })
    const said = JSON.parse(ran.out)
    expect(name === "locate" ? said : said.results[0]).toMatchObject({ ok: true, id: "abcdef00" })
    expect(running.node.commands).toEqual([command])
  })

  it("ends with 2 for what can be no id, and 1 for one that is not there", async () => {
    await using running = await runningNode()
    expect((await runCli("pause", "zz", "--data", running.data)).exit).toBe(2)
    expect(await runCli("pause", "abcdef", "--data", running.data)).toMatchObject({
      exit: 1,
      err: expect.stringContaining("no such torrent"),
    })
  })
})

describe("bulbil share --torrent", () => {
  it("names the .torrent to the node by its whole path", async () => {
    await using running = await runningNode()
    void runCli("share", "/srv/vac", "--torrent", "./vac.torrent", "--data", running.data, "--json")
    await commanded(running)
    expect(running.node.commands).toEqual([
      { type: "SharePath", path: "/srv/vac", title: "", torrent: resolve("vac.torrent"), look: anId },
    ])
  })
})

describe("bulbil move", () => {
  it("waits until the data are there, and says what was left", async () => {
    await using running = await runningNode()
    running.node.changeTorrent("abcdef00", { mode: "seeding", path: "/srv/a/vac", pieces: 1 })
    const ran = runCli("move", "abcdef", "/mnt/b", "--data", running.data, "--json")
    await until(() => running.node.row("torrents", "abcdef00")!.move !== null)
    expect((await runCli("status", "--data", running.data)).out).toContain("Moving to /mnt/b")
    const left = [{ path: "/srv/a/vac/x", what: "is shared" }]
    running.node.changeTorrent(
      "abcdef00",
      { mode: "seeding", path: "/mnt/b/vac", move: null },
      { type: "MoveEnded", left },
    )
    expect(JSON.parse((await ran).out)).toEqual({
      ok: true,
      schema: "bulbil.move/1",
      id: "abcdef00",
      path: "/mnt/b/vac",
      left,
    })
    expect(running.node.commands).toEqual([{ type: "MoveData", torrent: "abcdef", folder: "/mnt/b" }])
  })

  it("says why it came to nothing, and calls one off", async () => {
    await using running = await runningNode()
    running.node.changeTorrent("abcdef00", { mode: "seeding", path: "/srv/a/vac", pieces: 1 })
    const run = (...words: string[]) => runCli("move", "abcdef", ...words, "--data", running.data, "--json")
    const ran = run("/mnt/b")
    await until(() => running.node.row("torrents", "abcdef00")!.move !== null)
    expect(await run("--cancel")).toMatchObject({ exit: 0 })
    running.node.changeTorrent("abcdef00", { move: null, moveError: { code: "aborted", message: "called off" } })
    expect(await ran).toMatchObject({ exit: 1, err: expect.stringContaining("called off") })
    expect(JSON.parse((await run()).out)).toMatchObject({ ok: false, code: "aborted" })
    expect((await run("/mnt/b", "--cancel")).exit).toBe(2)
  })
})

describe("bulbil retitle", () => {
  it("sends the title, and an empty one as well", async () => {
    await using running = await runningNode()
    running.node.changeTorrent("abcdef00", { mode: "seeding" })
    const run = (title: string) => runCli("retitle", "abcdef", title, "--data", running.data, "--json")
    expect(JSON.parse((await run("Marsh at dawn")).out)).toEqual({
      ok: true,
      schema: "bulbil.retitle/1",
      id: "abcdef00",
    })
    expect(await run("")).toMatchObject({ exit: 0 })
    expect(running.node.commands).toEqual([
      { type: "RetitleTorrent", torrent: "abcdef", title: "Marsh at dawn" },
      { type: "RetitleTorrent", torrent: "abcdef", title: "" },
    ])
  })
})

describe("bulbil tag", () => {
  it("adds, takes away and shows the operator's own tags", async () => {
    await using running = await runningNode()
    running.node.changeTorrent("abcdef00", { mode: "seeding" })
    const run = (...words: string[]) => runCli("tag", "abcdef", ...words, "--data", running.data)
    expect((await run()).out).toBe("no tags\n")
    expect((await run("--add", "Spring, #to  read", "--add", "birds")).out).toBe("#spring #to read #birds\n")
    expect((await run("--remove", "BIRDS", "--add", "dawn")).out).toBe("#spring #to read #dawn\n")
    expect(JSON.parse((await run("--json")).out)).toEqual({
      ok: true,
      schema: "bulbil.tag/1",
      id: "abcdef00",
      tags: ["spring", "to read", "dawn"],
    })
    expect((await runCli("status", "--data", running.data)).out).toContain("#spring #to read #dawn")
    expect((await run("marsh", "--remove", "dawn", "to read")).out).toBe("#spring #to read #marsh\n")
    expect(await run("--add", "x".repeat(33), "--json")).toMatchObject({ exit: 2 })
  })
})

describe("bulbil stop", () => {
  it("asks the node to end, and waits until it has", async () => {
    await using running = await runningNode()
    running.node.changeRelay({ mode: "running" })
    let ended = false
    const ran = runCli("stop", "--data", running.data, "--json").finally(() => (ended = true))
    await commanded(running)
    expect(running.node.commands).toEqual([{ type: "StopNode" }])
    // It still answers.
    await sleep(300)
    expect(ended).toBe(false)
    await running.stop()
    const { out, exit } = await ran
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ ok: true })
    const again = await runCli("stop", "--data", running.data)
    expect(again).toMatchObject({ exit: 3, out: "" })
  })
})

describe("bulbil status", () => {
  it("prints everything as one object, or a table without control characters", async () => {
    await using running = await runningNode()
    const { node, data } = running
    node.changeTorrent("abcdef00", {
      title: "A\u001b[2J\u202eB",
      mode: "downloading",
      bytes: 4_000_000,
      verifiedBytes: 1_000_000,
      pieces: 4,
      verifiedPieces: 1,
    })
    node.changeTorrent("abcdef01", { title: "gone", mode: "removed" })
    node.changeShare("fedcba00", { title: "Mine", mode: "active", link: aLink })
    node.setLive("abcdef00", {
      downRate: 2_500_000,
      connectedPeers: 2,
      peers: 3,
      etaSeconds: 75,
      streams: [aStream("abcdef00", 0), aStream("abcdef00", 1, { state: "dialing" })],
    })
    const json = JSON.parse((await runCli("status", "--data", data, "--json")).out)
    expect(json).toMatchObject({
      tor: { state: "ready" },
      torrents: [{ id: "abcdef00", state: "downloading", live: { downRate: 2_500_000 } }],
      shares: [{ link: aLink }],
    })
    expect(json.torrents).toHaveLength(1)
    expect(json.streams).toHaveLength(2)
    const { out } = await runCli("status", "--data", data)
    expect(out).toMatch(
      /abcdef00 +Downloading +25 % +4 MB +2.5 MB\/s +0 B\/s +2\/3 +1 +1 min 15 s +A\ufffd\[2J\ufffdB\n/,
    )
    expect(out).toContain(aLink)
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]|gone/)
  })
})

describe("commands without a running node", () => {
  it("end with 3 and say how to start one", async () => {
    for (const args of [["share", "a"], ["download", aLink], ["status"], ["pause", "abcdef"], ["unshare", "abcdef"]]) {
      const ran = await runCli(...args, "--data", "/nowhere/at/all", "--json")
      expect(ran.exit, args[0]).toBe(3)
      expect(JSON.parse(ran.out)).toEqual({
        ok: false,
        code: "not-running",
        message: expect.stringContaining("bulbil start --data /nowhere/at/all"),
      })
    }
  })

  it("explain themselves, and end with 2 when used wrongly", async () => {
    for (const name of ["share", "download", "status", "pause", "resume", "recheck", "remove", "unshare"]) {
      const help = await runCli(name, "--help")
      expect(help.out).toContain("Exit codes: 0 done · 1 failed or refused · 2 wrong usage · 3 the node is not running")
      expect(help.exit).toBe(0)
      expect((await runCli(name, "--nonsense")).exit).toBe(2)
    }
    expect((await runCli("share")).exit).toBe(2)
  })
})
