/**
 * Real data folders with one thing wrong: the node says which file, what is lost, and the command; it starts when that
 * is accepted.
 */
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import Database from "better-sqlite3"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type LoopbackNode, openLoopbackNode, until } from "../../support/loopbackNode.ts"
import { shares } from "../../../src/projections/shares.ts"
import { torrents } from "../../../src/projections/torrents.ts"
import { trackers } from "../../../src/projections/trackers.ts"

let home: string
let data: string
let other: string
let older: string
const open: LoopbackNode[] = []

const sockets = () => path.join(home, "s")
const at = (file: string) => path.join(data, file)
const start = async (options: Parameters<typeof openLoopbackNode>[2] = {}): Promise<LoopbackNode> => {
  const node = await openLoopbackNode(data, sockets(), options)
  open.push(node)
  return node
}
const stop = async (): Promise<void> => void (await Promise.all(open.splice(0).map((node) => node.close())))
const trackerOf = async (node: LoopbackNode): Promise<string> => {
  await until(() => node.parts.board.published("tracker"))
  return node.parts.board.published("tracker")!
}

/** A node with a share that is public too, a download and a mirror; a copy of it from before; and another node. */
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), "bulbil-data-"))
  mkdirSync(sockets())
  for (const name of ["tulip", "crocus"]) writeFileSync(path.join(home, name), name.repeat(10_000))
  other = path.join(home, "other")
  data = path.join(home, "original")
  const [stranger, node] = await Promise.all([openLoopbackNode(other, sockets()), openLoopbackNode(data, sockets())])
  const foreign = await stranger.ask({ type: "SharePath", path: path.join(home, "crocus"), title: "A crocus" })
  if (!foreign.ok) throw new Error(foreign.message)
  const shared = await node.ask({ type: "SharePath", path: path.join(home, "tulip"), title: "My tulip" })
  if (!shared.ok) throw new Error(shared.message)
  await node.link(shared.id)
  older = path.join(home, "older")
  cpSync(data, older, { recursive: true, filter: (file) => !/run|-shm$/.test(file) })
  for (const name of ["events.sqlite"]) {
    const copy = new Database(path.join(older, name))
    copy.pragma("wal_checkpoint(TRUNCATE)")
    copy.close()
  }
  await node.ask({ type: "PublishShare", share: shared.id })
  await node.ask({ type: "DownloadLink", link: await stranger.link(foreign.id), folder: path.join(home, "got") })
  await node.ask({ type: "AddMirror", address: await trackerOf(stranger), update: "auto" })
  const { projector } = node.parts
  await until(
    () =>
      projector.all(torrents).length === 3 &&
      projector.all(torrents).every(({ mode }) => mode === "seeding") &&
      projector.get(trackers, "self")?.listed === 1,
  )
  await Promise.all([node.close(), stranger.close()])
})
afterAll(async () => {
  await stop()
  await rm(home, { recursive: true, force: true })
})

const GARBAGE = Buffer.from("this is not what was here. ".repeat(400))
const gone = (file: string) => () => rmSync(at(file))
const empty = (file: string) => () => truncateSync(at(file), 0)
const garbage = (file: string) => () => writeFileSync(at(file), GARBAGE)
const cut = (file: string) => () => writeFileSync(at(file), readFileSync(at(file)).subarray(0, 9))
const schema = (file: string) => () => writeFileSync(at(file), '{"seed":7}')
const from = (folder: () => string, file: string) => () => {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(at(file) + suffix, { force: true })
  cpSync(path.join(folder(), file), at(file))
}
const secret = (prefix: string): string => `vault/${readdirSync(at("vault")).find((name) => name.startsWith(prefix))!}`

const withFolder = (name: string, damage: () => void): void => {
  data = path.join(home, name.replaceAll(/[^a-z]/g, "-"))
  cpSync(path.join(home, "original"), data, { recursive: true })
  damage()
}

