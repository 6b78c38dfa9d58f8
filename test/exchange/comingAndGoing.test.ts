/**
 * PEER3, PEER4: what a node says when it leaves a swarm and comes back, and the records that reach it before it is
 * there.
 */
import { describe, expect, it } from "vitest"
import { SwarmExchange } from "../../src/exchange/SwarmExchange.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { Bitfield } from "../../src/core/Bitfield.ts"
import { quietObserver } from "../support/quietObserver.ts"
import { seeded } from "../support/seed.ts"
import { smallTorrent } from "../support/smallTorrent.ts"

const small = await smallTorrent(200_000)

const nodeOf = (world: SimWorld, name: string) => {
  const { clock, random, transport } = new SimMachine(world, name)
  const seeds = [random.bytes(32), random.bytes(32)]
  const exchange = new SwarmExchange({ sessions: new Http2Sessions(transport, clock), clock, random })
  const { infoHash, pieceCount } = small.metainfo
  const open = (torrent = "t") =>
    exchange.open({
      torrent,
      infoHash,
      store: storeOf(),
      verified: new Bitfield(pieceCount),
      seeds,
      observer: quietObserver,
    })
  const said = () => PeerRecord.decode(exchange.records("t")[0]!)!
  return { exchange, open, said }
}
const storeOf = () => Object.create(small.store, { close: { value: async () => undefined } }) as typeof small.store

describe("PEER4 a swarm that is left and joined again", () => {
  it("hears `stopped` last, and each word of a return is newer than it", async () => {
    const world = new SimWorld(seeded(1))
    const { exchange, open, said } = nodeOf(world, "a")
    let seq = 0
    for (let round = 0; round < 3; round++) {
      await open()
      await world.run(10_000)
      expect(said()).toMatchObject({ state: "leech" })
      expect(said().seq).toBeGreaterThan(seq)
      seq = said().seq
      await exchange.close("t")
      expect(exchange.records("t")).toHaveLength(1)
      expect(said()).toMatchObject({ state: "stopped" })
      expect(said().seq).toBeGreaterThan(seq)
      seq = said().seq
    }
    await world.run(901_000)
    expect(exchange.records("t")).toEqual([])
  })

  it("forgets its last word in a swarm when that is over, with the end of another", async () => {
    const world = new SimWorld(seeded(4))
    const { exchange, open } = nodeOf(world, "a")
    for (const torrent of ["t", "u"]) {
      await open(torrent)
      await world.run(10_000)
      await exchange.close(torrent)
      expect(exchange.ownRecord(torrent)).toBeDefined()
    }
    await world.run(901_000)
    await open("v")
    await exchange.close("v")
    expect(["t", "u"].map((torrent) => exchange.ownRecord(torrent))).toEqual([undefined, undefined])
  })

  it("PEER3 uses once it is there the records that came before, and checks them like any", async () => {
    const world = new SimWorld(seeded(2))
    const [a, b] = [nodeOf(world, "a"), nodeOf(world, "b")]
    await a.open()
    await world.run(10_000)
    const [record] = a.exchange.records("t")
    expect(record).toBeDefined()
    const forged = new Uint8Array(record!)
    forged[forged.length - 8]! ^= 1
    expect(b.exchange.addRecords("t", [forged, record!])).toBe(0)
    expect(b.exchange.live("t")).toBeUndefined()
    await b.open()
    expect(b.exchange.live("t")).toMatchObject({ peers: 1 })
    await b.exchange.close("t")
    await b.open()
    expect(b.exchange.live("t")).toMatchObject({ peers: 0 })
    await Promise.all([a.exchange.stop(), b.exchange.stop()])
  })

  it("keeps early records of 16 swarms at most", async () => {
    const world = new SimWorld(seeded(3))
    const [a, b] = [nodeOf(world, "a"), nodeOf(world, "b")]
    await a.open()
    await world.run(10_000)
    expect(a.exchange.records("t")).toHaveLength(1)
    b.exchange.addRecords("t", a.exchange.records("t"))
    for (let other = 0; other < 16; other++) b.exchange.addRecords(`other-${other}`, a.exchange.records("t"))
    await b.open()
    expect(b.exchange.live("t")).toMatchObject({ peers: 0 })
    await Promise.all([a.exchange.stop(), b.exchange.stop()])
  })
})
