/** A whole node tells what was: of one torrent, of itself, and what has happened. */
import { expect, it } from "vitest"
import { torrents } from "../../src/projections/torrents.ts"
import type { StateAt } from "../../src/contract/timeTravel.ts"
import { shares } from "../../src/projections/shares.ts"
import { until } from "../support/loopbackNode.ts"
import { downloadScene, octets } from "../support/downloadScene.ts"

it("a download is shown as it was after each of its events, and the node at each moment", async () => {
  const at = await downloadScene()
  const id = await at.download(await at.share("theirs", octets("theirs", 300_000)))
  await at.settled(id)
  await at.taker.ask({ type: "RetitleTorrent", torrent: id, title: "Mine" })
  const { past } = at.taker.node
  const index = (await past.index("torrents", id))!
  const states: StateAt<"torrents">[] = []
  for (let version = 1; version <= index.last; version++)
    states.push((await past.state("torrents", id, version)) as StateAt<"torrents">)
  expect(states.map(({ entry }) => entry.version)).toEqual(Array.from({ length: index.last }, (_, i) => i + 1))
  expect(states.every(({ holds, last }) => holds && last === index.last)).toBe(true)
  expect(states[0]).toMatchObject({ before: null, mode: "mirroring-metadata", row: { verifiedBytes: 0, id } })
  expect(states.at(-1)).toMatchObject({ mode: "seeding", before: { title: "theirs" }, row: { title: "Mine" } })
  // Each begins as the one before has ended.
  for (const [i, { before, modeBefore }] of states.entries())
    if (i > 0) expect({ before, modeBefore }).toEqual({ before: states[i - 1]!.row, modeBefore: states[i - 1]!.mode })
  expect(states.at(-1)!.row).toEqual(at.taker.parts.projector.get(torrents, id))
  const { visits } = (await past.modes("torrents", id))!
  expect(visits.map(({ mode }) => mode)).toEqual(["mirroring-metadata", "downloading", "seeding"])
  // Forward and back.
  for (const { entry, row } of [states[2]!, states.at(-1)!, states[0]!]) {
    const node = await past.node(entry.seq)
    expect(node).toMatchObject({ seq: entry.seq, at: entry.at, rows: { torrents: [row] } })
  }
  const { entries } = await past.activity({ limit: 200, kinds: ["torrent"] })
  expect(entries.map(({ seq }) => seq)).toEqual(states.map(({ entry }) => entry.seq).reverse())
  expect(entries[0]).toMatchObject({ table: "torrents", kind: "torrent", id })
  expect((await past.activityIndex()).kinds).toContain("torrent")
})

it("says what is not there", async () => {
  const at = await downloadScene()
  const { past } = at.taker.node
  for (const table of ["torrents", "shares"]) {
    expect(await past.index(table, "abcdef")).toBeUndefined()
    expect(await past.modes(table, "abcdef")).toBeUndefined()
    expect(await past.state(table, "abcdef", 1)).toMatchObject({ ok: false, code: "no-such-event" })
  }
  for (const table of ["nothing", "__proto__", "creditDays"])
    expect(await past.state(table, "abcdef", 1)).toBeUndefined()
  expect(await past.node(1_000_000)).toMatchObject({ ok: false, code: "no-such-event" })
  expect(await past.activity({ limit: 5, kinds: ["nothing"] })).toEqual({ entries: [], before: null })
})

it("what a link is, is not in the past", async () => {
  const at = await downloadScene()
  const link = await at.share("theirs", octets("theirs"))
  // Whoever is to use it later is told its link at once, though not in the past.
  const later = await at.put("later", octets("later"))
  const from = Date.now() + 3_600_000
  expect(
    await at.source.ask({ type: "SharePath", path: later, title: "Later", from, recipients: ["Bea"] }),
  ).toMatchObject({ ok: true })
  await until(() => at.source.parts.projector.all(shares).length === 2)
  await until(async () => (await at.source.node.snapshot()).shares.every(({ mode }) => mode === "active"))
  const { past } = at.source.node
  const { entries } = await past.activity({ limit: 200 })
  const states = await Promise.all(
    entries.flatMap(({ table, id, version }) => (table ? [past.state(table, id, version)] : [])),
  )
  const told = JSON.stringify([entries, states, await past.node(entries[0]!.seq)])
  expect(states.length).toBeGreaterThan(2)
  expect(told).toContain("theirs")
  for (const secret of link.split("/").slice(2)) if (secret.length > 20) expect(told).not.toContain(secret)
  expect(told).not.toContain(".onion/")
})
