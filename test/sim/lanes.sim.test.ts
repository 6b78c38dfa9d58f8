import { expect, it } from "vitest"
import { LANE_RULES } from "../../src/core/lanePlan.ts"
import type { ExchangeLimits } from "../../src/exchange/ExchangeLimits.ts"
import { simSwarm } from "../support/simSwarm.ts"

const HOUR = 3_600_000
const MIB = 1024 * 1024

const download = async (
  bytes: number,
  limits: Partial<ExchangeLimits>,
  line: { up: number; down: number },
  onions = 2,
) => {
  const swarm = await simSwarm({
    seed: 31,
    leechers: 1,
    bytes,
    pieceLength: 256 * 1024,
    options: { line, limits, onions },
  })
  swarm.world.circuit = () => ({
    latencyMs: 200,
    jitterMs: 20,
    bytesPerSecond: 500_000,
    breaksPerMiB: 0,
    stallsPerMiB: 0,
  })
  await swarm.startAll()
  await swarm.world.run(HOUR, () =>
    swarm.nodes[0]!.live.streams.some((s) => s.direction === "out" && s.state === "open"),
  )
  const from = swarm.world.elapsed
  let most = 0
  await swarm.world.run(HOUR, () => {
    most = Math.max(
      most,
      swarm.nodes[0]!.live.streams.filter((s) => s.state === "open" && s.direction === "out").length,
    )
    return swarm.nodes[0]!.complete
  })
  const seconds = (swarm.world.elapsed - from) / 1000
  await swarm.world.run(10_000)
  return { seconds, most, perLane: [...swarm.nodes[0]!.lanes.values()], identical: swarm.identical(swarm.nodes[0]!) }
}

const WIDE = { up: 20_000_000, down: 20_000_000 }
const ONE_LANE = { lanesPerPeer: 1, lanes: { ...LANE_RULES, start: 1 } }

it("PEER10 two lanes gain over one where circuits are the limit, and share the load", async () => {
  const one = await download(16 * MIB, ONE_LANE, WIDE)
  const two = await download(16 * MIB, {}, WIDE)
  console.log(
    `16 MiB over circuits of 0.5 MB/s: 1 lane ${one.seconds.toFixed(1)} s, 2 lanes ` +
      `${two.seconds.toFixed(1)} s, gain ${(one.seconds / two.seconds).toFixed(2)} ×`,
  )
  expect(one.identical && two.identical).toBe(true)
  expect(one.perLane).toHaveLength(1)
  expect(two.perLane).toHaveLength(2)
  expect(one.seconds / two.seconds).toBeGreaterThan(1.7)
  expect(Math.min(...two.perLane) / Math.max(...two.perLane)).toBeGreaterThan(0.6)
})

it("PEER10 more lanes are tried and kept while each gains", async () => {
  const more = await download(160 * MIB, {}, WIDE)
  console.log(`160 MiB over circuits of 0.5 MB/s: ${more.most} lanes at most, ${more.seconds.toFixed(1)} s`)
  expect(more.identical).toBe(true)
  // Two are the beginning; whether the fourth is tried in time is chance.
  expect(more.most).toBeGreaterThanOrEqual(3)
})

it("PEER10 a lane that gains nothing is given up", async () => {
  const narrow = await download(120 * MIB, {}, { up: 700_000, down: 700_000 })
  console.log(`120 MiB over a line of 0.7 MB/s: ${narrow.most} lanes at most, lanes used ${narrow.perLane.length}`)
  expect(narrow.identical).toBe(true)
  expect(narrow.most).toBeLessThanOrEqual(3)
})
