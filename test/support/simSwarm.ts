/** A simulated swarm of one seed and some leechers, and what came of it. */
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { SimWorld } from "../../src/transport/sim/SimWorld.ts"
import { MemoryStorage } from "../../src/storage/MemoryStorage.ts"
import { Rendezvous, SimNode, type SimNodeOptions } from "./SimNode.ts"
import { seeded } from "./seed.ts"

export interface SwarmSpec {
  readonly seed: number
  readonly leechers: number
  readonly bytes: number
  readonly pieceLength?: number
  readonly options?: SimNodeOptions
  readonly seedOptions?: SimNodeOptions
}

/**
 * As `dialsPerSecond` keeps a real node from dialling faster than guards allow; the rest of the limits are the real
 * ones.
 */
export const simSwarm = async ({
  seed,
  leechers,
  bytes,
  pieceLength = 65_536,
  options = {},
  seedOptions = options,
}: SwarmSpec) => {
  const world = new SimWorld(seeded(seed))
  const content = new SeededRandom(seeded(seed)).bytes(bytes)
  const storage = new MemoryStorage()
  storage.disk.put("/data", content)
  const { metainfo } = await storage.make("/data", { private: true, pieceLength })
  const rendezvous = new Rendezvous()
  const join = (name: string, own: SimNodeOptions = options) => new SimNode(world, name, metainfo, rendezvous, own)
  const source = join("seed", seedOptions)
  await source.start(content)
  const nodes = Array.from({ length: leechers }, (_, i) => join(`leecher-${i}`))
  const startAll = () => Promise.all(nodes.map((node) => node.start()))
  const identical = (node: SimNode) => node.content !== undefined && Buffer.compare(node.content, content) === 0
  return { world, content, metainfo, rendezvous, join, source, nodes, startAll, identical }
}

/** Octets that brought nothing, as a part of the payload. */
export const waste = (nodes: readonly SimNode[]): number => {
  const wasted = nodes.reduce((sum, node) => sum + node.live.wastedBytes, 0)
  const payload = nodes.reduce((sum, node) => sum + node.live.downloadedBytes, 0)
  return payload === 0 ? 0 : wasted / payload
}

export const figures = (name: string, world: SimWorld, nodes: readonly SimNode[]): void => {
  const streams = nodes.reduce((sum, node) => sum + node.lanes.size, 0)
  const last = Math.max(...nodes.map((node) => node.completeAt ?? Number.POSITIVE_INFINITY)) / 1000
  const first = Math.min(...nodes.map((node) => node.completeAt ?? Number.POSITIVE_INFINITY)) / 1000
  console.log(
    `${name}: first ${first.toFixed(1)} s, last ${last.toFixed(1)} s virtual, waste ` +
      `${(waste(nodes) * 100).toFixed(2)} %, ${streams} lanes used, ${world.dials} streams ` +
      "dialled",
  )
}
