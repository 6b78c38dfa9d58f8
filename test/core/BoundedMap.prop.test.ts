import fc from "fast-check"
import { expect, test } from "vitest"
import { BoundedMap } from "../../src/core/BoundedMap.ts"

const MOST = 12
type Step = { readonly do: "set" | "delete"; readonly key: number; readonly weight: number }
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    do: fc.constantFrom("set" as const, "set" as const, "set" as const, "delete" as const),
    key: fc.nat(9),
    weight: fc.integer({ min: 1, max: 5 }),
  }),
  { maxLength: 60 },
)

test("holds what a list of all that was set would hold, and says each time what had to go", () => {
  let evicted = 0
  fc.assert(
    fc.property(steps, fc.uniqueArray(fc.nat(9), { maxLength: 2 }), (all, pinned) => {
      const gone: string[] = []
      const map = new BoundedMap<number, number>(MOST, {
        weigh: (weight) => weight,
        mayGo: (key) => !pinned.includes(key),
        gone: (weight, key) => gone.push(`${key} ${weight}`),
      })
      let list: { readonly key: number; readonly weight: number }[] = []
      const expected: string[] = []
      const total = () => list.reduce((sum, { weight }) => sum + weight, 0)
      for (const { do: what, key, weight } of all) {
        list = list.filter((one) => one.key !== key)
        if (what === "delete") map.delete(key)
        else {
          map.set(key, weight)
          list.push({ key, weight })
        }
        for (let next; total() > MOST && (next = list.find((one) => !pinned.includes(one.key)));) {
          list = list.filter((one) => one !== next)
          expected.push(`${next.key} ${next.weight}`)
        }
        expect([...map.keys()]).toEqual(list.map((one) => one.key))
        expect([...map.values()]).toEqual(list.map((one) => one.weight))
        expect(map.size).toBe(list.length)
        expect(map.get(key)).toBe(list.find((one) => one.key === key)?.weight)
      }
      expect(gone).toEqual(expected)
      evicted += gone.length
    }),
    { numRuns: 300 },
  )
  expect(evicted).toBeGreaterThan(100)
})
