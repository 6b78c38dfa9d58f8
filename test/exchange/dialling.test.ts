/** PEER8: how fast and how often this node dials, and how many lanes it has in all. */
import { describe, expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import { initialPlan } from "../../src/core/lanePlan.ts"
import { PiecePicker } from "../../src/core/PiecePicker.ts"
import { Throttle } from "../../src/exchange/Throttle.ts"
import { TokenBucket } from "../../src/core/TokenBucket.ts"
import type { Download } from "../../src/exchange/Download.ts"
import { EXCHANGE_LIMITS } from "../../src/exchange/ExchangeLimits.ts"
import type { Lane } from "../../src/exchange/Lane.ts"
import { LanePlanner } from "../../src/exchange/LanePlanner.ts"
import { Peer, type Slot } from "../../src/exchange/Peer.ts"
import { HandClock } from "../support/HandClock.ts"
import { seededChance } from "../support/seed.ts"

const { maxLanes, dialsAtOnce, dialsPerSecond, retryMs } = EXCHANGE_LIMITS
const picker = () => new PiecePicker(new Bitfield(8), 1)

/** Of a swarm in which all of its pieces are wanted and all peers have them. */
const planLanesOf = (
  peers: readonly Peer[],
  { clock, slots, number = 1, onWanted = () => undefined }: PlannedLanes,
): LanePlanner =>
  new LanePlanner({
    clock,
    limits: EXCHANGE_LIMITS,
    pace: new TokenBucket(1_000, 1_000, clock.now()),
    chance: seededChance(number),
    received: () => 0,
    throttle: new Throttle(clock),
    slots,
    download: {
      wanting: true,
      halted: false,
      useful: () => true,
      remainder: () => ({ octets: 1e9, rate: 0 }),
    } as unknown as Download,
    observer: () => ({ laneWanted: onWanted, laneUnwanted: () => undefined }) as never,
    candidates: () => peers.map((peer) => ({ peer, have: 100 })),
    peers: () => peers,
  })
interface PlannedLanes {
  readonly clock: HandClock
  readonly slots: Set<Slot>
  readonly number?: number
  readonly onWanted?: (peer: number) => unknown
}

/** Requests are out, and nothing has come for longer than is waited. */
const quietLane = {
  stalledMs: EXCHANGE_LIMITS.stallMs + 1,
  rttMs: 100,
  rate: 0,
  requests: 1,
  sample: () => undefined,
  pump: () => undefined,
}

describe("PEER8 dialling", () => {
  it("dials five lanes at once, then one every two seconds, however many wait", () => {
    const pace = new TokenBucket(dialsAtOnce, dialsPerSecond, 1_000_000)
    const taken: number[] = []
    for (let now = 1_000_000; now < 1_020_000; now += 100) if (pace.take(now)) taken.push(now - 1_000_000)
    expect(taken.slice(0, 5)).toEqual([0, 100, 200, 300, 400])
    for (const [i, at] of taken.entries()) expect(i + 1).toBeLessThanOrEqual(5 + at / 2_000 + 1e-9)
    expect(taken).toHaveLength(14)
  })

  it("waits 15 s after a failed dial, doubling to five minutes", () => {
    const peer = new Peer(1, "key", picker())
    const waits = Array.from({ length: 8 }, () => {
      peer.failed(0, retryMs)
      return peer.retryAt / 1_000
    })
    expect(waits).toEqual([15, 30, 60, 120, 240, 300, 300, 300])
  })

  it("waits as long for a peer whose lanes all end together, as when this machine has slept, as for one lane", () => {
    for (const lanes of [1, 2, 4, 8]) {
      const clock = new HandClock()
      const peer = new Peer(1, "key", picker())
      const slots = new Set<Slot>()
      const planner = planLanesOf([peer], { clock, slots })
      for (let index = 0; index < lanes; index++) {
        const lane = { ...quietLane, over: false, close: () => (lane.over = true) }
        const slot: Slot = { state: "open", stream: `${index}`, lane: lane as unknown as Lane, since: 0 }
        peer.slots.set(index, slot)
        slots.add(slot)
      }
      planner.tick(false)
      for (let index = 0; index < lanes; index++) {
        expect(peer.slots.get(index)!.lane!.over).toBe(true)
        planner.freed(peer, index)
        // Each end is told by itself.
        peer.lost(clock.now(), retryMs)
      }
      expect(peer.retryAt - clock.now()).toBe(4 * retryMs)
      clock.advance(4 * retryMs)
      peer.lost(clock.now(), retryMs)
      expect(peer.retryAt - clock.now()).toBe(2 * retryMs)
    }
  })

  it("wants no more than 48 lanes in all, over any number of swarms", () => {
    const clock = new HandClock()
    const slots = new Set<Slot>()
    const wanted: number[] = []
    const swarm = (number: number) => {
      const peers = Array.from({ length: 10 }, (_, i) => {
        const peer = new Peer(number * 100 + i, `${number}-${i}`, picker())
        peer.plan = { ...initialPlan(), target: 4 }
        return peer
      })
      return planLanesOf(peers, { clock, slots, number, onWanted: (peer) => wanted.push(peer) })
    }
    const swarms = [1, 2, 3, 4].map(swarm)
    for (let second = 0; second < 30; second++) {
      for (const each of swarms) each.tick(false)
      expect(slots.size).toBeLessThanOrEqual(maxLanes)
      clock.advance(1_000)
    }
    expect(maxLanes).toBe(48)
    expect(slots.size).toBe(48)
    expect(new Set(wanted).size).toBeGreaterThan(12)
  })
})
