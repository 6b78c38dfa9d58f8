/** What a sharer says about a share: to those who have its link, and to those who read the tracker's list. */
import { expect, it } from "vitest"
import type { CataloguePage } from "../../src/contract/catalogue.ts"
import { downloadScene, octets } from "../support/downloadScene.ts"
import { until } from "../support/loopbackNode.ts"
import { shares } from "../../src/projections/shares.ts"
import { torrents } from "../../src/projections/torrents.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { StreamId } from "../../src/core/ids.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"

it("is read with the link and in the list, can be changed later", async () => {
  const at = await downloadScene()
  const node = at.source
  const file = await at.put("shared/marsh/dawn.flac", octets("dawn"))
  const asked = await node.ask({
    type: "SharePath",
    path: file,
    title: "Marsh",
    description: "  Recorded at dawn  ",
    tags: ["#Birds", "birds", "Field  Recording"],
  })
  if (!asked.ok) throw new Error(asked.message)
  const row = (id: string) => node.parts.projector.all(shares).find((share) => share.id === id)!
  await until(() => row(asked.id).mode === "active")
  expect(row(asked.id)).toMatchObject({ description: "Recorded at dawn", tags: ["birds", "field recording"] })

  const published = await node.ask({ type: "PublishShare", share: asked.id })
  if (!published.ok) throw new Error(published.message)
  const address = onionAddress(publicKeyOfSeed(node.parts.ports.vault.get("tracker")!.seed))
  const listed = async () => {
    const page = await node.node.catalogue({ address, words: "", after: 0, limit: 10 })
    if ("ok" in page) throw new Error(page.message)
    return (page as CataloguePage).entries.map(({ title, description, tags }) => ({ title, description, tags }))
  }
  await until(async () => (await listed()).length === 1)
  expect(await listed()).toEqual([
    { title: "Marsh", description: "Recorded at dawn", tags: ["birds", "field recording"] },
  ])

  // Of the private one: its public twin follows; what is not given stays as it is.
  expect(await node.ask({ type: "DescribeShare", share: asked.id, title: "Fen", tags: [] })).toMatchObject({ ok: true })
  await until(async () => (await listed())[0]!.title === "Fen")
  expect(await listed()).toEqual([{ title: "Fen", description: "Recorded at dawn", tags: [] }])
  // The same again is no entry more.
  const events = async () => (await node.parts.log.streamPage(StreamId("tracker", "self"), 0, 100)).length
  const before = await events()
  expect(await node.ask({ type: "DescribeShare", share: published.id, title: "Fen" })).toMatchObject({ ok: true })
  expect(await events()).toBe(before)
  const id = await at.download(await node.link(asked.id))
  expect((await at.settled(id)).title).toBe("Fen")
  expect(at.taker.parts.projector.all(torrents).find((torrent) => torrent.id === id)!.title).toBe("Fen")
})

it("that is too much is refused, and nothing is said about what has ended", async () => {
  const at = await downloadScene()
  await at.share("a", octets("a"))
  const { id } = at.source.parts.projector.all(shares)[0]!
  const describe = (change: object) => at.source.ask({ type: "DescribeShare", share: id, ...change })
  expect(await describe({ description: "é".repeat(751) })).toMatchObject({ ok: false })
  expect(await describe({ tags: Array.from("abcdefghi") })).toMatchObject({ ok: false })
  expect(await describe({ tags: ["x".repeat(33)] })).toMatchObject({ ok: false })
  expect(await describe({ description: "é".repeat(750), tags: ["x".repeat(32)] })).toMatchObject({ ok: true })
  await at.source.ask({ type: "StopSharing", share: id })
  expect(await describe({ title: "b" })).toMatchObject({ ok: false })
})