describe("what stops the start", () => {
  it.each<[string, string, () => void]>([
    ["the tracker's key gone", "vault/tracker.json", gone("vault/tracker.json")],
    ["the tracker's key empty", "vault/tracker.json", empty("vault/tracker.json")],
    ["the tracker's key cut", "vault/tracker.json", cut("vault/tracker.json")],
    ["the tracker's key of another form", "vault/tracker.json", schema("vault/tracker.json")],
    ["the tracker's key another node's", "vault/tracker.json", () => from(() => other, "vault/tracker.json")()],
    ["the node's secret gone", "vault/node.json", gone("vault/node.json")],
    ["the node's secret garbage", "vault/node.json", garbage("vault/node.json")],
    ["the management's key empty", "vault/management.json", empty("vault/management.json")],
    ["the history emptied", "events.sqlite", empty("events.sqlite")],
    ["the history gone", "events.sqlite", gone("events.sqlite")],
    ["the history garbage", "events.sqlite", garbage("events.sqlite")],
    ["the history another node's", "events.sqlite", () => from(() => other, "events.sqlite")()],
    ["the history an older copy", "events.sqlite", () => from(() => older, "events.sqlite")()],
    [
      "the history emptied, its mark too",
      "events.sqlite",
      () => (empty("events.sqlite")(), rmSync(at("vault/history.json"))),
    ],
  ])("%s", async (name, file, damage) => {
    withFolder(name, damage)
    const before = readdirSync(at("vault")).sort()
    const command = `--accept-loss ${file}`
    const refusal = await start().then(
      () => undefined,
      (error: unknown) => error as { code?: string; message: string },
    )
    expect(refusal).toMatchObject({ code: "damaged" })
    expect(refusal!.message).toContain(file)
    expect(refusal!.message).toContain(command)
    expect(refusal!.message).toMatch(/lost by going on: \w+/)
    expect(readdirSync(at("vault")).sort()).toEqual(before)
    const told: string[] = []
    const node = await start({ acceptLoss: [file], onTold: (line) => told.push(line) })
    expect(told.join("\n")).toContain(file)
    await stop()
    await start()
    expect(node.defects).toEqual([])
    await stop()
  })

  it("keeps what it puts aside, and refuses to accept a loss where there is none", async () => {
    withFolder("aside", garbage("vault/tracker.json"))
    await start({ acceptLoss: ["vault/tracker.json"] })
    await stop()
    const aside = readdirSync(at("vault")).find((name) => name.startsWith("tracker.json.damaged-"))
    expect(readFileSync(at(`vault/${aside}`))).toEqual(GARBAGE)
    await expect(start({ acceptLoss: ["vault/tracker.json"] })).rejects.toMatchObject({ code: "no-loss" })
  })

  it(
    "says of an older copy that was taken that nothing can be published, and forgets no secret " + "of the newer one",
    async () => {
      withFolder("taken", () => from(() => older, "events.sqlite")())
      const names = readdirSync(at("vault")).filter((name) => /^(share|link|mirror)-/.test(name))
      const node = await start({ acceptLoss: ["events.sqlite"] })
      await until(() => node.parts.projector.get(trackers, "self")?.mode === "contradicted", 5)
      await stop()
      await start()
      await stop()
      expect(readdirSync(at("vault"))).toEqual(expect.arrayContaining(names))
    },
  )
})

