/** What an operator calls a torrent, and their tags of it: kept over a restart, and told to nobody. */
import { expect, it } from "vitest"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { downloadScene, octets } from "../support/downloadScene.ts"
import { until } from "../support/loopbackNode.ts"

it("a download is called as its operator says, over a restart, and again as its sharer says", async () => {
  const at = await downloadScene()
  const id = await at.download(await at.share("theirs", octets("theirs")))
  await at.settled(id)
  expect(await at.taker.ask({ type: "RetitleTorrent", torrent: id, title: "  Mine " })).toEqual({ ok: true, id })
  expect(await at.taker.ask({ type: "TagTorrent", torrent: id, add: ["#Spring", "b"] })).toEqual({ ok: true, id })
  expect(await at.taker.ask({ type: "TagTorrent", torrent: id, remove: ["b"] })).toEqual({ ok: true, id })
  await at.restart()
  expect(at.row(id)).toMatchObject({ title: "Mine", tags: ["spring"], name: "theirs" })
  expect(await at.taker.ask({ type: "RetitleTorrent", torrent: id, title: "" })).toEqual({ ok: true, id })
  expect(at.row(id)).toMatchObject({ title: "theirs" })
  // Shared on, it has the title of the share for others, and neither tag nor title of this list.
  await at.taker.ask({ type: "RetitleTorrent", torrent: id, title: "Mine" })
  const asked = await at.taker.ask({ type: "SharePath", path: at.row(id)!.path, title: "For others" })
  if (!asked.ok) throw new Error(asked.message)
  await until(() => at.taker.parts.projector.all(shares)[0]?.mode === "active")
  expect(at.taker.parts.projector.all(shares)[0]).toMatchObject({ title: "For others", tags: [] })
  expect(at.row(id)).toMatchObject({ title: "Mine" })
  await at.taker.ask({ type: "DescribeShare", share: asked.id, title: "Other words" })
  expect(at.row(id)).toMatchObject({ title: "Mine" })
})

it("what is shared is called by the words that others read, in one place", async () => {
  const at = await downloadScene()
  await at.share("a", octets("a"))
  const row = () => at.source.parts.projector.all(torrents)[0]!
  const { id } = at.source.parts.projector.all(shares)[0]!
  expect(await at.source.ask({ type: "RetitleTorrent", torrent: row().id, title: "x" })).toMatchObject({
    ok: false,
    code: "shared-title",
  })
  expect(await at.source.ask({ type: "DescribeShare", share: id, title: "Fen" })).toMatchObject({ ok: true })
  expect(row().title).toBe("Fen")
  expect(await at.source.ask({ type: "TagTorrent", torrent: row().id, add: ["own"] })).toMatchObject({ ok: true })
  expect(row().tags).toEqual(["own"])
  expect(at.source.parts.projector.all(shares)[0]!.tags).toEqual([])
})
