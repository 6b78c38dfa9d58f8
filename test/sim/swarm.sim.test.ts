import { expect, it } from "vitest"
import { figures, simSwarm, waste } from "../support/simSwarm.ts"

const HOUR = 3_600_000
const MIB = 1024 * 1024
const LINE = { up: 1_000_000, down: 2_000_000 }

it.each([1, 20_261_124])(
  "PEER7 SWARM4 one seed and 20 leechers: all end with the same octets (seed %i)",
  async (seed) => {
    const swarm = await simSwarm({ seed, leechers: 20, bytes: 2 * MIB + 5, options: { line: LINE } })
    await swarm.startAll()
    const done = await swarm.world.run(HOUR, () => swarm.nodes.every((node) => node.complete))
    figures(`1 + 20, seed ${seed}`, swarm.world, swarm.nodes)
    expect(done).toBe(true)
    expect(swarm.nodes.every(swarm.identical)).toBe(true)
    expect(waste(swarm.nodes)).toBeLessThan(0.05)
    // Those that leech serve what they have: the seed alone would have sent all of it.
    expect(swarm.source.live.uploadedBytes).toBeLessThan(10 * 2 * MIB)
    expect(Math.max(...swarm.nodes.map((node) => node.machine.transport.health().percent))).toBe(100)
  },
)

it("the same seed gives the same run", async () => {
  const run = async () => {
    const swarm = await simSwarm({ seed: 7, leechers: 4, bytes: MIB, options: { line: LINE } })
    await swarm.startAll()
    await swarm.world.run(HOUR, () => swarm.nodes.every((node) => node.complete))
    return { times: swarm.nodes.map((node) => node.completeAt), dials: swarm.world.dials }
  }
  const first = await run()
  expect(first.times.every((time) => time !== undefined)).toBe(true)
  expect(await run()).toEqual(first)
})

it("survives churn: nodes die, others come late, the rest complete", async () => {
  const swarm = await simSwarm({ seed: 11, leechers: 8, bytes: 2 * MIB, options: { line: LINE } })
  await swarm.startAll()
  await swarm.world.run(HOUR, () => swarm.nodes.some((node) => node.committed.count >= 8))
  const [one, two, three, ...rest] = swarm.nodes
  for (const node of [one!, two!, three!]) node.machine.kill()
  const late = [swarm.join("late-0"), swarm.join("late-1")]
  for (const node of late) await node.start()
  const all = [...rest, ...late]
  const done = await swarm.world.run(HOUR, () => all.every((node) => node.complete))
  figures("churn", swarm.world, all)
  expect(done).toBe(true)
  expect(all.every(swarm.identical)).toBe(true)
})

it("SWARM5 the source may go once its pieces are out: the leechers complete each other", async () => {
  const swarm = await simSwarm({ seed: 12, leechers: 6, bytes: 2 * MIB, options: { line: LINE } })
  await swarm.startAll()
  const out = () =>
    Array.from({ length: swarm.metainfo.pieceCount }, (_, piece) =>
      swarm.nodes.some((node) => node.committed.has(piece)),
    ).every(Boolean)
  await swarm.world.run(HOUR, out)
  swarm.source.machine.kill()
  const before = swarm.nodes.filter((node) => node.complete).length
  const done = await swarm.world.run(HOUR, () => swarm.nodes.every((node) => node.complete))
  figures("source gone", swarm.world, swarm.nodes)
  expect(before).toBeLessThan(6)
  expect(done).toBe(true)
  expect(swarm.nodes.every(swarm.identical)).toBe(true)
})

it("survives circuits that break, without fetching verified pieces again", async () => {
  const swarm = await simSwarm({ seed: 13, leechers: 4, bytes: 6 * MIB, options: { line: LINE } })
  swarm.world.circuit = () => ({
    latencyMs: 150,
    jitterMs: 50,
    bytesPerSecond: 400_000,
    breaksPerMiB: 0.3,
    stallsPerMiB: 0,
  })
  await swarm.startAll()
  const done = await swarm.world.run(HOUR, () => swarm.nodes.every((node) => node.complete))
  figures("breaks", swarm.world, swarm.nodes)
  expect(done).toBe(true)
  expect(swarm.nodes.every(swarm.identical)).toBe(true)
  const lanes = swarm.nodes.reduce((sum, node) => sum + node.lanes.size, 0)
  expect(lanes).toBeGreaterThan(4 * 2)
  // What was verified is never fetched again (piecesWritten would throw), not even leaf by leaf.
  for (const node of swarm.nodes) expect(node.live.downloadedBytes).toBe(6 * MIB)
})

it("survives circuits that fall silent", async () => {
  const swarm = await simSwarm({ seed: 14, leechers: 3, bytes: 4 * MIB, options: { line: LINE } })
  swarm.world.circuit = () => ({
    latencyMs: 150,
    jitterMs: 50,
    bytesPerSecond: 400_000,
    breaksPerMiB: 0,
    stallsPerMiB: 0.2,
  })
  await swarm.startAll()
  const done = await swarm.world.run(HOUR, () => swarm.nodes.every((node) => node.complete))
  figures("silence", swarm.world, swarm.nodes)
  expect(done).toBe(true)
  expect(swarm.nodes.every(swarm.identical)).toBe(true)
})

it("waits out a partition, and completes after it heals", async () => {
  const swarm = await simSwarm({ seed: 15, leechers: 6, bytes: 3 * MIB, options: { line: LINE } })
  await swarm.startAll()
  await swarm.world.run(HOUR, () => swarm.nodes.every((node) => node.committed.count >= 2))
  const cutOff = swarm.nodes.slice(0, 3).map((node) => node.machine.name)
  swarm.world.partition(cutOff, ["seed", "rendezvous", ...swarm.nodes.slice(3).map((node) => node.machine.name)])
  await swarm.world.run(600_000)
  const complete = swarm.nodes.filter((node) => node.complete).length
  swarm.world.heal()
  const done = await swarm.world.run(HOUR, () => swarm.nodes.every((node) => node.complete))
  figures("partition of 10 min", swarm.world, swarm.nodes)
  expect(complete).toBe(3)
  expect(done).toBe(true)
  expect(swarm.nodes.every(swarm.identical)).toBe(true)
})
