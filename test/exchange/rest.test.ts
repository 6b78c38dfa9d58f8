/** One node with some whole torrents at rest: what it publishes, and what leeches' records can make it do. */
import { describe, expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import type { Clock } from "../../src/core/Clock.ts"
import { publicKeyOfSeed } from "../../src/core/ed25519.ts"
import { Millis, type OnionAddress } from "../../src/core/ids.ts"
import type { Metainfo } from "../../src/core/metainfo/Metainfo.ts"
import { onionAddress } from "../../src/core/onionAddress.ts"
import { REST_AFTER_MS } from "../../src/exchange/Rest.ts"
import { SwarmExchange } from "../../src/exchange/SwarmExchange.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { Http2Sessions } from "../../src/transport/h2/Http2Sessions.ts"
import { OnionKeeper } from "../../src/transport/OnionKeeper.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { SimMachine } from "../../src/transport/sim/SimMachine.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { type Signer, signer } from "../../src/wire/ed25519.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { quietObserver } from "../support/quietObserver.ts"
import { seeded } from "../support/seed.ts"

const MINUTE = 60_000

/** @param places for transfers, of a budget that other onions have taken; none: there is room for all. */
const nodeAt = async (seed: number, torrents: number, resting = true, places?: 2) => {
  const world = new SimWorld(seeded(seed))
  const random = new SeededRandom(seeded(seed))
  const machine = new SimMachine(world, "node")
  const { transport } = machine
  let ahead = 0
  const clock: Clock = { ...machine.clock, date: () => Millis(machine.clock.date() + ahead) }
  const storage = new MemoryStorage()
  const sessions = new Http2Sessions(places ? new OnionKeeper(transport, clock) : transport, clock)
  const exchange = new SwarmExchange({ sessions, clock, random: machine.random })
  const uses = places ? [...Array<"private share">(10).fill("private share"), ...Array(2).fill("public share")] : []
  for (const use of uses) await sessions.serve(random.bytes(32), () => undefined, { use })
  const onions: OnionAddress[] = []
  /** Onions that are published now, and when each was. */
  let published = 0
  const times: number[] = []
  const publish = transport.publish.bind(transport)
  transport.publish = async (...given) => {
    const publication = await publish(...given)
    published++
    times.push(world.elapsed)
    const { withdraw, close } = publication
    let over = false
    const end = () => {
      if (!over) published--
      over = true
    }
    return { ...publication, withdraw: () => (end(), withdraw()), close: () => (end(), close()) }
  }
  const metainfos: Metainfo[] = []
  const said = new Map<number, PeerRecord[]>()
  for (let i = 0; i < torrents; i++) {
    storage.disk.put(`/${i}`, random.bytes(70_000))
    const { metainfo } = await storage.make(`/${i}`, { private: true, pieceLength: 65_536 })
    metainfos.push(metainfo)
    said.set(i, [])
    exchange.onRecords(`${i}`, (news) => {
      for (const bytes of news) {
        const record = PeerRecord.decode(bytes)!
        // The last word is told twice, as the torrent closes.
        const known = said.get(i)!.at(-1)?.seq === record.seq
        if (record.state !== "leech" && !known) said.get(i)!.push(record)
      }
    })
    const seeds = [random.bytes(32), random.bytes(32)]
    onions.push(onionAddress(publicKeyOfSeed(seeds[0]!)))
    await exchange.open({
      torrent: `${i}`,
      infoHash: metainfo.infoHash,
      store: await storage.open(metainfo, `/${i}`, "state", false),
      verified: Bitfield.full(metainfo.pieceCount),
      seeds,
      observer: quietObserver,
      inPlace: true,
      resting,
    })
  }
  /** By the world's date, whatever this machine's is set to. */
  const seconds = () => Math.floor(machine.clock.date() / 1000)
  const setDate = (ms: number) => {
    ahead = ms
    exchange.redate()
  }
  const leech = (torrent: number, by = signer(random.bytes(32)), over: Partial<PeerRecord> = {}) => {
    const issued = over.issued ?? seconds()
    const record = PeerRecord.sign(by, {
      swarm: Buffer.from(metainfos[torrent]!.infoHash, "hex"),
      seq: issued * 1000,
      state: "leech",
      have: 0,
      lanes: [by.publicKey],
      issued,
      ttl: 900,
      ...over,
    })
    return exchange.addRecords(`${torrent}`, [record])
  }
  const restingNow = () => metainfos.filter((_, i) => exchange.resting(`${i}`)).length
  const close = () => exchange.stop()
  const caller = new SimMachine(world, "caller")
  const calls = new Http2Sessions(caller.transport, caller.clock)
  /** Seconds from the leech's word until somebody has had the first piece over the first onion, and has left. */
  const served = async (torrent: number, by: Signer | "silent" = signer(random.bytes(32))): Promise<number> => {
    const from = world.elapsed
    if (by !== "silent") leech(torrent, by)
    const path = `/swarm/${metainfos[torrent]!.infoHash}/piece/0/0-16384`
    const get = async () => {
      for (;;) {
        const session = await calls.connect(onions[torrent]!, { circuit: `${world.elapsed}` }).catch(() => undefined)
        if (!session) {
          await new Promise<void>((resolve) => caller.clock.setTimeout(resolve, 1_000))
          continue
        }
        const { status } = await session.ask({ method: "GET", path, maxBytes: 65_536 })
        session.close()
        return expect(status).toBe(200)
      }
    }
    let done = false
    const got = get().finally(() => (done = true))
    await world.run(10 * MINUTE, () => done)
    await got
    return (world.elapsed - from) / 1_000
  }
  return {
    served,
    world,
    setDate,
    exchange,
    leech,
    said,
    times,
    seconds,
    restingNow,
    close,
    published: () => published,
  }
}

describe("PEER15 a node with torrents that nobody wants", () => {
  it("starts with none of their onions published, and says that they rest in the course of an hour", async () => {
    const node = await nodeAt(1, 40)
    expect([node.published(), node.restingNow()]).toEqual([0, 40])
    expect([...node.said.values()].flat()).toEqual([])
    await node.world.run(60 * MINUTE)
    const first = [...node.said.values()].map(([record]) => record!)
    expect(first.every(({ state, lanes, ttl }) => state === "rest" && lanes.length === 1 && ttl === 86_400)).toBe(true)
    expect(new Set(first.map(({ issued }) => issued)).size).toBeGreaterThan(30)
    await node.world.run(24 * 60 * MINUTE)
    for (const records of node.said.values()) {
      expect(records.length).toBeGreaterThanOrEqual(3)
      expect(records.length).toBeLessThanOrEqual(5)
    }
    expect(node.times).toEqual([])
    await node.close()
  })
  it("gives up the onions of what had no session for a quarter of an hour, and says so at once", async () => {
    const node = await nodeAt(2, 3, false)
    await node.world.run(MINUTE)
    expect([node.published(), node.restingNow()]).toEqual([3, 0])
    await node.world.run(REST_AFTER_MS)
    expect([node.published(), node.restingNow()]).toEqual([0, 3])
    for (const records of node.said.values()) expect(records.at(-1)!.state).toBe("rest")
    await node.close()
  })
  it("stays up in place of a source that is away, and rests again when it is back", async () => {
    const node = await nodeAt(9, 1)
    node.exchange.standIn("0", true)
    await node.world.run(10_000)
    expect(node.said.get(0)!.at(-1)).toMatchObject({ state: "seed" })
    for (let hour = 0; hour < 3; hour++) {
      await node.world.run(60 * MINUTE)
      node.exchange.standIn("0", true)
    }
    expect([node.published(), node.times.length]).toEqual([1, 1])
    node.exchange.standIn("0", false)
    await node.world.run(REST_AFTER_MS + MINUTE)
    expect([node.published(), node.restingNow()]).toEqual([0, 1])
    // A source that comes and goes wakes it once an hour at most.
    for (let n = 0; n < 30; n++) {
      node.exchange.standIn("0", n % 2 === 0)
      await node.world.run(MINUTE)
    }
    expect(node.times.length).toBeLessThanOrEqual(2)
    await node.close()
  })
  it("has left, when it was paused at rest, and says nothing more", async () => {
    const node = await nodeAt(3, 1)
    await node.world.run(61 * MINUTE)
    await node.exchange.close("0")
    const words = node.said.get(0)!.map(({ state }) => state)
    expect(words).toEqual(["rest", "stopped"])
    await node.world.run(24 * 60 * MINUTE)
    expect(node.said.get(0)!).toHaveLength(2)
    expect(node.times).toEqual([])
  })
})

describe("PEER16 a leech's record", () => {
  it("wakes what is at rest: an onion, then the word; and it rests again after a quarter of an hour", async () => {
    const node = await nodeAt(4, 2)
    node.leech(1)
    await node.world.run(10_000)
    expect([node.published(), node.restingNow()]).toEqual([1, 1])
    expect(node.said.get(1)!.at(-1)).toMatchObject({ state: "seed", have: 100 })
    await node.world.run(REST_AFTER_MS - 20_000)
    expect(node.published()).toBe(1)
    await node.world.run(MINUTE)
    expect([node.published(), node.restingNow()]).toEqual([0, 2])
    await node.close()
  })
  it("wakes it once an hour for one leech, whatever it signs; never when it is older than five minutes", async () => {
    const node = await nodeAt(5, 1)
    const by = signer(new Uint8Array(32).fill(7))
    node.leech(0, signer(new Uint8Array(32).fill(8)), { issued: node.seconds() - 301 })
    await node.world.run(MINUTE)
    expect(node.times).toEqual([])
    const begun = node.world.elapsed
    while (node.world.elapsed - begun < 4 * 60 * MINUTE) {
      node.leech(0, by)
      await node.world.run(20_000)
    }
    // It stays a quarter of an hour each time.
    expect(node.times.length).toBeGreaterThanOrEqual(3)
    expect(node.times.length).toBeLessThanOrEqual(4)
    node.times.slice(1).forEach((at, i) => expect(at - node.times[i]!).toBeGreaterThanOrEqual(60 * MINUTE - 1_000))
    await node.close()
  })
  it("wakes one after the other where there are two places, as who had theirs has gone", async () => {
    const node = await nodeAt(10, 12, true, 2)
    const seconds: number[] = []
    for (let torrent = 0; torrent < 12; torrent++) {
      seconds.push(await node.served(torrent))
      await node.world.run(18_000)
    }
    expect(Math.max(...seconds)).toBeLessThan(20)
    await node.close()
  })
  it("does not call again when its leech was served, and a newer one of the same leech does", async () => {
    const node = await nodeAt(11, 3, true, 2)
    const by = signer(new Uint8Array(32).fill(7))
    await node.served(0, by)
    for (const torrent of [1, 2]) {
      await node.world.run(MINUTE)
      await node.served(torrent)
    }
    // The first has made room, and its leech's word is told still.
    await node.world.run(4 * MINUTE)
    expect([node.exchange.resting("0"), node.exchange.resting("1"), node.exchange.resting("2")]).toEqual([
      true,
      false,
      false,
    ])
    expect(await node.served(0, by)).toBeLessThan(20)
    await node.close()
  })
  it("calls again, of a leech that did not wake it this time, as soon as it has made room", async () => {
    const node = await nodeAt(12, 3, true, 2)
    const by = signer(new Uint8Array(32).fill(7))
    await node.served(0, by)
    await node.world.run(REST_AFTER_MS + MINUTE)
    expect(node.exchange.resting("0")).toBe(true)
    node.exchange.standIn("0", true)
    await node.world.run(10_000)
    expect(node.exchange.resting("0")).toBe(false)
    await node.served(0, "silent")
    node.leech(0, by)
    for (const torrent of [1, 2]) {
      await node.world.run(MINUTE)
      await node.served(torrent)
    }
    const ups = node.times.length
    await node.world.run(4 * MINUTE)
    expect(node.times.length).toBe(ups + 1)
    expect(node.exchange.resting("0")).toBe(false)
    await node.close()
  })
  it("of 2,400 leeches at once, 200 in each of 12 swarms, wake four swarms a minute, each in its turn", async () => {
    const node = await nodeAt(6, 12)
    for (let i = 0; i < 200; i++) for (let torrent = 0; torrent < 12; torrent++) node.leech(torrent)
    let most = 0
    await node.world.run(4 * MINUTE, () => {
      most = Math.max(most, node.published())
      return node.restingNow() === 0
    })
    expect(node.times).toHaveLength(12)
    node.times.forEach((at, i) => {
      if (i > 0) expect(at - node.times[i - 1]!).toBeGreaterThanOrEqual(9_900)
      if (i > 3) expect(at - node.times[i - 4]!).toBeGreaterThanOrEqual(59_900)
    })
    expect(most).toBeLessThanOrEqual(12)
    await node.close()
  })
  it("is of now by this node's date, and the pause before the next rest goes by no date", async () => {
    const node = await nodeAt(7, 1)
    for (const days of [400, -800]) {
      node.setDate(days * 86_400_000)
      expect(node.leech(0)).toBe(0)
      await node.world.run(MINUTE)
    }
    expect(node.times).toEqual([])
    node.setDate(0)
    expect(node.leech(0)).toBe(1)
    await node.world.run(MINUTE)
    expect(node.times).toHaveLength(1)
    for (const days of [1, -1, 0]) {
      node.setDate(days * 86_400_000)
      await node.world.run(4 * MINUTE)
      expect(node.restingNow()).toBe(0)
    }
    await node.world.run(4 * MINUTE)
    expect(node.restingNow()).toBe(1)
    await node.close()
  })
  it("of a node whose date was set is signed anew while it rests, not all in the same minute", async () => {
    const node = await nodeAt(8, 20)
    await node.world.run(61 * MINUTE)
    const before = [...node.said.values()].map((records) => records.length)
    node.setDate(7_200_000)
    node.exchange.redate()
    await node.world.run(MINUTE)
    const soon = [...node.said.values()].filter((records, i) => records.length > before[i]!).length
    expect(soon).toBeLessThan(10)
    await node.world.run(61 * MINUTE)
    for (const [i, records] of node.said) expect(records.length).toBe(before[i]! + 1)
    await node.close()
  })
})
