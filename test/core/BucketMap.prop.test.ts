import fc from "fast-check"
import { expect, it } from "vitest"
import { BucketMap } from "../../src/core/BucketMap.ts"

/** Few keys, so that they come again, in few buckets, so that they meet there. */
const key = fc
  .tuple(fc.constantFrom("00", "0a", "7f", "ff"), fc.constantFrom("", "00", "1", "abcdef"))
  .map((parts) => parts.join(""))
const command = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant("with" as const), key, value: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("without" as const), key, value: fc.constant(0) }) },
)

const seen = (map: BucketMap<number>) => [...map.keys()].map((k) => [k, map.get(k)]).sort()

it("is a Map under any commands, and no version changes afterwards", () => {
  const done = { with: 0, replaced: 0, without: 0, absent: 0 }
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60, size: "max" }), (commands) => {
      const model = new Map<string, number>()
      const versions: { readonly map: BucketMap<number>; readonly held: [string, number][] }[] = [
        { map: BucketMap.empty, held: [] },
      ]
      for (const { do: what, key: k, value } of commands) {
        const { map } = versions.at(-1)!
        if (what === "with") {
          done[model.has(k) ? "replaced" : "with"]++
          model.set(k, value)
        } else done[model.delete(k) ? "without" : "absent"]++
        const next = what === "with" ? map.with(k, value) : map.without(k)
        expect([next.has(k), next.get(k)]).toEqual([model.has(k), model.get(k)])
        versions.push({ map: next, held: [...model].sort() })
      }
      for (const { map, held } of versions) {
        expect(seen(map)).toEqual(held)
        expect(map.size).toBe(held.length)
        expect(Object.entries(map.toJSON()).sort()).toEqual(held)
      }
    }),
  )
  expect(Math.min(...Object.values(done))).toBeGreaterThan(100)
})

it("is itself when nothing is taken out", () => {
  const map = (BucketMap.empty as BucketMap<number>).with("ab", 1)
  expect(map.without("ac")).toBe(map)
  expect(map.has("ac")).toBe(false)
})
