/** Limits and the queue through whole nodes: what holds, what is kept over a restart, and what ends by itself. */
import { randomFillSync } from "node:crypto"
import { describe, expect, it } from "vitest"
import type { ManagementCommand } from "../../src/contract/commands.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { downloadScene } from "../support/downloadScene.ts"
import { type LoopbackNode, until } from "../support/loopbackNode.ts"

const MIB = 1024 * 1024
const HOUR = 3_600_000
const content = (octets: number) => randomFillSync(new Uint8Array(octets))

const ask = async (node: LoopbackNode, command: ManagementCommand): Promise<string> => {
  const asked = await node.ask(command)
  if (!asked.ok) throw new Error(`${asked.code}: ${asked.message}`)
  return asked.id
}

describe("limits", () => {
  it("are refused where they make no sense, and hold over a restart", async () => {
    const scene = await downloadScene()
    const link = await scene.share("one", "small")
    const id = await scene.download(link)
    await scene.settled(id)
    const refused = async (command: ManagementCommand) => (await scene.taker.ask(command)) as { readonly code?: string }
    expect(await refused({ type: "LimitNode", down: 1 })).toMatchObject({ code: "limit-too-low" })
    expect(await refused({ type: "LimitTorrent", torrent: id, up: 31_999 })).toMatchObject({ code: "limit-too-low" })
    expect(await refused({ type: "LimitTorrent", torrent: id, until: 1 })).toMatchObject({ code: "date-past" })
    expect(await refused({ type: "LimitNode", use: "schedule" })).toMatchObject({ code: "no-timetable" })
    const timetable = { days: [0, 1, 2, 3, 4, 5, 6], from: 0, to: 0 }
    await ask(scene.taker, { type: "LimitNode", down: 2_000_000, alternativeDown: 300_000, timetable, use: "schedule" })
    await ask(scene.taker, { type: "LimitNode", up: 400_000 })
    await ask(scene.taker, { type: "LimitTorrent", torrent: id, up: 70_000, ratio: 3.5 })
    const seen = async () => {
      const { limits, live } = await scene.taker.node.snapshot()
      return [limits, live.rates, scene.row(id)!.limits]
    }
    const before = await seen()
    expect(before).toEqual([
      [{ id: "self", down: 2_000_000, up: 400_000, alternative: { down: 300_000 }, use: "schedule", timetable }],
      { down: 300_000, why: "schedule" },
      { up: 70_000, ratio: 3.5 },
    ])
    await scene.restart()
    expect(await seen()).toEqual(before)
    expect(await refused({ type: "LimitNode", use: "schedule", timetable: null })).toMatchObject({
      code: "no-timetable",
    })
    await ask(scene.taker, { type: "LimitNode", down: 0, timetable: null })
    await scene.restart()
    expect((await seen())[0]).toEqual([{ id: "self", up: 400_000, alternative: { down: 300_000 } }])
    await ask(scene.taker, { type: "LimitTorrent", torrent: id, up: 0 })
    expect((await seen()).slice(1)).toEqual([{ up: 400_000, why: "chosen" }, { ratio: 3.5 }])
  })

  it("count what was fetched, for good; a share shows how often since it was shared", async () => {
    const scene = await downloadScene()
    const link = await scene.share("one", content(MIB))
    const id = await scene.download(link)
    await scene.settled(id)
    const own = () => scene.source.parts.projector.all(torrents)[0]!
    await until(() => own().copies === 1)
    expect(own().servedBytes).toBeGreaterThanOrEqual(MIB)
    expect(scene.source.parts.projector.all(shares)[0]!.copies).toBe(1)
    expect(scene.row(id)).toMatchObject({ copies: 0, servedBytes: 0 })
  })

  it("of dates begin a share and end it, and what only it shared is seeded no more", async () => {
    const scene = await downloadScene()
    const path = await scene.put("shared/x/later", content(MIB / 4))
    const from = Date.now() + HOUR
    const share = await ask(scene.source, { type: "SharePath", path, title: "", from })
    const row = () => scene.source.parts.projector.all(shares).find(({ id }) => id === share)
    // The link is known before anybody can use it.
    const link = await scene.source.link(share)
    expect(row()).toMatchObject({ mode: "active", beginsAt: from })
    expect(scene.source.parts.board.published(share)).toBeUndefined()
    const id = await scene.download(link)
    const sooner = Date.now() + 2_000
    await ask(scene.source, { type: "LimitShare", share, from: sooner })
    await until(() => scene.source.parts.board.published(share))
    expect(Date.now()).toBeGreaterThanOrEqual(sooner)
    await until(() => row()!.beginsAt === null)
    expect(await scene.settled(id)).toMatchObject({ mode: "seeding" })
    await ask(scene.source, { type: "LimitShare", share, until: Date.now() + 2_000 })
    await until(() => row() === undefined)
    await until(() => scene.source.parts.projector.all(torrents).length === 0)
    expect(scene.source.defects).toEqual([])
  })

  it("of a whole copy end its serving; its operator has it go on without them", async () => {
    const scene = await downloadScene()
    const id = await scene.download(await scene.share("one", "small"))
    await scene.settled(id)
    await ask(scene.taker, { type: "LimitTorrent", torrent: id, until: Date.now() + 1_500, up: 50_000 })
    await until(() => scene.row(id)?.mode === "paused")
    expect(scene.row(id)).toMatchObject({ ended: "until" })
    await scene.restart()
    expect(scene.row(id)).toMatchObject({ mode: "paused", ended: "until" })
    await ask(scene.taker, { type: "ResumeTorrent", torrent: id })
    expect(await scene.settled(id)).toMatchObject({ mode: "seeding", ended: null, limits: { up: 50_000 } })
  })
})

