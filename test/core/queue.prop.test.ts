/** Whoever stands first runs; never more than so many; and nobody waits for ever. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { crowded, moved, type QueueItem, running } from "../../src/core/queue.ts"

const items = fc
  .array(
    fc.record({
      kind: fc.constantFrom("download" as const, "seed" as const),
      place: fc.integer({ min: -5, max: 40 }),
      misses: fc.nat(3),
    }),
    { maxLength: 25 },
  )
  .map((all) => all.map((item, i): QueueItem => ({ ...item, id: `t${i}` })))
const limit = fc.constantFrom(undefined, 1, 2, 3, 8)
const limits = fc
  .record({ downloads: limit, seeds: limit })
  .map(({ downloads, seeds }) => ({ ...(downloads ? { downloads } : {}), ...(seeds ? { seeds } : {}) }))

describe("the queue", () => {
  it("runs as many as are allowed, and no fewer than there are", () => {
    fc.assert(
      fc.property(items, limits, (items, limits) => {
        const runs = running(items, limits)
        for (const kind of ["download", "seed"] as const) {
          const own = items.filter((item) => item.kind === kind)
          const allowed = (kind === "download" ? limits.downloads : limits.seeds) ?? Infinity
          expect(own.filter(({ id }) => runs.has(id))).toHaveLength(Math.min(own.length, allowed))
          expect(crowded(items, limits, kind)).toBe(own.length > allowed)
          // Whoever waits stands behind all that run.
          for (const waits of own.filter(({ id }) => !runs.has(id)))
            for (const runner of own.filter(({ id }) => runs.has(id)))
              expect(
                runner.misses < waits.misses || (runner.misses === waits.misses && runner.place <= waits.place),
              ).toBe(true)
        }
      }),
    )
  })

  it("begins the next one when one ends, and leaves those alone that run", () => {
    fc.assert(
      fc.property(items, limits, fc.nat(24), (items, limits, which) => {
        const before = running(items, limits)
        const left = items.filter((_, i) => i !== which)
        const after = running(left, limits)
        for (const { id } of left) if (before.has(id)) expect(after.has(id)).toBe(true)
        expect(after.size - [...before].filter((id) => after.has(id)).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it("gives everybody a turn, whoever brings nothing", () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 3 }), (items, downloads) => {
        let line = items
        const had = new Set<string>()
        for (let turn = 0; turn <= 4 * items.length; turn++) {
          const runs = running(line, { downloads })
          for (const id of runs) had.add(id)
          // All that run bring nothing.
          line = line.map((item) => (runs.has(item.id) ? { ...item, misses: item.misses + 1 } : item))
        }
        expect(had.size).toBe(items.length)
      }),
    )
  })

  it("is ordered as its operator says, whatever moves came before", () => {
    const moves = fc.array(
      fc.record({
        who: fc.nat(9),
        move: fc.constantFrom("top" as const, "up" as const, "down" as const, "bottom" as const),
      }),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), moves, (count, moves) => {
        let line = Array.from({ length: count }, (_, i) => ({ id: `t${i}`, place: i * 7 }))
        const model = line.map(({ id }) => id)
        for (const { who, move } of moves) {
          const id = `t${who % count}`
          const changed = new Map(moved(line, id, move).map((each) => [each.id, each.place]))
          expect(changed.size).toBeLessThanOrEqual(2)
          line = line.map((each) => ({ ...each, place: changed.get(each.id) ?? each.place }))
          const at = model.indexOf(id)
          model.splice(at, 1)
          const to = { top: 0, up: Math.max(0, at - 1), down: Math.min(count - 1, at + 1), bottom: count - 1 }[move]
          model.splice(to, 0, id)
          expect(line.toSorted((a, b) => a.place - b.place).map((each) => each.id)).toEqual(model)
        }
      }),
    )
  })
})
