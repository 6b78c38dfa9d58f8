/**
 * A simulated swarm whose leecher has little credit: it stops before it overdraws, serves what it has, and goes on when
 * credit comes.
 */
import { expect, test } from "vitest"
import type { Credit } from "../../src/credit/Credit.ts"
import { simSwarm } from "../support/simSwarm.ts"

/** A purse of payload octets. */
class Purse implements Credit {
  left: number
  taken = 0
  /** Octets that were ever set aside and not given back as unused. */
  overdrawn = false
  constructor(left: number) {
    this.left = left
  }
  take(octets: number): boolean {
    if (this.taken + octets > this.left) return false
    this.taken += octets
    return true
  }
  giveBack(octets: number): void {
    this.taken -= octets
    if (this.taken < 0) this.overdrawn = true
  }
  /** What the ledger does when the log has verified pieces; they are still set aside then. */
  spend(octets: number): void {
    this.left -= octets
    if (this.left < 0) this.overdrawn = true
  }
  covers(octets: number): boolean {
    return this.left - this.taken >= octets
  }
  restMs(): number {
    return 0
  }
  get short(): boolean {
    return false
  }
}

const PIECE = 65_536
const PIECES = 64

test("a download stops where its credit ends, serves meanwhile, and goes on by itself", async () => {
  const swarm = await simSwarm({ seed: 11, leechers: 0, bytes: PIECES * PIECE })
  const { world, join, identical } = swarm
  const purse = new Purse(20 * PIECE)
  const poor = join("poor", { credit: purse, onCommit: (pieces) => purse.spend(pieces * PIECE) })
  await poor.start()
  const settle = (seconds: number) => world.run(seconds * 1_000)
  await settle(300)
  expect(poor.committed.count).toBe(20)
  expect(poor.creditTold.at(-1)).toBe(false)
  expect(poor.live.streams.filter((stream) => stream.direction === "out")).toEqual([])

  const friend = join("friend", {})
  await friend.start()
  await settle(300)
  expect(friend.complete).toBe(true)
  expect(poor.live.uploadedBytes).toBeGreaterThan(0)

  // Less than what it is worth to begin again for: nothing is begun.
  purse.left += 4 * PIECE
  await settle(60)
  expect(poor.committed.count).toBe(20)

  purse.left += PIECES * PIECE
  await settle(300)
  expect(poor.complete).toBe(true)
  expect(poor.creditTold).toEqual([true, false, true])
  expect(identical(poor)).toBe(true)
  expect(purse.overdrawn).toBe(false)
  expect(purse.taken).toBe(0)
  expect(purse.left).toBe((20 + 4) * PIECE)
})
