/** Whom one reaches: the properties of the web of trust. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { TrackerKey } from "../../src/core/ids.ts"
import { lostWithout, type OwnEdge, REACH_BUDGETS, reach } from "../../src/core/reach.ts"
import { isCovered, trustCost } from "../../src/core/trustCost.ts"
import { trustScore } from "../../src/core/trustScore.ts"

const key = (n: number): TrackerKey => n.toString(16).padStart(64, "0") as TrackerKey
const SELF = key(0)
const secret = new Uint8Array(32).fill(7)
const lists = (told: Readonly<Record<number, readonly number[]>>) =>
  new Map(Object.entries(told).map(([of, nodes]) => [key(Number(of)), nodes.map(key)]))
const edge = (n: number, degrees = 1): OwnEdge => ({ key: key(n), degrees })
const asked = (edges: readonly OwnEdge[], told: ReadonlyMap<TrackerKey, readonly TrackerKey[]>) => ({
  self: SELF,
  edges,
  lists: told,
  secret,
})
const seven = lists({ 1: [2, 3], 2: [4, 5], 3: [6, 7], 4: [8] })

const NODES = 12
const node = fc.integer({ min: 0, max: NODES })
const web = fc
  .array(fc.tuple(node, fc.uniqueArray(node, { maxLength: 6 })), { maxLength: 14 })
  .map((all) => new Map(all.map(([of, nodes]) => [key(of), nodes.map(key)] as const)))
const edges = fc
  .uniqueArray(fc.tuple(node, fc.integer({ min: 1, max: 4 })), { maxLength: 4, selector: ([of]) => of })
  .map((all) => all.map(([of, degrees]) => edge(of, degrees)))

describe("reach", () => {
  it("is 1 + 2 + 4 = 7 for three degrees, 3 for two and 1 for one", () => {
    const sizes = [1, 2, 3, 4].map((degrees) => reach(asked([edge(1, degrees)], seven)).length)
    expect(sizes).toEqual([1, 3, 7, 8])
    expect(reach(asked([edge(1, 3)], seven)).map(({ degree }) => degree)).toEqual([1, 2, 2, 3, 3, 3, 3])
  })

  it("never goes round to this node, and ends where lists go round", () => {
    const round = lists({ 1: [1, 2, 0], 2: [1, 3], 3: [0, 2, 3] })
    expect(reach(asked([edge(0, 4), edge(1, 4)], round)).map((found) => found.key)).toEqual([key(1), key(2), key(3)])
  })

  it("goes through each as far as was agreed for it, by whatever way", () => {
    const told = lists({ 1: [2], 2: [3], 3: [4] })
    expect(reach(asked([edge(1, 1), edge(2, 2)], told)).map((found) => found.key)).toEqual([key(1), key(2), key(3)])
    // 2 is trusted for one degree only, but through 1 it goes two further.
    const found = reach(asked([edge(1, 4), edge(2, 1)], told))
    expect(found.map(({ key: of, degree }) => [of, degree])).toEqual([
      [key(1), 1],
      [key(2), 1],
      [key(3), 3],
      [key(4), 4],
    ])
    expect(found[2]!.via).toEqual([key(2)])
  })

  it("counts only ways that have nothing in common, whatever one node makes up", () => {
    const disjointOf = (of: number, own: readonly OwnEdge[], told: ReturnType<typeof lists>) =>
      reach(asked(own, told)).find((found) => found.key === key(of))?.disjoint
    expect(disjointOf(9, [edge(1, 4), edge(2, 4)], lists({ 1: [9], 2: [9] }))).toBe(2)
    // All of 3, 4, 5 hang on 1.
    expect(disjointOf(9, [edge(1, 4)], lists({ 1: [3, 4, 5], 3: [9], 4: [9], 5: [9] }))).toBe(1)
    // Both know 3, and 3 alone tells of 9.
    expect(disjointOf(9, [edge(1, 4), edge(2, 4)], lists({ 1: [3], 2: [3], 3: [9] }))).toBe(1)
    expect(disjointOf(9, [edge(1, 4), edge(2, 4)], lists({ 1: [3], 2: [4], 3: [9], 4: [9] }))).toBe(2)
  })

  it("loses nobody by a further edge or a longer list while no budget is met, and says degrees that ways have", () => {
    let [grown, kept] = [0, 0]
    fc.assert(
      fc.property(web, edges, edges, node, node, (told, own, more, from, to) => {
        const before = reach(asked(own, told))
        const others = more.filter(({ key: of }) => !own.some((one) => one.key === of))
        const longer = new Map(told).set(key(from), [...(told.get(key(from)) ?? []), key(to)])
        const after = new Map(reach(asked([...own, ...others], longer)).map((found) => [found.key, found]))
        for (const found of before) expect(after.get(found.key)?.degree).toBeLessThanOrEqual(found.degree)
        for (const { key: of, degree, via } of after.values()) {
          expect(of).not.toBe(SELF)
          expect(via.length > 0).toBe(degree > 1)
          for (const each of via) expect(longer.get(each)).toContain(of)
        }
        if (after.size > before.length) grown++
        kept += before.length
      }),
    )
    expect(grown).toBeGreaterThan(5)
    expect(kept).toBeGreaterThan(50)
  })

  it("is the same in whatever order edges, lists and names in them come", () => {
    fc.assert(
      fc.property(
        web,
        edges,
        fc.integer({ min: 0, max: 8 }),
        fc.integer({ min: 1, max: 3 }),
        (told, own, nodes, fanOut) => {
          const budgets = { nodes, fanOut }
          const turned = new Map([...told].reverse().map(([of, named]) => [of, [...named].reverse()] as const))
          expect(reach({ ...asked(own, turned), budgets })).toEqual(reach({ ...asked(own, told), budgets }))
          // On whose account a node is reached, and who of too many, is the order's of edges: consent.prop.test.ts.
          const wide = (edged: readonly OwnEdge[], all: typeof told) =>
            reach({ ...asked(edged, all), budgets: { nodes: 500, fanOut } }).map(({ by: _, ...found }) => found)
          expect(wide([...own].reverse(), turned)).toEqual(wide(own, told))
        },
      ),
    )
  })

  it("keeps to its budgets, and another node takes others of a list that is too long", () => {
    const long = Array.from({ length: 10_000 }, (_, i) => i + 2)
    // Each of them tells of 40 others, and of itself.
    const others = long.map((of) => [
      key(of),
      Array.from({ length: 40 }, (_, i) => key(((of * 37 + i * 91) % 10_000) + 2)),
    ])
    const told = new Map([[key(1), long.map(key)], ...(others as [TrackerKey, TrackerKey[]][])])
    const all = asked([edge(1, 4)], told)
    expect(reach(all)).toHaveLength(1 + REACH_BUDGETS.nodes)
    const narrow = (own: Uint8Array) =>
      reach({ ...all, secret: own, edges: [edge(1, 2)] }).flatMap(({ key: of, degree }) => (degree === 2 ? of : []))
    expect(narrow(secret)).toHaveLength(REACH_BUDGETS.fanOut)
    const other = new Set(narrow(new Uint8Array(32).fill(8)))
    expect(narrow(secret).filter((of) => other.has(of)).length).toBeLessThan(8)
  })
})

describe("the score of a node", () => {
  it("halves with each degree, grows with ways that have nothing in common, and is never above one's own", () => {
    expect(trustScore({ degree: 1, disjoint: 1 })).toBe(1)
    expect(trustScore({ degree: 2, disjoint: 1 })).toBe(0.5)
    expect(trustScore({ degree: 2, disjoint: 9 })).toBe(0.75)
    expect(trustScore({ degree: 3, disjoint: 1 })).toBe(0)
    expect(trustScore({ degree: 3, disjoint: 2 })).toBe(0.3125)
  })
})

describe("what more degrees cost", () => {
  const costs = (degrees: number, told: ReturnType<typeof lists>, own = [edge(1)]) =>
    trustCost({ ...asked(own, told), node: key(1), degrees, entries: new Map([[key(2), 100]]) })

  it("is exact where all lists are known that it goes by, and else the most that the budgets allow", () => {
    expect(costs(1, seven)).toEqual({ nodes: 0, exact: true, entries: 0, octets: 0, memory: 0, minutes: 0 })
    expect(costs(2, seven)).toEqual({
      nodes: 2,
      exact: true,
      entries: 2_100,
      octets: 1_260_000,
      memory: 2 * 26_624 + 2_100 * 200,
      minutes: 1,
    })
    expect(costs(3, lists({ 1: [2, 3] }))).toMatchObject({ nodes: 2 + 64, exact: false })
    expect(costs(2, new Map())).toMatchObject({ nodes: 32, exact: false })
    expect(costs(4, new Map())).toMatchObject({
      nodes: 500,
      exact: false,
      memory: 500 * 26_624 + 17.5 * 2 ** 20,
      minutes: 34,
    })
  })

  it("is covered by what was agreed to, and by half as much again", () => {
    const cost = costs(2, seven)
    expect(isCovered(cost, undefined)).toBe(false)
    expect(isCovered(cost, { nodes: 2, octets: 840_000 })).toBe(true)
    expect(isCovered(cost, { nodes: 2, octets: 839_999 })).toBe(false)
    expect(isCovered(cost, { nodes: 1, octets: 2 ** 40 })).toBe(false)
    expect(isCovered(costs(1, seven), undefined)).toBe(true)
  })

  it("counts nobody who is reached anyway", () => {
    expect(costs(2, seven, [edge(1), edge(2)])).toMatchObject({ nodes: 1 })
  })

  it("is never less than what is reached then", () => {
    fc.assert(
      fc.property(web, edges, fc.integer({ min: 1, max: 4 }), (told, own, degrees) => {
        const others = own.filter((one) => one.key !== key(1))
        const entries = new Map()
        const cost = trustCost({ ...asked([...others, edge(1)], told), node: key(1), degrees, entries })
        const gained =
          reach(asked([...others, edge(1, degrees)], told)).length - reach(asked([...others, edge(1)], told)).length
        expect(cost.nodes).toBeGreaterThanOrEqual(gained)
      }),
    )
  })
})

it("who falls away with a node is reached with it, and not without it", () => {
  fc.assert(
    fc.property(web, edges, node, (told, own, of) => {
      const all = asked([...own.filter(({ key: other }) => other !== key(of)), edge(of, 3)], told)
      const before = reach(all)
      const after = new Set(
        reach({ ...all, edges: all.edges.filter((one) => one.key !== key(of)) }).map((one) => one.key),
      )
      const lost = new Set(lostWithout(key(of), before, all))
      for (const { key: other, degree } of before) expect(lost.has(other)).toBe(degree > 1 && !after.has(other))
      expect([...lost].every((other) => before.some((one) => one.key === other))).toBe(true)
    }),
  )
})
