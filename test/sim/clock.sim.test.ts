import { expect, it } from "vitest"
import { type SimNode, TORRENT } from "../support/SimNode.ts"
import { simSwarm } from "../support/simSwarm.ts"

const MINUTE = 60

it.each([
  [-20, -20],
  [-5, -5],
  [0, undefined],
  [5, undefined],
  [20, 20],
])("a node whose clock is %i min off is told so, or gets all there is", async (minutes, told) => {
  const { world, join } = await simSwarm({ seed: 7, leechers: 0, bytes: 200_000 })
  const node: SimNode = join("late", { clockMs: minutes * MINUTE * 1000 })
  await node.start()
  await world.run(60_000, () => node.complete)
  const ahead = node.exchange.clockAhead(TORRENT)
  expect(node.complete).toBe(told === undefined)
  expect(ahead === undefined ? undefined : Math.round(ahead / MINUTE)).toBe(told)
})
