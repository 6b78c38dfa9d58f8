/** A torrent's swarm before it is open, as it opens, and where it is closed meanwhile. */
import { describe, expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import type { Clock } from "../../src/core/Clock.ts"
import { SwarmExchange } from "../../src/exchange/SwarmExchange.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { quietObserver } from "../support/quietObserver.ts"
import { seeded } from "../support/seed.ts"

const MINUTE = 60_000

const scene = async (seed: number) => {
  const world = new SimWorld(seeded(seed))
  const random = new SeededRandom(seeded(seed))
  const machine = new SimMachine(world, "node")
  /** Timers that run. */
  const timers = new Set<unknown>()
  const clock: Clock = {
    now: () => machine.clock.now(),
    date: () => machine.clock.date(),
    setTimeout: (act, ms) => {
      const timer: unknown = machine.clock.setTimeout(() => (timers.delete(timer), act()), ms)
      timers.add(timer)
      return timer
    },
    clearTimeout: (timer) => (timers.delete(timer), machine.clock.clearTimeout(timer)),
  }
  const dialled: string[] = []
  const dial = machine.transport.dial.bind(machine.transport)
  machine.transport.dial = (...asked) => (dialled.push(asked[0]), dial(...asked))
  const exchange = new SwarmExchange({ sessions: new Http2Sessions(machine.transport, clock), clock, random })
  const storage = new MemoryStorage()
  storage.disk.put("/0", random.bytes(700_000))
  const { metainfo } = await storage.make("/0", { private: true, pieceLength: 65_536 })
  const open = async (whole = false, resting = false) =>
    exchange.open({
      torrent: "0",
      infoHash: metainfo.infoHash,
      store: await storage.open(metainfo, "/0", "state", false),
      verified: whole ? Bitfield.full(metainfo.pieceCount) : new Bitfield(metainfo.pieceCount),
      seeds: [random.bytes(32), random.bytes(32)],
      observer: quietObserver,
      resting,
    })
  const record = (state: "seed" | "leech") => {
    const by = signer(random.bytes(32))
    const issued = Math.floor(clock.date() / 1_000)
    const swarm = Buffer.from(metainfo.infoHash, "hex")
    const have = state === "seed" ? 100 : 0
    return PeerRecord.sign(by, { swarm, seq: issued * 1_000, state, have, lanes: [by.publicKey], issued, ttl: 900 })
  }
  return { world, timers, dialled, exchange, open, record }
}

describe("records before a swarm is open", () => {
  it("FIRST2 have nobody dialled but where this node fetches the metadata", async () => {
    const { world, exchange, dialled, record } = await scene(1)
    // Whoever holds a share's link may hand over their record while its torrent is paused.
    for (let minute = 0; minute < 10; minute++) {
      exchange.addRecords("0", [record("seed")], { standing: "met", name: "joined" })
      await world.run(MINUTE)
    }
    expect(dialled).toEqual([])
    exchange.addFirstRecords("0", [record("seed")], { standing: "link", name: "source" })
    await world.run(MINUTE)
    expect(dialled).toHaveLength(2)
    await exchange.stop()
  })
  it("are kept beside those that come later, and by none", async () => {
    const { exchange, open, record } = await scene(2)
    exchange.addRecords("0", [record("seed")])
    exchange.addRecords("0", [])
    exchange.addRecords("0", [record("seed")])
    await open()
    expect(exchange.live("0")!.peers).toBe(2)
    await exchange.stop()
  })
  it("FIRST2 hold no lane of the node's when the dials have failed", async () => {
    const { world, exchange, dialled, open, record } = await scene(3)
    for (let n = 0; n < 30; n++) {
      exchange.addFirstRecords(`${n}`, [record("seed")], { standing: "link", name: "source" })
      await world.run(20_000)
    }
    const before = dialled.length
    expect(before).toBeGreaterThan(50)
    exchange.addFirstRecords("0", [record("seed")], { standing: "link", name: "source" })
    await world.run(MINUTE)
    expect(dialled.length).toBe(before + 2)
    await open()
    await exchange.stop()
  })
  it("PEER16 of a leech wake a seed that begins at rest", async () => {
    const { world, exchange, open, record } = await scene(4)
    exchange.addRecords("0", [record("leech")])
    await open(true, true)
    expect(exchange.resting("0")).toBe(true)
    await world.run(10_000)
    expect(exchange.resting("0")).toBe(false)
    await exchange.stop()
  })
})

describe("a swarm that is closed", () => {
  it("while the one before it was still being left, is not there afterwards", async () => {
    const { world, exchange, open, timers } = await scene(5)
    await open()
    await world.run(MINUTE)
    const all = Promise.allSettled([exchange.close("0"), open(), exchange.close("0")])
    let over = false
    void all.then(() => (over = true))
    await world.run(MINUTE, () => over)
    await exchange.close("0")
    expect([over, exchange.live("0")]).toEqual([true, undefined])
    await world.run(MINUTE)
    expect(timers.size).toBe(0)
  })
  it("at whatever moment of its opening, leaves no timer behind", async () => {
    for (let turns = 0; turns < 24; turns++) {
      const { world, exchange, open, timers } = await scene(6)
      const opening = open()
      for (let turn = 0; turn < turns; turn++) await Promise.resolve()
      await Promise.allSettled([exchange.close("0"), opening])
      await exchange.close("0")
      await world.run(180 * MINUTE)
      expect([turns, exchange.live("0"), timers.size]).toEqual([turns, undefined, 0])
    }
  })
})
