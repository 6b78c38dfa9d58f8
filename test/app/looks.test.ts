/** A share that looks before it leaps, through whole nodes: what is asked, what goes out, and what is written down. */
import { chmod, mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises"
import { existsSync } from "node:fs"
import path from "node:path"
import { describe, expect, it, onTestFinished, vi } from "vitest"
import { LookDesk } from "../../src/app/looks/LookDesk.ts"
import { systemRandom } from "../../src/app/systemClock.ts"
import { LOOK_KEPT_MS, type LookReport } from "../../src/contract/traces.ts"
import type { CommandReply, ManagementCommand } from "../../src/contract/commands.ts"
import { Seq } from "../../src/core/ids.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { done, loopbackWorld } from "../support/loopbackTrackers.ts"
import type { LoopbackNode } from "../support/loopbackNode.ts"
import { HandClock } from "../support/HandClock.ts"
import { holdNext } from "../support/holdNext.ts"
import { newRar, sevenZip } from "../support/planted/archives.ts"
import { compound, oldText, propertySet } from "../support/planted/compound.ts"
import { heif } from "../support/planted/heif.ts"
import { swap } from "../support/planted/leavings.ts"
import { ape, ogg } from "../support/planted/recordings.ts"
import { docx, exif, exifSegment, jpeg, mkv, mp3, pdf, xmp, zip } from "../support/plantedFiles.ts"

const artist = jpeg([exifSegment(exif([[0x013b, "Ana Lindqvist"]], { position: [59.3, 18.1] }))])
const put = async (folder: string, files: Readonly<Record<string, string | Uint8Array>>) => {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
    await writeFile(path.join(folder, name), content)
  }
}
/** What is there, once it is. */
const until = async <T>(look: () => T | undefined): Promise<T> => {
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
const scene = async () => {
  const world = await loopbackWorld()
  const node = await world.start("alice")
  const folder = path.join(world.home, "summer")
  const reported = async (asked: { path: string; torrent?: string } = { path: folder }): Promise<LookReport> => {
    const begun = await node.node.beginLook(asked)
    if (!begun.ok) throw new Error(begun.message)
    return until(() => {
      const report = node.node.look(begun.id)
      return report && report.state !== "looking" ? report : undefined
    })
  }
  const share = (more: Partial<Extract<ManagementCommand, { type: "SharePath" }>> = {}): Promise<CommandReply> =>
    node.ask({ type: "SharePath", path: folder, title: "", ...more })
  const filesOf = async (id: string): Promise<readonly string[]> => {
    const row = await active(node, id)
    return node.parts.ports.library.get(row.torrent!)!.files.map((file) => file.path.join("/"))
  }
  return { world, node, folder, reported, share, filesOf }
}
const active = (node: LoopbackNode, id: string) =>
  until(() => {
    const row = node.parts.projector.all(shares).find((each) => each.id === id)
    if (row?.error) throw new Error(row.error.message)
    return row?.mode === "active" ? row : undefined
  })
const code = (reply: CommandReply) => (reply.ok ? "ok" : reply.code)

describe("a look at files", () => {
  it("says what they say, worst first, where, and what can be answered", async () => {
    const { folder, reported, node } = await scene()
    await put(folder, { "a.jpg": artist, "sub/id_ed25519": "x", "b.bin": Buffer.from([0, 1, 2]), "c.txt": "hello" })
    const report = await reported()
    expect(report).toMatchObject({ state: "done", done: 4, total: 4, error: null, name: "summer" })
    expect(report.counts).toEqual({ secret: 1, place: 1, name: 1, "not-looked-into": 1 })
    expect(report.mustAnswer).toEqual(["secret", "place", "name"])
    expect(report.findings.map(({ kind, what, files }) => [kind, what, files])).toEqual([
      ["secret", "private key", ["sub/id_ed25519"]],
      ["place", "GPS position", ["a.jpg"]],
      ["name", "artist", ["a.jpg"]],
      ["not-looked-into", "format unknown", ["b.bin"]],
    ])
    expect(report.findings[2]!.values).toEqual([{ value: "Ana Lindqvist", count: 1 }])
    expect(report.leftOut).toMatchObject({ unsafeNames: 0, first: [] })
    await put(folder, { "aux.c": "x" })
    expect((await reported()).leftOut).toMatchObject({
      unsafeNames: 1,
      first: [{ name: "aux.c", kind: "unsafe-name", reason: expect.stringContaining("reserved") }],
    })
    expect(report.offered).toMatchObject({ secret: ["leave-out", "share"], "not-looked-into": ["leave-out", "keep"] })
    expect(node.node.endLook(report.id)).toBe(true)
    expect(node.node.look(report.id)).toBeUndefined()
  })

  it("fails in words where there is nothing to look at", async () => {
    const { node, world } = await scene()
    expect(await node.node.beginLook({ path: path.join(world.home, "nowhere") })).toMatchObject({
      code: "no-such-path",
    })
    expect(await node.node.beginLook({ path: world.home })).toMatchObject({ code: "own-data" })
  })
})

it("forgets what files say when nobody asks any more, but not while somebody works with it", async () => {
  const clock = new HandClock()
  const desk = new LookDesk({ clock, random: systemRandom, person: { names: [], home: undefined } })
  onTestFinished(() => desk.close())
  const place = { path: "/nowhere at all", name: "x" }
  const [one, two] = [desk.begin(place)!, desk.begin(place)!]
  await Promise.all([one.running, two.running])
  let release = () => undefined as void
  const used = desk.using(two, () => new Promise<void>((resolve) => (release = resolve)))
  clock.advance(LOOK_KEPT_MS + 60_000)
  expect([one, two].map(({ ended }) => ended.signal.aborted)).toEqual([true, false])
  release()
  await used
  clock.advance(LOOK_KEPT_MS + 120_000)
  expect(two.ended.signal.aborted).toBe(true)
  expect(clock.pending).toBe(0)
})

describe("a share", () => {
  it("of files that say nothing goes on without a question, also of unknown ones and of times", async () => {
    const { node, folder, share } = await scene()
    const time = jpeg([exifSegment(exif([[0x0132, "2026:05:04 03:02:01"]]))])
    await put(folder, { "a.bin": Buffer.from([0, 1, 2]), "b.txt": "hello", "c.jpg": time })
    const reply = await share()
    if (!reply.ok) throw new Error(reply.message)
    expect((await active(node, reply.id)).metadata).toEqual({
      files: 3,
      findings: { time: 1, "not-looked-into": 1 },
      kept: ["time", "not-looked-into"],
      leftOut: 0,
      cleaned: 0,
    })
  })

  it("of files that lead to somebody waits for an answer to each kind", async () => {
    const { folder, share, filesOf, node } = await scene()
    await put(folder, { "a.jpg": artist, ".env": "KEY=1", "c.txt": "hello" })
    const refused = await share()
    expect(refused).toMatchObject({
      ok: false,
      code: "metadata-unanswered",
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(node.node.look((refused as { id: string }).id)?.mustAnswer).toEqual(["secret", "place", "name"])
    expect(code(await share({ answers: { secret: "leave-out", place: "keep" } }))).toBe("metadata-unanswered")
    expect(code(await share({ answers: { secret: "keep" as "share" } }))).toBe("malformed")
    const kept = await share({ answers: { secret: "leave-out", place: "keep", name: "keep" } })
    if (!kept.ok) throw new Error(kept.message)
    expect(await filesOf(kept.id)).toEqual(["a.jpg", "c.txt"])
    expect((await active(node, kept.id)).metadata).toMatchObject({ kept: ["place", "name"], leftOut: 1 })
    const left = await share({ answers: { secret: "share", name: "leave-out" } })
    if (!left.ok) throw new Error(left.message)
    expect(await filesOf(left.id)).toEqual([".env", "c.txt"])
    const named = await share({ leaveOut: ["*.jpg", "./.env"] })
    if (!named.ok) throw new Error(named.message)
    expect(await filesOf(named.id)).toEqual(["c.txt"])
    expect(code(await share({ leaveOut: ["*"] }))).toBe("nothing-left")
  })

  it("looks again at what came, or changed, since the look", async () => {
    const { folder, share, reported, filesOf } = await scene()
    await put(folder, { "a.txt": "hello", "b.txt": "hello" })
    const { id, mustAnswer } = await reported()
    expect(mustAnswer).toEqual([])
    await put(folder, { "a.txt": "-----BEGIN PRIVATE KEY-----", "new.jpg": artist })
    expect(await share({ look: id })).toMatchObject({ code: "metadata-unanswered", id })
    const reply = await share({ look: id, answers: { secret: "leave-out", place: "leave-out", name: "leave-out" } })
    if (!reply.ok) throw new Error(reply.message)
    expect(await filesOf(reply.id)).toEqual(["b.txt"])
    expect(code(await share({ look: "0".repeat(32) }))).toBe("no-such-look")
    await put(path.join(folder, "..", "other"), { "x.txt": "x" })
    expect(code(await share({ look: id, path: path.join(folder, "..", "other") }))).toBe("other-look")
  })

  it("of a look that was ended, or of files that change all the time, is refused whole", async () => {
    const { node, folder, share, reported } = await scene()
    await put(folder, { "a.txt": "hello", "b.txt": "hello" })
    const { id } = await reported()
    await put(folder, { "a.txt": "hello again" })
    vi.spyOn(node.parts.looks.find(id)!.look, "at").mockImplementationOnce(async () => {
      node.node.endLook(id)
      return []
    })
    expect(code(await share({ look: id }))).toBe("no-such-look")
    const again = await reported()
    const looking = node.parts.looks.find(again.id)!
    vi.spyOn(looking.look, "at").mockImplementation(async (files) =>
      files.flatMap((file) => (file.path[0] === "a.txt" ? [] : [{ file, path: file.path, traces: [] }])),
    )
    expect(await share({ look: again.id })).toMatchObject({ code: "changed", id: again.id })
    const reply = await share({ look: again.id, leaveOut: ["a.txt"] })
    expect(code(reply)).toBe("ok")
    expect(node.parts.projector.all(shares)).toHaveLength(1)
  })

  it.each([
    ["not-stored", true],
    ["no", false],
  ] as const)("that was refused (%s) leaves of it behind what may be written down: %s", async (refusal, left) => {
    const { node, folder, share } = await scene()
    const { vault, library } = node.parts.ports
    await put(folder, { "a.txt": "hello" })
    const tell = vi.spyOn(node.parts.kernel, "tell")
    tell.mockResolvedValueOnce({ ok: false, code: refusal, message: "no" })
    expect(code(await share())).toBe(refusal)
    const id = String(tell.mock.calls[0]![1])
    expect([vault.owners("share"), vault.owners("recipient").length]).toEqual(left ? [[id], 1] : [[], 0])
    expect(existsSync(library.folder(id))).toBe(left)
  })

  it("by a .torrent can leave nothing out, and says so", async () => {
    const { folder, share, reported, world, node } = await scene()
    await put(folder, { "a.jpg": artist, "b.txt": "hello" })
    const first = await share({ answers: { place: "keep", name: "keep" } })
    if (!first.ok) throw new Error(first.message)
    const row = await active(node, first.id)
    const torrent = path.join(world.home, "own.torrent")
    await writeFile(torrent, node.parts.ports.library.get(row.torrent!)!.bytes)
    await put(folder, { "not in it.jpg": artist })
    const report = await reported({ path: folder, torrent })
    expect([report.total, report.offered]).toEqual([2, { place: ["keep"], name: ["keep"] }])
    expect(code(await share({ torrent }))).toBe("metadata-unanswered")
    expect(code(await share({ torrent, answers: { place: "leave-out", name: "keep" } }))).toBe("all-or-nothing")
    expect(code(await share({ torrent, answers: { place: "keep", name: "keep" } }))).toBe("ok")
  })

  it("goes on with the same files when the node was stopped in the midst", async () => {
    const { world, node, folder, share } = await scene()
    await put(folder, { "a.jpg": artist, "b.txt": "hello".repeat(1_000) })
    const reply = await share({ answers: { place: "leave-out", name: "leave-out" } })
    if (!reply.ok) throw new Error(reply.message)
    await world.stop(node)
    await put(folder, { "came.txt": "since" })
    const again = await world.start("alice")
    const row = await active(again, reply.id)
    expect(again.parts.ports.library.get(row.torrent!)!.files.map((file) => file.path.join("/"))).toEqual(["b.txt"])
  })
})

it("a share goes on with the same files when the node was stopped as a torrent was about to take them", async () => {
  const { world, node, folder, share } = await scene()
  await put(folder, { "a.jpg": artist, "b.txt": "hello" })
  const held = holdNext(node.parts.ports.library as never, "save", "answer")
  const reply = await share({ answers: { place: "leave-out", name: "leave-out" } })
  if (!reply.ok) throw new Error(reply.message)
  await until(() => held.reached || undefined)
  const stopped = world.stop(node)
  await until(() => node.parts.kernel.awake === 0 || undefined)
  held.letGo()
  await stopped
  await put(folder, { "came.txt": "since" })
  const again = await world.start("alice")
  const row = await active(again, reply.id)
  expect(again.parts.ports.library.get(row.torrent!)!.files.map((file) => file.path.join("/"))).toEqual(["b.txt"])
})

/** Stands for mat2: takes the name out of a file, or fails. */
const fakeMat2 = async (folder: string, script: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await writeFile(path.join(folder, "mat2"), `#!/bin/sh\n${script}\n`)
  await chmod(path.join(folder, "mat2"), 0o755)
  onPath(`${folder}:${process.env["PATH"]}`)
}
const onPath = (searched: string): void => {
  const before = process.env["PATH"]
  process.env["PATH"] = searched
  onTestFinished(() => void (process.env["PATH"] = before))
}

describe("cleaned copies", () => {
  it("are shared in place of the originals, and go when nobody shares them any more", async () => {
    const { world, node, folder, share, reported } = await scene()
    await fakeMat2(path.join(world.home, "bin"), 'test "$1" = --inplace && printf cleaned > "$2"')
    await put(folder, { "sub/a.jpg": artist, "b.txt": "hello" })
    expect((await reported()).offered.place).toEqual(["leave-out", "keep", "clean"])
    const reply = await share({ answers: { place: "clean", name: "clean" } })
    if (!reply.ok) throw new Error(reply.message)
    const row = await active(node, reply.id)
    expect(row.path).toBe(path.join(node.parts.data.cleaned, reply.id, "summer"))
    expect(row.metadata).toMatchObject({ kept: [], cleaned: 1 })
    expect(await readFile(path.join(row.path, "sub/a.jpg"), "utf8")).toBe("cleaned")
    expect(await readFile(path.join(folder, "sub/a.jpg"))).toEqual(artist)
    await done(node, { type: "StopSharing", share: reply.id })
    expect(await readdir(node.parts.data.cleaned)).toEqual([])
  })

  it("are not shared when something is left in them, or they cannot be made", async () => {
    const { world, node, folder, share } = await scene()
    await put(folder, { "a.jpg": artist })
    // Of the machine's own programs these are enough, and its mat2, if there is one, is none of them.
    const few = path.join(world.home, "few")
    await mkdir(few)
    for (const name of ["rm", "ln"]) await symlink(`/bin/${name}`, path.join(few, name))
    onPath(few)
    expect(code(await share({ answers: { place: "clean", name: "clean" } }))).toBe("no-mat2")
    await fakeMat2(path.join(world.home, "bin"), "exit 0")
    expect(code(await share({ answers: { place: "clean", name: "clean" } }))).toBe("not-cleaned")
    // Nobody can look into that one.
    await fakeMat2(path.join(world.home, "bin"), 'rm "$2" && ln -s /nowhere "$2"')
    expect(code(await share({ answers: { place: "clean", name: "clean" } }))).toBe("not-cleaned")
    await fakeMat2(path.join(world.home, "bin"), "exit 1")
    expect(code(await share({ answers: { place: "clean", name: "clean" } }))).toBe("io")
    expect(await readdir(node.parts.data.cleaned)).toEqual([])
    expect(node.parts.projector.all(shares)).toEqual([])
  })

  it("are of what was looked at, and of nothing that came in its place", async () => {
    const { world, node, folder, share } = await scene()
    await put(folder, { "a.jpg": artist, "b.txt": "hello" })
    const secret = "-----BEGIN PRIVATE KEY-----"
    await fakeMat2(path.join(world.home, "bin"), `printf cleaned > "$2"; printf '%s' '${secret}' > '${folder}/b.txt'`)
    expect(await share({ answers: { place: "clean", name: "clean" } })).toMatchObject({
      code: "changed",
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
    })
    expect(await readdir(node.parts.data.cleaned)).toEqual([])
    expect(node.parts.projector.all(shares)).toEqual([])
  })
})

it("tells 200 planted values to its operator, and to nobody else, and writes none down", async () => {
  const { world, node, folder, share, reported } = await scene()
  const values: string[] = []
  const value = (i: number) => (values.push(`Planted${i}Qz`), `Planted${i}Qz`)
  for (let i = 0; i < 190; i++) {
    const bytes = [
      () => jpeg([exifSegment(exif([[0x013b, value(i)]]))]),
      () => jpeg([exifSegment(exif([], { inner: [[0xa431, value(i)]], big: true }))]),
      () => pdf({ Author: value(i) }, (["plain", "hex", "packed"] as const)[i % 3]!),
      () => docx({ "dc:creator": value(i) }),
      () => Buffer.from(`see /home/${value(i)}/x`),
      () => heif(exif([[0x013b, value(i)]]), { before: 400_000 }),
      () => heif(exif([]), { brand: "avif", xmp: xmp({}, { "dc:creator": value(i) }) }),
      () => compound({ "\x05SummaryInformation": propertySet({ 4: value(i) }) }, i % 2 === 0),
      () => compound(oldText([value(i), "a.doc"])),
      () => newRar(["a.bin"], { owner: value(i) }),
      () => sevenZip({ [`${value(i)}@example.org.txt`]: "x" }),
      () => mkv({ ARTIST: value(i) }, "C", { hasTable: false }),
      () => Buffer.concat([mp3({}), ape({ Artist: value(i) })]),
      () => ogg("v", [`ARTIST=${value(i)}`], { each: 300 }),
      () => zip({ "a.jpg": jpeg([exifSegment(exif([[0x013b, value(i)]]))]) }),
      () => Buffer.from(`From: ${value(i)} <a@example.org>\nTo: x\n\nx`),
      () => swap(value(i), "host", "x"),
    ][i % 17]!()
    await put(folder, { [`${i}.file`]: bytes })
  }
  // In names, which are in a torrent and in its share's history: these files are left out.
  for (let i = 190; i < 200; i++) await put(folder, { [`cv ${value(i)}@example.org.txt`]: "hello" })
  const report = await reported()
  const shown = report.findings.flatMap((finding) => finding.values.map((each) => each.value)).join("\n")
  const seen = (text: string) => values.filter((each) => text.includes(each)).length
  expect(seen(shown)).toBeGreaterThanOrEqual(196)

  const changes: string[] = []
  const ended = new AbortController()
  const listening = (async () => {
    for await (const change of node.node.changes(Seq(0), ended.signal)) changes.push(JSON.stringify(change))
  })()
  const reply = await share({ look: report.id, answers: { name: "keep", device: "leave-out" }, leaveOut: ["cv *"] })
  if (!reply.ok) throw new Error(reply.message)
  const row = await active(node, reply.id)
  const bob = await world.start("bob")
  await done(bob, { type: "DownloadLink", link: await node.link(reply.id), folder: path.join(world.home, "got") })
  await until(() => bob.parts.projector.all(torrents).find(({ mode }) => mode === "seeding"))
  const events = []
  for (let after = 0; ;) {
    const page = await node.parts.log.page(Seq(after), 1_000)
    if (page.length === 0) break
    events.push(...page)
    after = page.at(-1)!.seq
  }
  const told = [
    Buffer.from(node.parts.ports.library.get(row.torrent!)!.bytes).toString("latin1"),
    JSON.stringify(events, (_, each: unknown) => (typeof each === "bigint" ? String(each) : each)),
    JSON.stringify(await node.node.snapshot()),
    changes.join("\n"),
    JSON.stringify(node.node.logs(undefined, 0, 10_000)),
  ]
  ended.abort()
  await listening.catch(() => undefined)
  expect(events.length).toBeGreaterThan(5)
  expect(changes.length).toBeGreaterThan(0)
  expect(told.map(seen)).toEqual(told.map(() => 0))
  // Nor in any file of the node's own.
  await world.stop(node)
  const own = path.join(world.home, "alice")
  for (const name of await readdir(own, { recursive: true })) {
    const octets = await readFile(path.join(own, name), "latin1").catch(() => "")
    expect([name, seen(octets)]).toEqual([name, 0])
  }
  await rm(folder, { recursive: true })
})
