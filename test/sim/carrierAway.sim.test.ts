/**
 * While what carries a node is away, its dials fail: that says nothing of its peers, who are neither given up nor left
 * alone for long.
 */
import { expect, it } from "vitest"
import { DialError } from "../../src/transport/Transport.ts"
import { type SimNode, TORRENT } from "../support/SimNode.ts"
import { simSwarm } from "../support/simSwarm.ts"

const MINUTE = 60_000

it("goes on soon after its carrier is back, though that was away until just before the source would rest", async () => {
  const { world, join } = await simSwarm({ seed: 9, leechers: 0, bytes: 200_000 })
  const node: SimNode = join("late", {})
  const { transport } = node.machine
  const dial = transport.dial.bind(transport)
  let asked = 0
  transport.dial = async () => {
    asked++
    throw new DialError("not-ready", "back-off", "tor is not running or not connected yet")
  }
  await node.start()
  for (let minute = 0; minute < 14; minute++) {
    await world.run(MINUTE)
    expect(node.exchange.live(TORRENT)!.peers).toBeGreaterThan(0)
  }
  expect(asked).toBeGreaterThan(25)
  expect(asked).toBeLessThan(3_000)
  transport.dial = dial
  await world.run(MINUTE, () => node.complete)
  expect(node.complete).toBe(true)
})
