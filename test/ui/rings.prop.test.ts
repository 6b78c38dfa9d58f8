/** The rings of trust: where nodes are drawn, and the way of the keys from one to the next. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { stopAfter, stopsOf } from "../../src/ui/trust/ringKeys.ts"
import { LINE, ringNames, widthOf } from "../../src/ui/trust/ringNames.ts"
import { MIDDLE, MOST_DRAWN, ringLayout, type RingNode, type Rings } from "../../src/ui/trust/ringLayout.ts"

/** As a web is: at most 64 are trusted, and each further one came by some of the degree before it. */
const webs = fc
  .record({
    counts: fc.tuple(
      fc.integer({ min: 1, max: 64 }),
      fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 500 })),
      fc.oneof(fc.nat({ max: 20 }), fc.nat({ max: 900 })),
      fc.nat({ max: 200 }),
    ),
    seed: fc.nat({ max: 1_000 }),
  })
  .map(({ counts, seed }) =>
    counts.flatMap((count, at) =>
      Array.from({ length: count }, (_, n): RingNode => {
        const before = counts[at - 1] ?? 0
        return {
          id: `${at + 1}:${n}`,
          degree: at + 1,
          via: before > 0 ? [`${at}:${(n * 7 + seed) % before}`] : [],
          score: 1 / (at + 1 + ((n + seed) % 3)),
        }
      }),
    ),
  )

const distance = (a: { x: number; y: number }, b: { x: number; y: number }) => Math.hypot(a.x - b.x, a.y - b.y)

const checkDrawing = (web: readonly RingNode[], { nodes, rings, rests, radius, size }: Rings): void => {
  expect(radius).toBeGreaterThanOrEqual(3)
  expect(nodes.length).toBe(Math.min(MOST_DRAWN, web.length))
  // Each is drawn once, or is among the rest of its ring.
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length)
  for (const { degree } of rings) {
    const own = web.filter((node) => node.degree === degree).length
    const drawn = nodes.filter((node) => node.degree === degree).length
    expect(drawn + (rests.find((rest) => rest.degree === degree)?.count ?? 0)).toBe(own)
  }
  const nearest = nodes.reduce(
    (least, node, at) => nodes.slice(0, at).reduce((sum, other) => Math.min(sum, distance(node, other)), least),
    Infinity,
  )
  expect(nearest).toBeGreaterThan(2 * radius)
  for (const node of nodes) {
    const { inner, outer } = rings[node.degree - 1]!
    const far = Math.hypot(node.x, node.y)
    expect(far - radius).toBeGreaterThanOrEqual(inner - 1e-9)
    expect(far + radius).toBeLessThanOrEqual(outer + 1e-9)
    const rest = rests.find(({ degree }) => degree === node.degree)
    // The part of the rest begins at the top, to both sides of it.
    if (rest) {
      expect(node.angle).toBeGreaterThan(rest.to)
      expect(node.angle).toBeLessThan(2 * Math.PI + rest.from)
    }
  }
  let before = MIDDLE
  for (const { inner, outer } of rings) {
    expect(inner).toBeCloseTo(before)
    expect(outer).toBeGreaterThan(inner)
    before = outer
  }
  expect(before).toBeLessThan(size)
}

describe("rings of trust", () => {
  it("show each node within its ring, over no other, and say how many more there are", () => {
    fc.assert(
      fc.property(webs, (web) => checkDrawing(web, ringLayout(web))),
      { numRuns: 40 },
    )
  })

  it("are the same in whatever order the nodes are told", () => {
    fc.assert(
      fc.property(
        webs.chain((web) => fc.tuple(fc.constant(web), fc.shuffledSubarray([...web], { minLength: web.length }))),
        ([web, shuffled]) => {
          expect(ringLayout(shuffled)).toEqual(ringLayout(web))
        },
      ),
      { numRuns: 20 },
    )
  })

  it("draw 400 of ten thousand, the nearest first", () => {
    const web = Array.from({ length: 10_040 }, (_, n): RingNode => ({
      id: `n${n}`,
      degree: n < 40 ? 1 : 2,
      via: n < 40 ? [] : [`n${n % 40}`],
      score: n < 40 ? 1 : 0.5,
    }))
    const drawing = ringLayout(web)
    checkDrawing(web, drawing)
    expect(drawing.nodes.filter(({ degree }) => degree === 1)).toHaveLength(40)
    expect(drawing.rests).toMatchObject([{ degree: 2, count: 9_640 }])
  })

  it("have names that lie over no other name and no other node, those that one gave first", () => {
    fc.assert(
      fc.property(webs, (web) => {
        const { nodes, radius } = ringLayout(web)
        const isGiven = (id: string) => id.endsWith("1")
        const names = ringNames(nodes, radius, (id) => ({ name: `Name of ${id}`, given: isGiven(id) }))
        for (const [at, name] of names.entries()) {
          for (const other of names.slice(0, at))
            expect(
              Math.abs(name.x - other.x) >= (widthOf(name) + widthOf(other)) / 2 || Math.abs(name.y - other.y) >= LINE,
            ).toBe(true)
          const over = nodes.filter(
            ({ id, x, y }) =>
              id !== name.id &&
              Math.abs(x - name.x) < widthOf(name) / 2 + radius &&
              Math.abs(y - name.y) < LINE / 2 + radius,
          )
          expect(over).toEqual([])
        }
        const order = names.map(({ id }) => isGiven(id))
        expect(order).toEqual(order.toSorted((a, b) => Number(b) - Number(a)))
        if (web.length === 1) expect(names).toHaveLength(1)
      }),
      { numRuns: 40 },
    )
  })

  it("are gone through by keys: along a ring and back, and to every node from the first", () => {
    fc.assert(
      fc.property(webs, (web) => {
        const stops = stopsOf(ringLayout(web))
        const first = stops[0]!
        const reached = new Set<string>()
        for (let { degree } = first; ; degree++) {
          const start = stops.find((stop) => stop.degree === degree)
          if (!start) break
          let [at, steps] = [start, 0]
          do {
            reached.add(at.id)
            const next = stopAfter(stops, at, "ArrowRight")!
            expect(stopAfter(stops, next, "ArrowLeft")).toBe(at)
            at = next
          } while (at !== start && ++steps < stops.length)
          const outwards = stopAfter(stops, start, "ArrowUp")
          expect(outwards?.degree).toBe(stops.some((stop) => stop.degree === degree + 1) ? degree + 1 : undefined)
          if (outwards) expect(stopAfter(stops, outwards, "ArrowDown")?.degree).toBe(degree)
        }
        // A ring that is empty ends the way outwards; what is behind it is reached by End.
        const gap = [2, 3, 4].find((degree) => !stops.some((stop) => stop.degree === degree)) ?? 5
        expect(reached.size).toBe(stops.filter(({ degree }) => degree < gap).length)
        expect([stopAfter(stops, stops.at(-1)!, "Home"), stopAfter(stops, first, "End")]).toEqual([first, stops.at(-1)])
        expect(stopAfter(stops, first, "x")).toBeUndefined()
      }),
      { numRuns: 20 },
    )
  })
})
