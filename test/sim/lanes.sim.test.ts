import { expect, it } from "vitest"
import { LANE_RULES } from "../../src/core/laneRules.ts"
import type { ExchangeLimits } from "../../src/exchange/ExchangeLimits.ts"
import { simSwarm } from "../support/simSwarm.ts"

const HOUR = 3_600_000
const MIB = 1024 * 1024

const download = async (
  bytes: number,
  limits: Partial<ExchangeLimits>,
  line: { up: number; down: number },
  bytesPerSecond = 500_000,
) => {
  const swarm = await simSwarm({
    seed: 31,
    leechers: 1,
    bytes,
    pieceLength: 256 * 1024,
    options: { line, limits },
  })
  swarm.world.circuit = () => ({
    latencyMs: 200,
    jitterMs: 20,
    bytesPerSecond,
    breaksPerMiB: 0,
    stallsPerMiB: 0,
  })
  await swarm.startAll()
  await swarm.world.run(HOUR, () =>
    swarm.nodes[0]!.live.streams.some((s) => s.direction === "out" && s.state === "open"),
  )
  const from = swarm.world.elapsed
  let [most, area, at] = [0, 0, from]
  await swarm.world.run(HOUR, () => {
    const open = swarm.nodes[0]!.live.streams.filter((s) => s.state === "open" && s.direction === "out").length
    most = Math.max(most, open)
    area += open * (swarm.world.elapsed - at)
    at = swarm.world.elapsed
    return swarm.nodes[0]!.complete
  })
  const seconds = (swarm.world.elapsed - from) / 1000
  const mean = area / (seconds * 1000)
  const lost = swarm.source.live.uploadedBytes - bytes
  const { dials, tokens } = swarm.nodes[0]!.live
  expect(dials).toBe(swarm.world.dials)
  await swarm.world.run(10_000)
  return {
    seconds,
    most,
    mean,
    dials,
    tokens,
    lost,
    perLane: [...swarm.nodes[0]!.lanes.values()],
    identical: swarm.identical(swarm.nodes[0]!),
  }
}

const WIDE = { up: 20_000_000, down: 20_000_000 }
const lanes = (most: number) => ({ lanes: { ...LANE_RULES, start: Math.min(LANE_RULES.start, most), most } })
/** As PEER10 bounds them, where no circuit breaks. */
const dialsFor = (octets: number) => LANE_RULES.start + LANE_RULES.tokens + Math.floor(octets / LANE_RULES.tokenOctets)

it("PEER10 lanes gain over one where circuits are the limit, and share the load", async () => {
  const one = await download(16 * MIB, lanes(1), WIDE)
  const two = await download(16 * MIB, lanes(2), WIDE)
  const free = await download(16 * MIB, {}, WIDE)
  console.log(
    `16 MiB over circuits of 0.5 MB/s: 1 lane ${one.seconds.toFixed(1)} s, 2 lanes ${two.seconds.toFixed(1)} s, ` +
      `as PEER10 has it ${free.seconds.toFixed(1)} s with ${free.most}`,
  )
  expect(one.identical && two.identical && free.identical).toBe(true)
  expect(one.perLane).toHaveLength(1)
  expect(two.perLane).toHaveLength(2)
  expect(one.seconds / two.seconds).toBeGreaterThan(1.7)
  expect(Math.min(...two.perLane) / Math.max(...two.perLane)).toBeGreaterThan(0.6)
  // The first tokens go at once, as what is left takes several dials.
  expect(free.perLane).toHaveLength(dialsFor(16 * MIB))
  expect(free).toMatchObject({ dials: dialsFor(16 * MIB), tokens: 0 })
  expect(two).toMatchObject({ dials: 2, tokens: LANE_RULES.tokens })
  expect(two.seconds / free.seconds).toBeGreaterThan(1.3)
})

it("PEER10 more lanes are tried and kept while each gains, as octets earn them", async () => {
  const more = await download(160 * MIB, {}, WIDE, 250_000)
  console.log(
    `160 MiB over circuits of 0.25 MB/s: ${more.most} lanes at most, ${more.perLane.length} dialled, ` +
      `${more.seconds.toFixed(1)} s`,
  )
  expect(more.identical).toBe(true)
  expect(more.most).toBeGreaterThan(LANE_RULES.start + LANE_RULES.tokens)
  expect(more.perLane.length).toBeLessThanOrEqual(dialsFor(160 * MIB))
})

it("PEER10 lanes that gain nothing are given up, and nothing that they were asked for is lost", async () => {
  const narrow = await download(120 * MIB, {}, { up: 700_000, down: 700_000 })
  console.log(
    `120 MiB over a line of 0.7 MB/s: ${narrow.most} lanes at most, ${narrow.perLane.length} dialled, ` +
      `${narrow.mean.toFixed(1)} in the mean, ${narrow.lost} octets sent in vain`,
  )
  expect(narrow.identical).toBe(true)
  expect(narrow.perLane.length).toBeLessThanOrEqual(dialsFor(120 * MIB))
  expect(narrow.mean).toBeLessThan(LANE_RULES.start + LANE_RULES.tokens)
  expect(narrow.lost).toBeLessThan(128 * 1024)
})
