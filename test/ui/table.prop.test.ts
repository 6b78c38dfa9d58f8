import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  CARDS_BELOW,
  type Column,
  inOrder,
  isShown,
  layoutOf,
  LEAST_NAME,
  type TableChoice,
} from "../../src/ui/table/column.ts"
import { createTableState } from "../../src/ui/table/createTableState.ts"
import { createOrder } from "../../src/ui/table/order.ts"
import type { Preferences } from "../../src/ui/state/preferences.ts"

interface Thing {
  readonly id: string
  readonly a: number | string | null
  readonly b: number
}

const ids = ["name", "a", "b", "c", "d", "e"] as const
const aColumn = (id: string) =>
  fc
    .record({ width: fc.integer({ min: 3, max: 20 }), priority: fc.integer({ min: 0, max: 5 }), hidden: fc.boolean() })
    .map(({ hidden, ...rest }): Column<Thing> => ({
      id,
      head: () => id,
      value: ({ a }) => a,
      ...rest,
      ...(id === "name" ? { fixed: true as const, width: 16, priority: 0 } : hidden ? { hidden: true as const } : {}),
    }))
const columns = fc.tuple(...ids.map(aColumn)) as unknown as fc.Arbitrary<readonly [Column<Thing>, ...Column<Thing>[]]>
const choice: fc.Arbitrary<TableChoice> = fc.record(
  {
    order: fc.array(fc.constantFrom(...ids, "gone")),
    widths: fc.dictionary(fc.constantFrom(...ids), fc.double({ min: -5, max: 200, noNaN: true })),
    shown: fc.dictionary(fc.constantFrom(...ids), fc.boolean()),
  },
  { requiredKeys: [] },
)

describe("the columns of a table in any room", () => {
  it("give the name 16 rem and more, or are cards", () => {
    fc.assert(
      fc.property(
        columns,
        choice,
        fc.integer({ min: 10, max: 160 }),
        fc.constantFrom(0, 2.5),
        (all, made, room, taken) => {
          const { cards, columns: shown } = layoutOf(all, made, room, taken)
          expect(cards).toBe(room < CARDS_BELOW)
          expect(shown[0]![0].id).toBe("name")
          if (cards) return
          expect(shown[0]![1]).toBeGreaterThanOrEqual(LEAST_NAME)
          const optional = shown.slice(1).some(([column]) => column.priority > 0)
          if (optional) expect(shown.reduce((sum, [, width]) => sum + width, 0)).toBeCloseTo(room - taken, 5)
        },
      ),
    )
  })

  it("leave by their priority: what stays is never less needed than what left", () => {
    fc.assert(
      fc.property(columns, choice, fc.integer({ min: CARDS_BELOW, max: 120 }), (all, made, room) => {
        const shown = layoutOf(all, made, room, 0).columns.map(([column]) => column)
        const left = all.filter((column) => isShown(column, made) && !shown.includes(column))
        for (const column of shown)
          for (const gone of left) expect(gone.priority).toBeGreaterThanOrEqual(column.priority)
      }),
    )
  })

  it("are all there once, the name first, whatever order one has kept", () => {
    fc.assert(
      fc.property(columns, fc.array(fc.constantFrom(...ids, "gone")), (all, order) => {
        const unique = [...new Set(order)]
        const found = inOrder(all, unique)
        expect(found[0]).toBe(all[0])
        expect(new Set(found)).toEqual(new Set(all))
        expect(found.length).toBe(all.length)
      }),
    )
  })
})

const kept = () => {
  let all: Preferences = {}
  return { all: () => all, set: (change: Preferences) => void (all = { ...all, ...change }) }
}

describe("what one makes of a table", () => {
  it("is kept under its name, and is as it was at first when taken back", () => {
    fc.assert(
      fc.property(columns, fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 6 }), (all, moves) => {
        const preferences = kept()
        const state = () =>
          createTableState({ id: "toys", columns: all, sort: [{ id: "name", down: false }] }, preferences)
        for (const [from, to] of moves) {
          state().move(all[from + 1]!, all[to + 1])
          state().show(all[from + 1]!, to % 2 === 0)
          state().resize(all[from + 1]!, to * 4)
          state().sortBy(all[to + 1]!, from % 2 === 0)
          if (from !== to) {
            const places = state()
              .ordered()
              .map(({ id }) => id)
            expect(places.indexOf(all[from + 1]!.id)).toBe(places.indexOf(all[to + 1]!.id) - 1)
          }
        }
        expect(state().keys().length).toBeLessThanOrEqual(3)
        expect(Object.keys(preferences.all().tables ?? {})).toEqual(moves.length > 0 ? ["toys"] : [])
        state().reset()
        expect([state().ordered(), state().keys()]).toEqual([all, [{ id: "name", down: false }]])
      }),
    )
  })
})

describe("rows in their order", () => {
  const thing = fc.record({
    id: fc.integer({ min: 0, max: 40 }).map(String),
    a: fc.oneof(fc.constant(null), fc.constantFrom("Part 97", "part 969", "élan", "Z"), fc.integer({ min: 0, max: 3 })),
    b: fc.integer({ min: 0, max: 2 }),
  })
  const order = () =>
    createOrder<Thing>(
      [
        { id: "a", head: () => "A", value: ({ a }) => (typeof a === "number" ? null : a), width: 5, priority: 1 },
        { id: "b", head: () => "B", value: ({ b }) => b, width: 5, priority: 1 },
      ],
      (x, y) => (x.id < y.id ? -1 : 1),
    )
  it("go by the first key, among equals by the next, and do not hang on what was sorted before", () => {
    const keys = fc.uniqueArray(fc.record({ id: fc.constantFrom("a", "b"), down: fc.boolean() }), {
      selector: ({ id }) => id,
    })
    const list = fc.uniqueArray(thing, { selector: ({ id }) => id, maxLength: 25 })
    fc.assert(
      fc.property(fc.array(fc.tuple(list, keys), { minLength: 1, maxLength: 5 }), (all) => {
        const ordered = order()
        for (const [rows, by] of all) {
          const found = ordered(rows, by)
          expect(found).toEqual(order()(rows, by))
          if (by[0]?.id !== "b") continue
          const numbers = found.map(({ b }) => b)
          expect(numbers).toEqual(numbers.toSorted((x, y) => (by[0]!.down ? y - x : x - y)))
        }
      }),
    )
  })
})
