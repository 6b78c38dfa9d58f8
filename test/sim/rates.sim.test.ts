/** Limits of the node and of torrents, on the real exchange over simulated circuits: kept to, and no lane's fault. */
import { describe, expect, it } from "vitest"
import type { Rates } from "../../src/core/rates.ts"
import { LANE_RULES } from "../../src/core/laneRules.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { seeded } from "../support/seed.ts"
import { Rendezvous, SimNode, TORRENT } from "../support/SimNode.ts"
import { simSwarm } from "../support/simSwarm.ts"

const HOUR = 3_600_000
const WINDOW_MS = 10_000
const WIDE = { up: 20_000_000, down: 20_000_000 }

/** How far the octets of ten seconds were from what the limit allows, at worst, once it runs. */
const worst = (seen: readonly { readonly at: number; readonly octets: number }[], rate: number): number => {
  let most = 0
  for (const { at, octets } of seen) {
    const later = seen.find((each) => each.at >= at + WINDOW_MS)
    if (later) most = Math.max(most, Math.abs((later.octets - octets) / ((later.at - at) / 1000) / rate - 1))
  }
  return most
}

interface Scene {
  readonly bytes: number
  readonly leechers?: number
  readonly down?: Rates
  readonly up?: Rates
  readonly perTorrent?: boolean
  readonly seconds: number
}

/** A limit of the first leecher, or of the source; what came to the one or went out of the other, each half second. */
const limited = async ({ bytes, leechers = 1, down, up, perTorrent = false, seconds }: Scene) => {
  const swarm = await simSwarm({ seed: 47, leechers, bytes, pieceLength: 256 * 1024, options: { line: WIDE } })
  const { world, source, nodes } = swarm
  world.circuit = () => ({ latencyMs: 200, jitterMs: 40, bytesPerSecond: 400_000, breaksPerMiB: 0, stallsPerMiB: 0 })
  const torrent = perTorrent ? TORRENT : undefined
  if (down) nodes[0]!.exchange.limit(down, torrent)
  if (up) source.exchange.limit(up, torrent)
  await swarm.startAll()
  const moved = () => (down ? nodes[0]!.live.downloadedBytes : source.live.uploadedBytes)
  await world.run(HOUR, () => moved() > 512 * 1024)
  const seen: { at: number; octets: number }[] = []
  const end = world.elapsed + seconds * 1000
  let wasted = 0
  while (world.elapsed < end && !nodes.every((node) => node.complete)) {
    seen.push({ at: world.elapsed, octets: moved() })
    await world.run(500)
  }
  wasted = nodes.reduce((sum, node) => sum + node.live.wastedBytes, 0)
  return { ...swarm, seen, wasted }
}

describe("a limit of 10 s ± 5 %", () => {
  it.each([
    ["down, over the node", { down: { down: 300_000 } }, 300_000],
    ["down, of the torrent", { down: { down: 300_000 }, perTorrent: true }, 300_000],
    ["down, the least there is", { down: { down: 32_768 } }, 32_768],
    ["up, over the node", { up: { up: 300_000 } }, 300_000],
    ["up, of the torrent, to three at once", { up: { up: 500_000 }, perTorrent: true, leechers: 3 }, 500_000],
    ["up, the least there is", { up: { up: 32_768 } }, 32_768],
  ] as const)("%s", async (name, scene, rate) => {
    const { seen, nodes, wasted, world } = await limited({ bytes: 60 * 1024 * 1024, seconds: 60, ...scene })
    const off = worst(seen, rate)
    console.log(`${name}: off by ${(100 * off).toFixed(1)} % at worst, ${world.dials} dials, ${wasted} octets in vain`)
    expect(seen.length).toBeGreaterThan(100)
    // At the least limit that is one leaf.
    expect(off).toBeLessThanOrEqual(0.05 + 1e-9)
    expect(nodes.flatMap((node) => node.misbehaved)).toEqual([])
  })

  it("ends no lane, dials none more, and all arrives as it is", async () => {
    const { world, nodes, identical, wasted } = await limited({
      bytes: 24 * 1024 * 1024,
      down: { down: 300_000 },
      seconds: 1,
    })
    const dials = world.dials
    expect(dials).toBeLessThanOrEqual(LANE_RULES.start)
    await world.run(HOUR, () => nodes[0]!.complete)
    expect(identical(nodes[0]!)).toBe(true)
    expect(world.dials).toBe(dials)
    expect(wasted).toBe(0)
    expect([...nodes[0]!.lanes.values()].length).toBeLessThanOrEqual(dials)
  })

  it("that is taken away lets it go as fast as it can", async () => {
    const { world, nodes } = await limited({ bytes: 40 * 1024 * 1024, down: { down: 100_000 }, seconds: 20 })
    const before = nodes[0]!.live.downloadedBytes
    nodes[0]!.exchange.limit({})
    await world.run(20_000)
    expect((nodes[0]!.live.downloadedBytes - before) / 20).toBeGreaterThan(500_000)
  })
})

