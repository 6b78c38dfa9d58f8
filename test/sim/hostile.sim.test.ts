import { expect, it } from "vitest"
import type { PieceStore } from "../../src/storage/PieceStore.ts"
import { figures, simSwarm, waste } from "../support/simSwarm.ts"

const HOUR = 3_600_000
const MIB = 1024 * 1024
const LINE = { up: 1_000_000, down: 2_000_000 }

/** A store whose answers are changed on their way out. */
const tampered = (change: Partial<PieceStore>) => (store: PieceStore): PieceStore =>
  new Proxy(store, { get: (target, name) => (change as Record<PropertyKey, unknown>)[name] ?? bound(target, name) })

const bound = (target: PieceStore, name: PropertyKey): unknown => {
  const value = (target as unknown as Record<PropertyKey, unknown>)[name]
  return typeof value === "function" ? (value as (...args: unknown[]) => unknown).bind(target) : value
}

const withHostile = async (seed: number, count: number, bytes: number, change: Partial<PieceStore>) => {
  const swarm = await simSwarm({ seed, leechers: 1, bytes, options: { line: LINE } })
  const hostile = Array.from({ length: count }, (_, i) => swarm.join(`hostile-${i}`, { line: LINE, tamper: tampered(change) }))
  for (const node of hostile) await node.start(swarm.content)
  await swarm.startAll()
  const done = await swarm.world.run(HOUR, () => swarm.nodes.every((node) => node.complete))
  return { swarm, node: swarm.nodes[0]!, done }
}

it("PEER9 one honest seed and nine that send wrong octets: completes, ≤ 5 % waste, all nine cut off and named once", async () => {
  const { swarm, node, done } = await withHostile(21, 9, 16 * MIB, { read: async (_piece, _offset, length) => new Uint8Array(length).fill(1) })
  figures("1 honest, 9 poisoners", swarm.world, swarm.nodes)
  expect(done).toBe(true)
  expect(swarm.identical(node)).toBe(true)
  expect(waste([node])).toBeLessThanOrEqual(0.05)
  expect(node.misbehaved.length).toBeGreaterThan(0)
  expect(new Set(node.misbehaved.map(({ peer }) => peer)).size).toBe(node.misbehaved.length)
  expect(node.live.connectedPeers).toBeLessThanOrEqual(1)
})

it("PEER9 wrong leaf hashes name their sender before any octet of the piece is taken", async () => {
  const { swarm, node, done } = await withHostile(22, 3, 4 * MIB, { leaves: async () => new Uint8Array(32 * 4) })
  expect(done).toBe(true)
  expect(swarm.identical(node)).toBe(true)
  expect(node.misbehaved.length).toBeGreaterThan(0)
  expect(waste([node])).toBeLessThanOrEqual(0.05)
})

it("an honest peer is never named for what a poisoner sent", async () => {
  const { swarm, node } = await withHostile(23, 4, 4 * MIB, { read: async (_piece, _offset, length) => new Uint8Array(length) })
  // The source serves others no less than before: it was not banned by anybody.
  expect(node.misbehaved.length).toBeLessThanOrEqual(4)
  expect(swarm.identical(node)).toBe(true)
  const honest = await simSwarm({ seed: 23, leechers: 1, bytes: 4 * MIB, options: { line: LINE } })
  await honest.startAll()
  await honest.world.run(HOUR, () => honest.nodes.every((n) => n.complete))
  expect(honest.nodes[0]!.misbehaved).toEqual([])
})

it("nine of ten stall: completes in at most twice the time of the honest one alone", async () => {
  const alone = await withHostile(24, 0, 24 * MIB, {})
  const among = await withHostile(24, 9, 24 * MIB, { read: () => new Promise<never>(() => {}) })
  figures("1 honest alone", alone.swarm.world, alone.swarm.nodes)
  figures("1 honest, 9 stallers", among.swarm.world, among.swarm.nodes)
  expect(among.done).toBe(true)
  expect(among.swarm.identical(among.node)).toBe(true)
  expect(among.node.completeAt!).toBeLessThanOrEqual(2 * alone.node.completeAt!)
})
