/**
 * A tracker with more metadata than any of its mirrors may keep: they divide it among themselves, and all of it stays
 * readable when the origin and many mirrors are gone. BULBIL_SHELVES names another number of mirrors.
 */
import { expect, it } from "vitest"
import { KEEPERS } from "../../src/core/shelves.ts"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { seeded } from "../support/seed.ts"
import { ChainMaker, smallMetainfo } from "../support/trackerChain.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND

const MIRRORS = Number(process.env["BULBIL_SHELVES"] ?? 12)
const TORRENTS = 48

it("SHELF5 what no mirror can keep alone, all keep together, with the origin and a third of them dead", async () => {
  const world = new SimWorld(seeded(50))
  const torrents = Array.from({ length: TORRENTS }, (_, n) => smallMetainfo(n, { octets: 4_000 }))
  const chain = new ChainMaker("origin")
  for (const { infoHash } of torrents) chain.add(infoHash, "one of many")
  const store = new SqliteEntryStore(":memory:")
  chain.fill(store)
  for (const { infoHash, bytes } of torrents) store.putMetainfo(infoHash, bytes)
  const all = store.octets(chain.tracker).metainfo
  const origin = await new SimTracker(world, "origin", { store }).origin(chain)
  await world.run(5 * SECOND)
  // The six copies of everything fit into all of them, with a third to spare.
  const limits = { metainfoOctets: Math.ceil(Math.max((all * KEEPERS * 1.7) / MIRRORS, all / 8)) }
  const nodes = Array.from({ length: MIRRORS }, (_, n) => new SimTracker(world, `mirror ${n}`, { limits }))
  const ids = await Promise.all(nodes.map((node) => node.mirror(chain.address)))
  const modes = () => nodes.map((node, n) => node.mode(ids[n]!))
  for (let n = 0; n < 60 && modes().some((mode) => mode !== "partial"); n++) await world.run(MINUTE)
  expect([...new Set(modes())]).toEqual(["partial"])
  const copies = () =>
    torrents.map(({ infoHash }) => nodes.filter((node) => node.store.metainfo(infoHash) !== undefined).length)
  for (let n = 0; n < 60 && Math.min(...copies()) < KEEPERS; n++) await world.run(2 * MINUTE)
  const settled = copies()
  console.log(
    `${MIRRORS} mirrors of ${limits.metainfoOctets} octets for ${all}: copies ${Math.min(...settled)} to ` +
      `${Math.max(...settled)}, ${Math.round(world.elapsed / MINUTE)} min`,
  )
  for (const node of nodes) expect(node.store.octets(chain.tracker).metainfo).toBeLessThanOrEqual(limits.metainfoOctets)
  expect(Math.min(...settled)).toBeGreaterThanOrEqual(2)
  origin.kill()
  const dead = Math.floor(MIRRORS / 3)
  for (const node of nodes.slice(0, dead)) node.kill()
  const alive = nodes.slice(dead)
  const there = torrents.filter(({ infoHash }) => alive.some((node) => node.store.metainfo(infoHash) !== undefined))
  expect(there).toHaveLength(TORRENTS)
  const reader = alive[0]!
  const took: number[] = []
  for (const { infoHash, bytes } of torrents) {
    const begun = world.elapsed
    let got: Uint8Array | undefined
    let over = false
    void reader
      .metainfo(chain.tracker, infoHash)
      .then((answer) => (got = answer))
      .catch(() => undefined)
      .finally(() => (over = true))
    expect(await world.run(10 * MINUTE, () => over)).toBe(true)
    expect(got && Buffer.compare(got, bytes)).toBe(0)
    took.push(world.elapsed - begun)
  }
  took.sort((a, b) => a - b)
  console.log(`read with ${dead} mirrors and the origin gone: p95 ${took[Math.floor(took.length * 0.95)]} ms`)
  expect(nodes.flatMap(({ defects }) => defects)).toEqual([])
})

it("SHELF5 a mirror whose disk is full says so, and fills its shelves when there is room again", async () => {
  const world = new SimWorld(seeded(51))
  const torrents = Array.from({ length: 24 }, (_, n) => smallMetainfo(n, { octets: 4_000 }))
  const chain = new ChainMaker("origin")
  for (const { infoHash } of torrents) chain.add(infoHash, "one of many")
  const origin = new SqliteEntryStore(":memory:")
  chain.fill(origin)
  for (const { infoHash, bytes } of torrents) origin.putMetainfo(infoHash, bytes)
  await new SimTracker(world, "origin", { store: origin }).origin(chain)
  await world.run(5 * SECOND)
  const store = new SqliteEntryStore(":memory:")
  const put = store.putMetainfo.bind(store)
  let full = false
  store.putMetainfo = (...given) => {
    if (full) throw new Error("database or disk is full")
    return put(...given)
  }
  const limits = { metainfoOctets: origin.octets(chain.tracker).metainfo / 2 }
  const mirror = new SimTracker(world, "mirror", { store, limits })
  const id = await mirror.mirror(chain.address)
  const filled = () => torrents.filter(({ infoHash }) => store.metainfo(infoHash) !== undefined)
  await world.run(60 * MINUTE, () => mirror.mode(id) === "partial")
  // As if its operator had made room by hand: what its part is, is to be copied again.
  for (const { infoHash } of filled()) store.dropMetainfo(chain.tracker, infoHash)
  full = true
  await world.run(60 * MINUTE, () => mirror.troubles.includes("database or disk is full"))
  expect(mirror.troubles).toContain("database or disk is full")
  expect(filled()).toEqual([])
  full = false
  await world.run(60 * MINUTE, () => filled().length >= 8)
  expect(filled().length).toBeGreaterThanOrEqual(8)
  expect(mirror.defects).toEqual([])
})
