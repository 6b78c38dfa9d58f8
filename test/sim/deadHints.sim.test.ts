/** PEER14: with 95 of 100 hints of onions that do not exist, whoever is there is found within a minute. */
import { expect, it } from "vitest"
import { type HintSource } from "../../src/core/SourcedSet.ts"
import { prng } from "../../src/core/prng.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { signer } from "../../src/wire/ed25519.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { Rendezvous, SimNode, TORRENT } from "../support/SimNode.ts"

const MINUTE = 60_000

/** A source, a node that looks for it, and any number of records of nobody. */
const scene = async (seed: number) => {
  const world = new SimWorld(seed)
  const random = new SeededRandom(seed)
  const content = random.bytes(256 * 1024)
  const storage = new MemoryStorage()
  storage.disk.put("/data", content)
  const { metainfo } = await storage.make("/data", { private: true, pieceLength: 65_536 })
  const source = new SimNode(world, "source", metainfo, new Rendezvous())
  await source.start(content)
  await world.run(MINUTE)
  const seeker = new SimNode(world, "seeker", metainfo, new Rendezvous())
  await seeker.start()
  await world.run(MINUTE)
  const swarm = Buffer.from(metainfo.infoHash, "hex")
  const sign = (by: ReturnType<typeof signer>, later: number) => {
    const issued = Math.floor(source.machine.clock.date() / 1000) + later
    return PeerRecord.sign(by, {
      swarm,
      seq: issued * 1000,
      state: "seed",
      have: 100,
      lanes: [by.publicKey],
      issued,
      ttl: 900,
    })
  }
  const nobodies = (count: number) => Array.from({ length: count }, () => signer(random.bytes(32)))
  const honest = source.exchange.records(TORRENT)[0]!
  const tell = (records: readonly Uint8Array[], from: HintSource) => seeker.exchange.addRecords(TORRENT, records, from)
  const begun = world.elapsed
  const found = () =>
    world.run(5 * MINUTE, () => seeker.live.connectedPeers > 0).then(() => (world.elapsed - begun) / 1000)
  return {
    world,
    seeker,
    sign,
    nobodies,
    honest,
    tell,
    found,
    chance: prng(seed),
    close: () => Promise.all([source, seeker].map((node) => node.exchange.stop())),
  }
}
const asked = (name: string): HintSource => ({ standing: "link", name })

it.each([1, 2, 3, 4])("PEER14 one of twenty hints in an answer (seed %i)", async (seed) => {
  const { nobodies, sign, honest, tell, chance, found, close } = await scene(seed)
  const records = nobodies(19).map((by) => sign(by, 0))
  tell(records.toSpliced(Math.floor(chance() * 20), 0, honest), asked("a mirror"))
  const seconds = await found()
  console.log(`one of twenty: found after ${seconds.toFixed(1)} s`)
  expect(seconds).toBeLessThanOrEqual(60)
  await close()
})

it.each([5, 6, 7, 8])(
  "PEER14 nineteen of twenty who answer make up all they say, fifty hints each (seed %i)",
  async (seed) => {
    const { nobodies, sign, honest, tell, chance, found, close } = await scene(seed)
    const truthful = Math.floor(chance() * 20)
    for (let i = 0; i < 20; i++)
      tell(i === truthful ? [honest] : nobodies(50).map((by) => sign(by, 0)), asked(`mirror ${i}`))
    const seconds = await found()
    console.log(`one of twenty who answer: found after ${seconds.toFixed(1)} s`)
    expect(seconds).toBeLessThanOrEqual(60)
    await close()
  },
)

it.each([9, 10])(
  "PEER14 a flood of callers, who sign anew for nobody every few seconds, beside one link that " +
    "brings the source (seed %i)",
  async (seed) => {
    const { world, seeker, nobodies, sign, honest, tell, found, close } = await scene(seed)
    const flood = nobodies(95)
    const bring = (later: number) =>
      flood.forEach((by, i) => tell([sign(by, later)], { standing: "caller", name: `caller ${i % 8}`, unranked: true }))
    bring(0)
    let later = 0
    const again = () => {
      bring(++later)
      if (later < 20) seeker.machine.clock.setTimeout(again, 5_000)
    }
    seeker.machine.clock.setTimeout(again, 5_000)
    await world.run(10_000)
    tell([...nobodies(4).map((by) => sign(by, 0)), honest], { standing: "link", name: "a link", unranked: true })
    const seconds = await found()
    console.log(`among callers who sign anew: found after ${seconds.toFixed(1)} s`)
    expect(seconds).toBeLessThanOrEqual(60)
    await close()
  },
)

it(
  "PEER14 hints that were tried in vain are told to nobody, and a newer word of them brings no " + "earlier dial",
  async () => {
    const { world, seeker, nobodies, sign, tell, close } = await scene(11)
    const [by] = nobodies(1)
    tell([sign(by!, 0)], asked("a mirror"))
    const dials: number[] = []
    const { connect } = seeker.exchange
    seeker.exchange.connect = (...all: Parameters<typeof connect>) => {
      dials.push(world.elapsed)
      return connect.apply(seeker.exchange, all)
    }
    expect(seeker.exchange.records(TORRENT)).toHaveLength(2)
    for (let i = 1; i < 60; i++) {
      tell([sign(by!, i)], asked("a mirror"))
      await world.run(5_000)
    }
    expect(seeker.exchange.records(TORRENT)).toHaveLength(1)
    // 15 s, 30, 60, 120, 240: in five minutes no more than these.
    expect(dials.length).toBeGreaterThan(2)
    expect(dials.length).toBeLessThanOrEqual(6 * 2)
    await close()
  },
)
