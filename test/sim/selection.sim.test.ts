/** SEL1, SEL3: swarms in which some want only a part, and think otherwise meanwhile. */
import { expect, it } from "vitest"
import type { PieceOrder } from "../../src/core/PiecePicker.ts"
import { TORRENT } from "../support/SimNode.ts"
import { simSwarm } from "../support/simSwarm.ts"

const PIECE = 65_536
const HOUR_MS = 3_600_000
const order = (pieces: number, wanted: (piece: number) => number, sequential = false): PieceOrder => ({
  levels: Uint8Array.from({ length: pieces }, (_, piece) => wanted(piece)),
  sequential,
})

it("SEL1 SEL3 who wants a part fetches no piece more, says that it is a seed, and serves what it has", async () => {
  const { world, metainfo, source, nodes, join } = await simSwarm({ seed: 11, leechers: 0, bytes: 12 * PIECE })
  const { pieceCount } = metainfo
  const half = order(pieceCount, (piece) => (piece < pieceCount / 2 ? 2 : 0))
  const picky = join("picky", { order: half })
  await picky.start()
  const has = () => [...picky.committed]
  await world.run(HOUR_MS, () => has().length === pieceCount / 2)
  await world.run(60_000)
  expect(has()).toEqual(Array.from({ length: pieceCount / 2 }, (_, piece) => piece))
  expect(picky.live).toMatchObject({ etaSeconds: null, underWay: false, connectedPeers: 0 })
  expect(source.live).toMatchObject({ peers: 1, seeds: 0 })
  await source.exchange.close(TORRENT)
  const other = join("other", { order: half })
  await other.start()
  await world.run(HOUR_MS, () => other.committed.count === pieceCount / 2)
  expect([...other.committed]).toEqual(has())
  expect(nodes).toEqual([])
})

it("SEL1 follows another choice while it downloads: what is wanted comes, and what is not does not", async () => {
  const { world, metainfo, join } = await simSwarm({ seed: 12, leechers: 0, bytes: 24 * PIECE })
  const { pieceCount } = metainfo
  const taken = { aside: 0 }
  const credit = {
    take: (octets: number) => ((taken.aside += octets), true),
    giveBack: (octets: number) => void (taken.aside -= octets),
    covers: () => true,
    restMs: () => 0,
    short: false,
  }
  const node = join("wavering", { order: order(pieceCount, (piece) => (piece % 2 === 0 ? 2 : 0)), credit })
  await node.start()
  await world.run(HOUR_MS, () => node.committed.count >= 3)
  const before = new Set(node.committed)
  const third = order(pieceCount, (piece) => (piece % 3 === 0 ? 3 : 0))
  node.exchange.reorder(TORRENT, third)
  const wanted = Array.from({ length: pieceCount }, (_, piece) => piece).filter((piece) => piece % 3 === 0)
  await world.run(HOUR_MS, () => wanted.every((piece) => node.committed.has(piece)))
  await world.run(60_000)
  // Of the first choice there is what had come whole before the second.
  for (const piece of node.committed) expect(piece % 3 === 0 || piece % 2 === 0).toBe(true)
  const late = [...node.committed].filter((piece) => piece % 3 !== 0 && !before.has(piece))
  expect(late.length).toBeLessThan(pieceCount / 3)
  expect(taken.aside).toBe(0)
  node.exchange.reorder(TORRENT, { levels: undefined, sequential: true })
  await world.run(HOUR_MS, () => node.complete)
  expect(node.complete).toBe(true)
})

it("begins the pieces in order where that is asked for, those of a higher level before", async () => {
  const { world, metainfo, join } = await simSwarm({ seed: 13, leechers: 0, bytes: 16 * PIECE })
  const { pieceCount } = metainfo
  const begun: number[] = []
  const node = join("reader", {
    order: order(pieceCount, (piece) => (piece >= 12 ? 3 : 2), true),
    onPieces: (pieces) => begun.push(...pieces),
  })
  await node.start()
  await world.run(HOUR_MS, () => node.complete)
  const place = (piece: number) => begun.indexOf(piece)
  const late = (some: readonly number[]) => Math.max(...some.map(place))
  // They come over several lanes, so two that are near may change places.
  expect(late([12, 13, 14, 15])).toBeLessThan(10)
  expect(place(0)).toBeLessThan(place(11))
})