it.each(["down", "up"] as const)(
  "%s, of the node: two torrents keep to it together, and have equal parts",
  async (way) => {
    const rate = 400_000
    const first = await simSwarm({ seed: 51, leechers: 1, bytes: 40 * 1024 * 1024, options: { line: WIDE } })
    const { world, source, nodes } = first
    world.circuit = () => ({ latencyMs: 200, jitterMs: 40, bytesPerSecond: 400_000, breaksPerMiB: 0, stallsPerMiB: 0 })
    const content = new SeededRandom(seeded(52)).bytes(40 * 1024 * 1024)
    const storage = new MemoryStorage()
    storage.disk.put("/data", content)
    const { metainfo } = await storage.make("/data", { private: true, pieceLength: 65_536 })
    const rendezvous = new Rendezvous()
    const seed = new SimNode(world, "seed", metainfo, rendezvous, { beside: source })
    const leecher = new SimNode(world, "leecher-0", metainfo, rendezvous, { beside: nodes[0]! })
    if (way === "down") nodes[0]!.exchange.limit({ down: rate })
    else source.exchange.limit({ up: rate })
    await seed.start(content)
    await Promise.all([first.startAll(), leecher.start()])
    const of = (node: SimNode) => (way === "down" ? node.live.downloadedBytes : node.live.uploadedBytes)
    const both = way === "down" ? [nodes[0]!, leecher] : [source, seed]
    await world.run(HOUR, () => both.every((node) => of(node) > 512 * 1024))
    const seen: { at: number; octets: number }[] = []
    const begun = both.map(of)
    for (let half = 0; half < 100; half++) {
      seen.push({ at: world.elapsed, octets: both.reduce((sum, node) => sum + of(node), 0) })
      await world.run(500)
    }
    const [a, b] = both.map((node, i) => of(node) - begun[i]!) as [number, number]
    const off = worst(seen, rate)
    console.log(`two torrents, ${way}: off by ${(100 * off).toFixed(1)} % at worst; ${a} and ${b} octets`)
    expect(off).toBeLessThanOrEqual(0.05)
    expect(Math.min(a, b) / Math.max(a, b)).toBeGreaterThan(0.9)
  },
)

it("what has gone out is counted: three who fetch all of it from one are three copies, over a restart", async () => {
  const swarm = await simSwarm({ seed: 48, leechers: 1, bytes: 2_000_000, options: { line: WIDE } })
  await swarm.startAll()
  await swarm.world.run(HOUR, () => swarm.nodes[0]!.complete)
  await swarm.world.run(5_000)
  expect(swarm.source.live).toMatchObject({ copies: 1 })
  expect(swarm.source.live.servedBytes).toBeGreaterThanOrEqual(2_000_000)
  await swarm.world.run(0)
  // Told at once, as nothing was told for a while.
  expect(swarm.source.served.copies).toBe(1)
  let closed = false
  void swarm.nodes[0]!.exchange.close(TORRENT)
  void swarm.source.exchange.close(TORRENT).then(() => (closed = true))
  await swarm.world.run(HOUR, () => closed)
  await swarm.source.start(swarm.content)
  expect(swarm.source.live).toMatchObject({ copies: 1, uploadedBytes: 0 })
  const later = swarm.join("later")
  await later.start()
  await swarm.world.run(HOUR, () => later.complete)
  await swarm.world.run(5_000)
  expect(swarm.source.live.copies).toBe(2)
})
