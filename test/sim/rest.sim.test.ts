/** Swarms whose seeds all rest: each piece that somebody wants arrives, if one of them is willing. */
import { expect, it } from "vitest"
import { signer } from "../../src/wire/ed25519.ts"
import { PeerRecord } from "../../src/wire/PeerRecord.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { type SimNode, TORRENT } from "../support/SimNode.ts"
import { simSwarm } from "../support/simSwarm.ts"
import { seeded } from "../support/seed.ts"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const LINE = { up: 1_000_000, down: 2_000_000 }
const RESTING = { line: LINE, resting: true }

/** One willing seed and `others`, all at rest, and some who want what they have. */
const scene = async (seed: number, others: number, leechers: number) => {
  const swarm = await simSwarm({
    seed,
    leechers,
    bytes: 600_000,
    options: { line: LINE },
    seedOptions: RESTING,
  })
  const random = new SeededRandom(seeded(seed))
  const seeds = [swarm.source, ...Array.from({ length: others }, (_, i) => swarm.join(`rests-${i}`, RESTING))]
  for (const one of seeds.slice(1)) await one.start(swarm.content)
  // All have said that they rest, and know it of each other.
  await swarm.world.run(HOUR + 10_000)
  const records = seeds.flatMap((one) => one.exchange.records(TORRENT).slice(0, 1))
  for (const one of seeds) one.exchange.addRecords(TORRENT, records)
  const awake = () => seeds.filter((one) => !one.exchange.resting(TORRENT))
  const signed = (state: "rest" | "seed" | "leech", over: Partial<PeerRecord> = {}) => {
    const by = signer(random.bytes(32))
    const issued = Math.floor(swarm.source.machine.clock.date() / 1000)
    return PeerRecord.sign(by, {
      swarm: Buffer.from(swarm.metainfo.infoHash, "hex"),
      seq: issued * 1000,
      state,
      have: state === "leech" ? 0 : 100,
      lanes: [by.publicKey],
      issued,
      ttl: state === "rest" ? 86_400 : 900,
      ...over,
    })
  }
  const begin = async () => {
    const from = swarm.world.elapsed
    await swarm.startAll()
    return (until: () => boolean, most: number) =>
      swarm.world.run(most, until).then((held) => ({ held, seconds: (swarm.world.elapsed - from) / 1000 }))
  }
  const close = () => Promise.all([...seeds, ...swarm.nodes].map((node) => node.exchange.stop()))
  return { ...swarm, seeds, awake, signed, begin, close }
}
const whole = (nodes: readonly SimNode[]) => () => nodes.every((node) => node.complete)

it.each([21, 22])("PEER16 all seeds rest, one leech comes: some wake, and it gets all (seed %i)", async (seed) => {
  const { nodes, seeds, awake, begin, identical, close } = await scene(seed, 11, 1)
  expect(awake()).toEqual([])
  const run = await begin()
  const { held, seconds } = await run(whole(nodes), 5 * MINUTE)
  console.log(`all at rest: whole after ${seconds.toFixed(1)} s, ${awake().length} of ${seeds.length} awake`)
  expect(held && nodes.every(identical)).toBe(true)
  expect(seconds).toBeLessThanOrEqual(60)
  expect(awake()).toHaveLength(4)
  await close()
})

it.each([23, 24])(
  "PEER16 one willing seed behind a thousand who say that they rest, and are nobody (seed %i)",
  async (seed) => {
    const { world, nodes, source, seeds, signed, begin, identical, close } = await scene(seed, 0, 1)
    const nobody = Array.from({ length: 1_250 }, () => signed("rest"))
    source.exchange.addRecords(TORRENT, nobody, { standing: "caller", name: "a flood" })
    const run = await begin()
    const { held, seconds } = await run(whole(nodes), HOUR)
    console.log(`behind 1,250 nobodies: whole after ${(seconds / 60).toFixed(1)} min`)
    expect(held && nodes.every(identical) && seeds.length === 1).toBe(true)
    // Ten rounds, the pause until the leech's word is a fresh one, and the transfer.
    expect(seconds).toBeLessThanOrEqual(17 * 60)
    expect(world.elapsed).toBeGreaterThan(0)
    await close()
  },
)

it("PEER16 a flood of leeches' words that nobody means, among them one that somebody does", async () => {
  const { world, nodes, source, awake, signed, begin, identical, close } = await scene(25, 0, 1)
  const clock = source.machine.clock
  let floods = 0
  const flood = () => {
    // Older than five minutes: they wake nobody, and fill the table.
    const issued = Math.floor(clock.date() / 1000) - 310
    const words = Array.from({ length: 100 }, () => signed("leech", { issued, seq: issued * 1000 }))
    source.exchange.addRecords(TORRENT, words, { standing: "caller", name: `caller ${floods % 8}` })
    if (++floods < 100) clock.setTimeout(flood, 3_000)
  }
  flood()
  await world.run(3 * MINUTE)
  expect(awake()).toEqual([])
  const run = await begin()
  const { held, seconds } = await run(whole(nodes), HOUR)
  expect(seconds).toBeLessThanOrEqual(60)
  console.log(`among 10,000 leeches' words: whole after ${seconds.toFixed(1)} s`)
  expect(held && nodes.every(identical)).toBe(true)
  await close()
})

it("PEER15 churn: who woke is killed, and those who rest still are called in its place", async () => {
  const { nodes, awake, begin, identical, close } = await scene(26, 15, 1)
  const run = await begin()
  // The first who wake die before they have sent anything of use.
  const first = await run(() => awake().length >= 4, 5 * MINUTE)
  expect(first.held).toBe(true)
  for (const one of awake()) one.machine.kill()
  const { held, seconds } = await run(whole(nodes), 2 * HOUR)
  console.log(`churn: whole after ${seconds.toFixed(1)} s`)
  expect(held && nodes.every(identical)).toBe(true)
  expect(seconds).toBeGreaterThan(60)
  expect(seconds).toBeLessThan(300)
  await close()
})

it("PEER15 nobody dials who rests", async () => {
  const { world, nodes, source, signed, close } = await scene(27, 0, 1)
  source.machine.kill()
  for (const node of nodes) await node.start()
  const before = world.dials
  for (const node of nodes)
    node.exchange.addRecords(
      TORRENT,
      Array.from({ length: 200 }, () => signed("rest")),
    )
  await world.run(10 * MINUTE)
  expect(world.dials).toBe(before)
  expect(nodes[0]!.live.seeds).toBeGreaterThan(100)
  expect(nodes[0]!.live.restingSeeds).toBe(nodes[0]!.live.seeds)
  expect(nodes[0]!.exchange.alone(TORRENT)).toBe(true)
  await close()
})
