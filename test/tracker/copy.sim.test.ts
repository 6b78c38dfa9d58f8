/** Copying in a simulated world: from origins and mirrors that are killed, that lie, that come back as another. */
import { expect, it } from "vitest"
import { SqliteEntryStore } from "../../src/storage/SqliteEntryStore.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { Head } from "../../src/wire/Head.ts"
import { SimTracker } from "../support/SimTracker.ts"
import { seeded } from "../support/seed.ts"
import { ChainMaker, saidOf, smallMetainfo } from "../support/trackerChain.ts"

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Ten torrents with metadata, and a long history of their names. */
const METAINFOS = Array.from({ length: 10 }, (_, n) => smallMetainfo(n, { octets: 8_000 }))
const longChain = (entries: number): ChainMaker => {
  const chain = new ChainMaker("origin")
  for (const { infoHash } of METAINFOS) chain.add(infoHash, "first")
  for (let n = METAINFOS.length; n < entries; n++)
    chain.edit(METAINFOS[n % METAINFOS.length]!.infoHash, `name ${n} ${"x".repeat(n % 50)}`)
  return chain
}
const filled = (chain: ChainMaker, seq?: number): SqliteEntryStore => {
  const store = new SqliteEntryStore(":memory:")
  chain.fill(store, seq)
  for (const { infoHash, bytes } of METAINFOS) if (chain.listed.has(infoHash)) store.putMetainfo(infoHash, bytes)
  return store
}
const metadataOf = (store: SqliteEntryStore) =>
  METAINFOS.filter(({ infoHash, bytes }) => Buffer.compare(store.metainfo(infoHash) ?? new Uint8Array(0), bytes) === 0)
    .length

/** Whatever is there is a beginning of the one true chain. */
const proven = (store: SqliteEntryStore, chain: ChainMaker): boolean => {
  const { seq, hash } = store.tip(chain.tracker)
  return seq === 0 || Buffer.compare(hash, chain.entries[seq - 1]!.hash) === 0
}

it(
  "MIRROR1 a copy whose source is killed at any of 100 moments ends equal, from another mirror " +
    "or from the source that comes back; nothing false is stored, and nothing is fetched twice but " +
    "one page",
  async () => {
    const chain = longChain(1_100)
    // Those who only read it share one.
    const whole = filled(chain)
    const expected = saidOf(whole, chain.tracker)
    const pages = 3
    const total =
      METAINFOS.reduce((sum, { bytes }) => sum + bytes.length, 0) +
      [...chain.entries].reduce((sum, { entry, body }) => sum + entry.length + body.length, 0)
    const page = Math.ceil(total / pages)
    const figures = { kills: 0, inChain: 0, inMetadata: 0, pages: 0, most: 0, wasted: 0, seconds: 0 }
    for (let point = 0; point < 100; point++) {
      const world = new SimWorld(seeded(point))
      const comesBack = point % 2 === 1
      const source = await new SimTracker(world, "origin", { store: whole }).origin(chain)
      const other = new SimTracker(world, "other", { store: whole })
      if (!comesBack) await other.holds(chain)
      // Long enough for the mirror to have told the origin that it is one.
      await world.run(10 * SECOND)
      const node = new SimTracker(world, "node")
      let octets = 0
      let back: SimTracker | undefined
      node.onOctets = (_, more) => {
        octets += more
        if (figures.kills > point || octets < (total * (point + 0.5)) / 100) return
        figures.kills++
        if (node.store.tip(chain.tracker).seq < chain.entries.length) figures.inChain++
        else figures.inMetadata++
        expect(proven(node.store, chain)).toBe(true)
        source.kill()
        if (comesBack)
          world.after(
            20 * SECOND,
            () => void (back = new SimTracker(world, "again", { store: filled(chain) })).origin(chain),
          )
      }
      const begun = world.elapsed
      const id = await node.mirror(chain.address)
      expect([point, await world.run(HOUR, () => node.mode(id) === "current")]).toEqual([point, true])
      expect(saidOf(node.store, chain.tracker)).toEqual(expected)
      expect(metadataOf(node.store)).toBe(METAINFOS.length)
      expect(Head.read(node.store.head(chain.tracker)!)).toMatchObject({
        seq: chain.entries.length,
        hash: new Uint8Array(chain.tip.hash),
      })
      const asked = node.asked.filter(({ path, status }) => status === 200 && path.includes("/entries/"))
      const twice = asked.length - new Set(asked.map(({ path }) => path)).size
      expect([point, twice]).toEqual([point, 0])
      const wasted = octets - total
      expect([point, wasted < page + 64 * 1024]).toEqual([point, true])
      figures.pages = Math.max(figures.pages, asked.length)
      figures.most = Math.max(figures.most, octets)
      figures.wasted = Math.max(figures.wasted, wasted)
      figures.seconds = Math.max(figures.seconds, (world.elapsed - begun) / 1000)
      expect(node.defects).toEqual([])
      for (const each of [source, other, node, ...(back ? [back] : [])]) each.kill()
      node.store.close()
    }
    console.log(
      `killed at 100 moments: a copy has ${total} octets in ${pages} pages and ${METAINFOS.length} metadata;`,
      figures,
    )
    expect(figures.kills).toBe(100)
    expect(Math.min(figures.inChain, figures.inMetadata)).toBeGreaterThan(2)
  },
)
