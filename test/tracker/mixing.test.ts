/**
 * PEER5: answers name a few of a swarm, another few each time. A swarm stays one all the same: who asks before most
 * others have come, and who is left when most have gone, can reach everybody else by way of whom they know.
 */
import { describe, expect, it } from "vitest"
import { prng } from "../../src/core/prng.ts"
import { ANSWERED } from "../../src/tracker/meetPeers.ts"
import { seeded } from "../support/seed.ts"
import { servedTracker, SWARM } from "../support/servedTracker.ts"
import { hex, peerRecord, someone } from "../support/trackerRecords.ts"

const PEERS = 1_000

/** Peers as they come one after the other; whom each has been told of. */
const swarm = (peers: number, seed: number) => {
  const { meet } = servedTracker({}, seed)
  const records = Array.from({ length: peers }, () => peerRecord(someone(), SWARM))
  const indices = new Map(records.map((record, i) => [hex(record), i]))
  const knows = records.map(() => new Set<number>())
  const largest = { answer: 0 }
  /** Each asks once, in turn; the first time it is listed by it. */
  const round = () =>
    records.forEach((record, i) => {
      const told = meet(i, record)
      largest.answer = Math.max(largest.answer, told.length)
      for (const one of told) if (indices.get(one) !== i) knows[i]!.add(indices.get(one)!)
    })
  return { knows, round, largest }
}

/** Sizes of the parts that the living fall into, if either of two can dial the other, and steps across the largest. */
const partsOf = (knows: readonly ReadonlySet<number>[], lives: (peer: number) => boolean) => {
  const near = knows.map((): number[] => [])
  knows.forEach((all, i) => {
    for (const j of all) {
      if (!lives(i) || !lives(j)) continue
      near[i]!.push(j)
      near[j]!.push(i)
    }
  })
  const seen = new Set<number>()
  const parts: { size: number; across: number }[] = []
  for (const first of knows.keys()) {
    if (!lives(first) || seen.has(first)) continue
    const steps = new Map([[first, 0]])
    for (const [at, step] of steps) for (const next of near[at]!) if (!steps.has(next)) steps.set(next, step + 1)
    for (const one of steps.keys()) seen.add(one)
    parts.push({ size: steps.size, across: Math.max(...steps.values()) })
  }
  return parts.sort((a, b) => b.size - a.size)
}
const everybody = () => true

describe("PEER5 mixing", () => {
  const seed = seeded(41)
  const asked = (times: number) => {
    const { knows, round, largest } = swarm(PEERS, seed)
    for (let time = 0; time < times; time++) round()
    return { knows, largest }
  }
  const tenth = (chance: () => number) => {
    const left = new Set(Array.from({ length: PEERS }, (_, i) => i).filter(() => chance() < 0.1))
    return (peer: number) => left.has(peer)
  }

  it("joins 1,000 peers who have asked once, each as it came", () => {
    const { knows, largest } = asked(1)
    expect(largest.answer).toBe(ANSWERED)
    expect(partsOf(knows, everybody)).toHaveLength(1)
  })

  it("after a second time names everybody to somebody, nobody to most, and all are a few steps apart", () => {
    const { knows } = asked(2)
    const named = new Map<number, number>()
    for (const all of knows) for (const one of all) named.set(one, (named.get(one) ?? 0) + 1)
    expect(named.size).toBe(PEERS)
    expect(Math.max(...named.values())).toBeLessThan(PEERS / 4)
    const [whole, ...others] = partsOf(knows, everybody)
    expect(others).toEqual([])
    expect(whole!.across).toBeLessThanOrEqual(3)
  })

  it("leaves no more than 3 in 100 alone when nine in ten have gone, whoever they are", () => {
    const { knows } = asked(2)
    for (let draw = 0; draw < 20; draw++) {
      const lives = tenth(prng(seed + draw))
      const parts = partsOf(knows, lives)
      const left = parts.reduce((sum, { size }) => sum + size, 0)
      expect(parts[0]!.size / left).toBeGreaterThanOrEqual(0.97)
    }
  })

  it("gives who asks again and again all of a swarm, not one choice of it", () => {
    const few = swarm(60, seed + 1)
    for (let times = 0; times < 40; times++) few.round()
    for (const all of few.knows) expect(all.size).toBe(59)
  })
})