describe("what is made anew, and said", () => {
  it.each<[string, string, () => void]>([
    ["copies of trackers are garbage", "trackers.sqlite", garbage("trackers.sqlite")],
    ["copies of trackers are cut", "trackers.sqlite", () => truncateSync(at("trackers.sqlite"), 5_000)],
    ["the mark is garbage", "vault/history.json", garbage("vault/history.json")],
  ])("%s", async (name, file, damage) => {
    withFolder(name, () => undefined)
    const whole = await start()
    const address = await trackerOf(whole)
    await stop()
    damage()
    const told: string[] = []
    const node = await start({ onTold: (line) => told.push(line) })
    expect(told).toHaveLength(1)
    expect(told[0]).toContain(file)
    expect(await trackerOf(node)).toBe(address)
    await until(() => node.parts.projector.get(trackers, "self")?.listed === 1)
    expect(
      readdirSync(path.dirname(at(file))).some((entry) => entry.startsWith(`${path.basename(file)}.damaged-`)),
    ).toBe(true)
    await stop()
  })

  it.each(["projections.sqlite", "snapshots.sqlite"])(
    "%s that is garbage, in silence: it is nothing of its own",
    async (file) => {
      withFolder("rows", garbage(file))
      const told: string[] = []
      const node = await start({ onTold: (line) => told.push(line) })
      expect(told).toEqual([])
      expect(node.parts.projector.all(shares)).toHaveLength(2)
      await stop()
    },
  )
})

describe("what concerns one share, download or mirror alone", () => {
  it.each<[string, string, RegExp]>([
    ["share-", "deleted", /My tulip.*share it anew/],
    ["share-", "damaged", /My tulip/],
    ["link-", "deleted", /A crocus.*add the link again/],
    ["link-", "damaged", /A crocus/],
    ["mirror-", "deleted", /mirror .*add it again/],
    ["mirror-", "damaged", /mirror /],
  ])("a secret of a %s is %s", async (prefix, how, words) => {
    withFolder(`${prefix}${how}`, () => undefined)
    const file = secret(prefix)
    if (how === "deleted") gone(file)()
    else garbage(file)()
    const node = await start()
    const { live, shares, torrents } = await node.node.snapshot()
    expect(live.health).toHaveLength(1)
    expect(live.health[0]).toContain(file)
    expect(live.health[0]).toMatch(words)
    expect([shares.length, torrents.length]).toEqual([2, 3])
    expect(node.defects).toEqual([])
    await stop()
  })

  it("metadata that are damaged, or another torrent's", async () => {
    withFolder("metadata", () => undefined)
    const [first, second, third] = readdirSync(at("torrents"))
    garbage(`torrents/${first}/metainfo.torrent`)()
    cpSync(at(`torrents/${third}/metainfo.torrent`), at(`torrents/${second}/metainfo.torrent`))
    const node = await start()
    const { health } = (await node.node.snapshot()).live
    expect(health).toHaveLength(2)
    expect(health.join("\n")).toMatch(new RegExp(`${first}.*damaged`))
    expect(health.join("\n")).toMatch(new RegExp(`${second}.*another torrent`))
    await until(
      () => node.parts.projector.all(torrents).filter(({ error }) => error?.code === "no-metadata").length === 2,
    )
    await node.ask({ type: "RemoveTorrent", torrent: first!, withData: false })
    expect((await node.node.snapshot()).live.health).toHaveLength(1)
    await stop()
  })
})

it("forgets secrets that a crash left without their event, and no other", async () => {
  withFolder("crash", () => undefined)
  const names = readdirSync(at("vault")).sort()
  for (const kind of ["share", "link", "mirror"])
    writeFileSync(at(`vault/${kind}-${"0".repeat(32)}.json`), '{"seed":"x"}')
  writeFileSync(at("vault/tracker.json.new"), '{"se')
  await start()
  await stop()
  expect(readdirSync(at("vault")).sort()).toEqual(names)
})

it("opens what is older: a folder without a mark, with rows and side files of a log that is there", async () => {
  withFolder("unmarked", gone("vault/history.json"))
  await start()
  await stop()
  expect(existsSync(at("vault/history.json"))).toBe(true)
  renameSync(at("projections.sqlite"), at("gone"))
  appendFileSync(at("events.sqlite-shm"), "left over")
  chmodSync(at("events.sqlite"), 0o600)
  const node = await start()
  expect(node.parts.projector.all(shares)).toHaveLength(2)
  await stop()
})
