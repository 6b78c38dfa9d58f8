/** What is said of where something is: only what fits, of each in turn, and never more than there is room for. */
import fc from "fast-check"
import { expect, it } from "vitest"
import type { InfoHash, TrackerKey } from "../../src/core/ids.ts"
import { PREFIXES, prefixOf } from "../../src/core/trackerPrefix.ts"
import { byTurns, type KnownTracker, whereabouts } from "../../src/core/whereabouts.ts"
import { seeded } from "../support/seed.ts"

const SEED = seeded(3401)
const name = fc.stringMatching(/^[0-9a-f]{64}$/)

it("FIND1 a prefix is the first twelve bits of a name", () => {
  fc.assert(
    fc.property(name, (hex) => {
      const first = Buffer.from(hex, "hex").readUInt16BE(0)
      expect(prefixOf(hex as TrackerKey)).toBe(first >> 4)
      expect(prefixOf(hex as InfoHash)).toBeLessThan(PREFIXES)
    }),
    { seed: SEED },
  )
})

it("FIND1 names those that fit and no other, with records of these alone, and caps both", () => {
  const known = fc.array(
    fc.record({ tracker: name, mirrors: fc.nat(60), lists: fc.boolean() }).map(({ tracker, mirrors, lists }) => ({
      tracker: tracker as TrackerKey,
      mirrors: () => Array.from({ length: mirrors }, (_, i) => Buffer.from(`${tracker} ${i}`)),
      lists: () => lists,
    })),
    { maxLength: 12 },
  )
  let [some, none] = [0, 0]
  fc.assert(
    fc.property(
      known,
      fc.nat(11),
      fc.constantFrom("tracker", "torrent"),
      fc.integer({ min: 1, max: 50 }),
      (...said) => {
        const [all, which, of, most] = said
        const prefix = all.length > 0 ? prefixOf(all[which % all.length]!.tracker) : 0
        const fits = (one: KnownTracker) => (of === "tracker" ? prefixOf(one.tracker) === prefix : one.lists(prefix))
        const fitting = all.filter(fits)
        const { trackers, mirrors } = whereabouts(of, prefix, all, most)
        expect(trackers).toEqual(of === "tracker" ? [] : fitting.slice(0, most).map(({ tracker }) => tracker))
        expect(mirrors.length).toBeLessThanOrEqual(most)
        const from = mirrors.map((record) => Buffer.from(record).toString().split(" ")[0])
        expect(fitting.map(({ tracker }) => tracker)).toEqual(expect.arrayContaining([...new Set(from)]))
        if (mirrors.length > 0) some++
        else none++
      },
    ),
    { seed: SEED },
  )
  expect(Math.min(some, none)).toBeGreaterThan(5)
})

it("takes the first of each, then the second of each", () => {
  expect(byTurns([[1, 2, 3], [], [4], [5, 6]], 5)).toEqual([1, 4, 5, 2, 6])
  expect(byTurns([], 5)).toEqual([])
})
