/** Whatever others answer moves nothing that is shown. */
import fc from "fast-check"
import { expect, it } from "vitest"
import type { InfoHash, TrackerKey } from "../../src/core/ids.ts"
import { arrange, type Candidate } from "../../src/core/searchPage.ts"
import { ShownHits } from "../../src/core/ShownHits.ts"
import { hashOf } from "../support/trackerChain.ts"

interface Listed extends Candidate {
  readonly n: number
}
const listed = (tracker: number, n: number, rank: number, dead = false): Listed => ({
  n,
  infohash: hashOf(n) as InfoHash,
  tracker: String(tracker).padStart(64, "0") as TrackerKey,
  degree: 1,
  title: `title ${n}`,
  bytes: n,
  rank,
  dead,
})

const answer = (tracker: number) =>
  fc
    .array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 100 }), fc.boolean()), { maxLength: 12 })
    .map((all) => arrange(all.map(([n, rank, dead]) => listed(tracker, n, rank / 100, dead))))

it("moves nothing that is shown, whatever eight nodes answer in any order, and orders all that came alike", () => {
  const answers = fc.tuple(...Array.from({ length: 8 }, (_, i) => answer(i + 1)))
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8, maxLength: 8 })
  let moved = 0
  fc.assert(
    fc.property(answer(9), answers, orders, orders, (here, all, one, other) => {
      const run = (order: readonly number[]) => {
        const shown = new ShownHits(here)
        let rows = here.map(({ best }) => best.infohash)
        for (const i of order) {
          const { below, again } = shown.add(all[i]!)
          // Whoever shows them puts them below; what comes again is a row that is there.
          for (const { best } of again) expect(rows).toContain(best.infohash)
          const next = [...rows, ...below.map(({ best }) => best.infohash)]
          expect(next.slice(0, rows.length)).toEqual(rows)
          expect(new Set(next).size).toBe(next.length)
          moved += next.length - rows.length
          rows = next
        }
        const came = rows.slice(here.length)
        expect([...shown.order].sort()).toEqual([...came].sort())
        return shown.order
      }
      expect(run(one)).toEqual(run(other))
    }),
  )
  expect(moved).toBeGreaterThan(100)
})

it("is one hit with all that list it, each once, under the title that was read first", () => {
  const shown = new ShownHits(arrange([listed(9, 1, 0.5)]))
  expect(shown.add(arrange([listed(1, 1, 0.9), listed(1, 2, 0.8)]))).toMatchObject({
    below: [{ best: { n: 2 } }],
    again: [{ best: { n: 1, tracker: "9".padStart(64, "0") }, lists: [{ rank: 0.5 }, { rank: 0.9 }] }],
  })
  expect(shown.add(arrange([listed(1, 1, 0.9), listed(1, 2, 0.8)]))).toEqual({ below: [], again: [] })
})
