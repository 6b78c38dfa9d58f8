/** What was agreed to bounds whom one reaches, whatever lists say later and in whatever order things are agreed to. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { TrackerKey } from "../../src/core/ids.ts"
import { type OwnEdge, reach, withheld } from "../../src/core/reach.ts"
import { coverOf, trustCost } from "../../src/core/trustCost.ts"
import { seeded } from "../support/seed.ts"

const key = (n: number): TrackerKey => n.toString(16).padStart(64, "0") as TrackerKey
const secret = new Uint8Array(32).fill(7)
const lists = (told: Readonly<Record<number, readonly number[]>>) =>
  new Map(Object.entries(told).map(([of, nodes]) => [key(Number(of)), nodes.map(key)]))
const row = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const asked = (edges: readonly OwnEdge[], told: ReadonlyMap<TrackerKey, readonly TrackerKey[]>) => ({
  self: key(0),
  edges,
  lists: told,
  secret,
})
const far = (edges: readonly OwnEdge[], told: ReadonlyMap<TrackerKey, readonly TrackerKey[]>) =>
  reach(asked(edges, told)).filter(({ degree }) => degree > 1)

const NODES = 40
const node = fc.integer({ min: 0, max: NODES })
const list = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.uniqueArray(node, { minLength: 4, maxLength: 14 }))
const agreement = fc.record({ agree: fc.integer({ min: 1, max: 5 }), degrees: fc.integer({ min: 1, max: 4 }) })

describe("what was agreed to", () => {
  it("covers half as much again, and a few in any case", () => {
    expect(coverOf({ nodes: 0, octets: 0 })).toEqual({ nodes: 8, octets: 9_600_000 })
    expect(coverOf({ nodes: 101, octets: 20_000_000 })).toEqual({ nodes: 151, octets: 30_000_000 })
  })

  it("is not left behind by who told of nobody then, and tells of hundreds now", () => {
    const told = new Map([
      ...lists({ 1: row(2, 33) }),
      ...lists(Object.fromEntries(row(2, 33).map((n) => [n, row(100 * n, 100 * n + 30)]))),
    ])
    const found = far([{ key: key(1), degrees: 4, most: 8 }], told)
    expect(found.map(({ degree, by }) => [degree, by])).toEqual(Array.from({ length: 8 }, () => [2, key(1)]))
    expect(withheld(asked([{ key: key(1), degrees: 4, most: 8 }], told)).get(key(1))).toBeGreaterThanOrEqual(24)
  })

  it("counts as it was counted when it was shown: who was reached already costs the next one nothing", () => {
    const told = lists({ 1: row(10, 39), 2: row(10, 41) })
    const both = [
      { key: key(1), degrees: 2, most: 45 },
      { key: key(2), degrees: 2, most: 8 },
    ]
    expect(far(both, told)).toHaveLength(32)
    expect([...withheld(asked(both, told)).values()]).toEqual([0, 0])
    // The first is trusted no more: what the other would cost now is more than was agreed to.
    expect(far(both.slice(1), told)).toHaveLength(8)
    expect(withheld(asked(both.slice(1), told)).get(key(2))).toBe(24)
  })

  it("bounds each edge whatever the lists say, after any order of lists and agreements", () => {
    const step = fc.oneof({ arbitrary: list, weight: 3 }, { arbitrary: agreement, weight: 2 })
    let [full, exact] = [0, 0]
    fc.assert(
      fc.property(fc.array(step, { minLength: 10, maxLength: 24 }), (steps) => {
        // Nobody tells of anybody at first.
        const told = new Map(row(0, NODES).map((n) => [key(n), [] as readonly TrackerKey[]]))
        let edges: readonly OwnEdge[] = row(1, 5).map((n) => ({ key: key(n), degrees: 1, most: 8 }))
        for (const next of steps) {
          if (Array.isArray(next)) told.set(key(next[0]), next[1].map(key))
          else {
            const { agree, degrees } = next
            const of = key(agree)
            const before = far(
              edges.map((one) => (one.key === of ? { ...one, degrees: 1 } : one)),
              told,
            ).length
            const cost = trustCost({ ...asked(edges, told), node: of, degrees, entries: new Map() })
            const most = coverOf(cost).nodes
            edges = [...edges.filter((one) => one.key !== of), { key: of, degrees, most }]
            // All that was shown is reached then.
            const gained = far(edges, told).length - before
            expect(cost.exact).toBe(true)
            expect(gained).toBe(cost.nodes)
            if (gained > 0) exact++
          }
          const found = far(edges, told)
          for (const { key: of, most } of edges) {
            const count = found.filter(({ by }) => by === of).length
            expect(count).toBeLessThanOrEqual(most!)
            if (count === most && withheld(asked(edges, told)).get(of)! > 0) full++
          }
          const turned = new Map([...told].reverse().map(([of, named]) => [of, [...named].reverse()] as const))
          expect(far(edges, turned)).toEqual(found)
        }
      }),
      { seed: seeded(2901) },
    )
    expect(Math.min(full, exact)).toBeGreaterThan(10)
  })
})