describe("the queue", () => {
  it("runs one at a time in the chosen order, over a restart; what is paused takes no place", async () => {
    const scene = await downloadScene()
    await ask(scene.taker, { type: "LimitQueue", downloads: 1 })
    // So slow that nothing is whole before all has been said, on any machine: each takes four minutes.
    await ask(scene.taker, { type: "LimitNode", down: 32_768 })
    const links: string[] = []
    for (const name of ["a", "b", "c", "d"]) links.push(await scene.share(name, content(8 * MIB)))
    const ids: string[] = []
    for (const link of links) ids.push(await scene.download(link))
    const [a, b, c, d] = ids as [string, string, string, string]
    const running = () =>
      scene.taker.parts.projector
        .all(torrents)
        .filter(({ mode }) => mode === "downloading")
        .map(({ id }) => id)
    let most = 0
    const watched = async (holds: () => boolean) => {
      await until(() => {
        most = Math.max(most, running().length)
        return holds()
      }, 2)
    }
    const mode = (id: string) => scene.row(id)?.mode
    await watched(() => mode(a) === "downloading" && [b, c, d].every((id) => mode(id) === "queued"))
    expect(await scene.taker.ask({ type: "MoveInQueue", torrent: d, move: "top" })).toMatchObject({ ok: true })
    await watched(() => mode(d) === "downloading" && mode(a) === "queued")
    await ask(scene.taker, { type: "PauseTorrent", torrent: d })
    await watched(() => mode(a) === "downloading")
    await ask(scene.taker, { type: "MoveInQueue", torrent: c, move: "up" })
    await scene.restart()
    await watched(() => mode(a) === "downloading" && mode(b) === "queued" && mode(c) === "queued")
    await ask(scene.taker, { type: "LimitNode", down: 0 })
    const ended: string[] = []
    await watched(() => {
      for (const id of [a, b, c]) if (mode(id) === "seeding" && !ended.includes(id)) ended.push(id)
      return ended.length === 3
    })
    expect(ended).toEqual([a, c, b])
    expect(mode(d)).toBe("paused")
    await ask(scene.taker, { type: "LimitQueue", seeds: 1 })
    await watched(() => [a, b, c].filter((id) => mode(id) === "seeding").length === 1)
    await ask(scene.taker, { type: "LimitQueue", seeds: 0, downloads: 0 })
    await ask(scene.taker, { type: "ResumeTorrent", torrent: d })
    await watched(() => ids.every((id) => mode(id) === "seeding"))
    expect(most).toBe(1)
    expect(scene.taker.defects).toEqual([])
  })

  it("what is whole again, as less is wanted of it, stands among those that are whole", async () => {
    const scene = await downloadScene()
    const [album, single] = [
      await scene.share("x", { a: content(40_000), b: content(40_000) }),
      await scene.share("y", content(40_000)),
    ]
    const choice = (level: "skip" | "normal") => ({ choice: [{ glob: "b", level }] })
    const asked = await scene.taker.ask({ type: "DownloadLink", link: album, folder: scene.to, ...choice("skip") })
    if (!asked.ok) throw new Error(asked.message)
    const other = await scene.download(single)
    for (const id of [asked.id, other]) await scene.settled(id)
    // Nothing comes of it before it is not wanted again.
    await ask(scene.taker, { type: "PauseTorrent", torrent: asked.id })
    await ask(scene.taker, { type: "SelectFiles", torrent: asked.id, ...choice("normal") })
    await ask(scene.taker, { type: "SelectFiles", torrent: asked.id, ...choice("skip") })
    await ask(scene.taker, { type: "ResumeTorrent", torrent: asked.id })
    await ask(scene.taker, { type: "LimitQueue", seeds: 1 })
    await until(() => scene.row(asked.id)?.mode === "seeding" && scene.row(other)?.mode === "queued")
    await ask(scene.taker, { type: "MoveInQueue", torrent: other, move: "top" })
    await until(() => scene.row(asked.id)?.mode === "queued" && scene.row(other)?.mode === "seeding")
  })
})
