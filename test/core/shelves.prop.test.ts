import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { toHex } from "../../src/core/hex.ts"
import type { InfoHash } from "../../src/core/ids.ts"
import { KEEPERS, type Member, Placement, SHARDS, shardOf, WHOLE_WEIGHT } from "../../src/core/shelves.ts"
import { SeededRandom } from "../../src/transport/sim/SeededRandom.ts"
import { seeded } from "../support/seed.ts"

const key = fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex)
const member = fc.record({ key, weight: fc.integer({ min: 0, max: WHOLE_WEIGHT }) })
const members = fc.uniqueArray(member, { selector: (one) => one.key, minLength: 1, maxLength: 12 })
const salt = fc.uint8Array({ minLength: 32, maxLength: 32 })
/** Some of each part, and of each place within a hash. */
const shards = Array.from({ length: SHARDS / 8 }, (_, n) => n * 8 + (n % 8))

const placed = (all: readonly Member[], under: Uint8Array, most = KEEPERS) => {
  const placement = new Placement(under)
  placement.members = all
  return shards.map((shard) => placement.keepers(shard, most))
}

describe("SHELF1 who keeps which shard", () => {
  it("follows from the members and the salt, in whatever order they came", () => {
    fc.assert(
      fc.property(members, salt, fc.nat(), (all, under, turn) => {
        const other = [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)].reverse()
        const placement = new Placement(under)
        // Others were there before.
        placement.members = all.slice(1)
        placement.members = other
        expect(shards.map((shard) => placement.keepers(shard))).toEqual(placed(all, under))
      }),
      { numRuns: 20 },
    )
  })

  it("is as many as there shall be, each once, and none who keeps nothing", () => {
    let full = 0
    fc.assert(
      fc.property(members, salt, (all, under) => {
        const willing = all.filter(({ weight }) => weight > 0)
        if (willing.length >= KEEPERS) full++
        for (const keepers of placed(all, under)) {
          expect(new Set(keepers).size).toBe(Math.min(KEEPERS, willing.length))
          expect(keepers.every((one) => willing.some((other) => other.key === one))).toBe(true)
        }
      }),
      { numRuns: 20 },
    )
    expect(full).toBeGreaterThan(0)
  })

  it("moves the shards of who leaves, and no others", () => {
    fc.assert(
      fc.property(members, salt, fc.nat(), (all, under, who) => {
        const gone = all[who % all.length]!.key
        const others = all.filter((one) => one.key !== gone)
        const after = placed(others, under)
        placed(all, under).forEach((keepers, n) => {
          const stayed = keepers.filter((one) => one !== gone)
          expect(after[n]!.slice(0, stayed.length)).toEqual(stayed)
        })
      }),
      { numRuns: 20 },
    )
  })

  it("ranks each member where it stands among the keepers", () => {
    fc.assert(
      fc.property(members, salt, (all, under) => {
        const placement = new Placement(under)
        placement.members = all
        for (const shard of shards) {
          const order = placement.keepers(shard, all.length)
          for (const one of all) expect(placement.rank(one.key, shard) ?? -1).toBe(order.indexOf(one.key))
        }
      }),
      { numRuns: 20 },
    )
  })

  it("gives each its part by weight", () => {
    const random = new SeededRandom(seeded(77))
    const all = Array.from({ length: 100 }, (_, n) => ({ key: toHex(random.bytes(32)), weight: n < 50 ? 4 : 8 }))
    const light = new Set(all.slice(0, 50).map(({ key }) => key))
    // One salt says little: what many give is near to what they are to give, whatever the seed.
    const salts = 30
    const kept = new Map<string, number>()
    for (let salt = 0; salt < salts; salt++)
      for (const keepers of placed(all, random.bytes(32)))
        for (const one of keepers) kept.set(one, (kept.get(one) ?? 0) + 1)
    const total = [...kept.values()].reduce((sum, n) => sum + n, 0)
    const few = [...kept].reduce((sum, [key, n]) => sum + (light.has(key) ? n : 0), 0)
    expect(total).toBe(salts * KEEPERS * shards.length)
    // Nobody has it all, and nobody nothing.
    expect(kept.size).toBe(all.length)
    expect(Math.max(...kept.values())).toBeLessThan(salts * 30)
    expect((total - few) / few).toBeGreaterThan(1.8)
    expect((total - few) / few).toBeLessThan(2.1)
  })

  it("cuts infohashes by their first ten bits", () => {
    const hash = (start: string) => `${start}${"0".repeat(64 - start.length)}` as InfoHash
    expect([hash("000"), hash("003f"), hash("004"), hash("fff")].map(shardOf)).toEqual([0, 0, 1, 1023])
  })
})
