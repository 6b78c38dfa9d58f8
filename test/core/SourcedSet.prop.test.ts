import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { prng } from "../../src/core/prng.ts"
import { type Filed, type Source, SourcedSet, type Standing } from "../../src/core/SourcedSet.ts"

interface Hint extends Filed {
  readonly n: number
}

const MAX = 40
const STANDINGS: readonly Standing[] = ["alive", "met", "link", "caller"]
const source = fc
  .tuple(fc.constantFrom(...STANDINGS), fc.nat(5))
  .map(([standing, n]): Source => ({ standing, name: `${standing} ${n}` }))
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant("bring" as const), source, n: fc.nat(200) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("again" as const), source, n: fc.nat(200) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom("remove" as const, "replace" as const), source, n: fc.nat(200) }),
  },
)

describe("ROOM4 a set of hints from many sources", () => {
  it(
    "holds what was brought and not taken, each once, under any history; a full one lets go only " + "for who has less",
    () => {
      let [left, refused, moved] = [0, 0, 0]
      fc.assert(
        fc.property(fc.array(step, { maxLength: 300, size: "max" }), fc.nat(), (steps, seed) => {
          const set = new SourcedSet<Hint>()
          const held = new Map<number, Hint>()
          const of = (standing: Standing) => [...held.values()].filter(({ list }) => list!.standing === standing).length
          for (const { do: what, source, n } of steps) {
            const known = held.get(n)
            if (what === "bring" && !known) {
              if (held.size >= MAX) {
                const leaver = set.leaver(source)
                if (!leaver) {
                  refused++
                  expect(source.standing === "alive" && of("alive") < MAX).toBe(false)
                  continue
                }
                left++
                expect(leaver.list!.standing).not.toBe("alive")
                expect(leaver.list!.name === source.name).toBe(false)
                set.remove(leaver)
                held.delete(leaver.n)
              }
              const hint: Hint = { n }
              set.add(hint, source)
              held.set(n, hint)
            } else if (what === "again" && known && set.gains(known, source)) {
              moved++
              const before = known.list!.standing
              set.move(known, source)
              expect(STANDINGS.indexOf(known.list!.standing)).toBeLessThanOrEqual(STANDINGS.indexOf(before))
            } else if (what === "remove" && known) {
              set.remove(known)
              held.delete(n)
            } else if (what === "replace" && known) {
              const anew: Hint = { n }
              set.replace(known, anew)
              held.set(n, anew)
            }
            expect(set.size).toBe(held.size)
          }
          expect(new Set(set)).toEqual(new Set(held.values()))
          const drawn = set.draw(MAX, prng(seed), ({ n }) => n % 7 !== 0)
          expect(new Set(drawn).size).toBe(drawn.length)
          expect(drawn.every((hint) => held.get(hint.n) === hint && hint.n % 7 !== 0)).toBe(true)
          // Nobody is left out but callers above their part.
          const fitting = [...held.values()].filter(({ n, list }) => n % 7 !== 0 && list!.standing !== "caller")
          for (const hint of fitting) expect(drawn).toContain(hint)
        }),
        { numRuns: 300 },
      )
      expect(Math.min(left, refused, moved)).toBeGreaterThan(100)
    },
  )

  it(
    "whatever a flood of callers brings, a newcomer that this node asked, met or reached finds " + "room, and stays",
    () => {
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 60 }),
          fc.constantFrom<Standing>("alive", "met", "link"),
          (callers, standing) => {
            const set = new SourcedSet<Hint>()
            const bring = (n: number, by: Source): Hint | undefined => {
              if (set.size >= MAX) {
                const leaver = set.leaver(by)
                if (!leaver) return undefined
                set.remove(leaver)
              }
              const hint: Hint = { n }
              set.add(hint, by)
              return hint
            }
            const flood = () => {
              for (let n = 0; n < 400; n++) bring(n, { standing: "caller", name: `${n % callers}` })
            }
            flood()
            const honest = Array.from({ length: 12 }, (_, n) => bring(1_000 + n, { standing, name: "honest" }))
            flood()
            expect(honest.every((hint) => hint?.list !== undefined)).toBe(true)
            expect(set.size).toBe(MAX)
            // And an answer names them: half of it are those that were reached, two of three are others that are no
            // callers.
            const drawn = set.draw(12, prng(callers), () => true)
            expect(drawn.filter(({ n }) => n >= 1_000).length).toBeGreaterThanOrEqual(standing === "alive" ? 6 : 8)
          },
        ),
        { numRuns: 100 },
      )
    },
  )

  it("of one caller an answer names a quarter at most, of two sources as many from each", () => {
    const set = new SourcedSet<Hint>()
    for (let n = 0; n < 900; n++) set.add({ n }, { standing: "caller", name: "a" })
    expect(set.draw(50, prng(1), () => true)).toHaveLength(13)
    for (let n = 900; n < 910; n++) set.add({ n }, { standing: "caller", name: "b" })
    expect(set.draw(20, prng(1), () => true).filter(({ n }) => n >= 900)).toHaveLength(5)
    for (let n = 1_000; n < 1_900; n++) set.add({ n }, { standing: "link", name: "many" })
    for (let n = 2_000; n < 2_020; n++) set.add({ n }, { standing: "link", name: "few" })
    const drawn = set.draw(30, prng(2), () => true)
    expect([
      drawn.filter(({ n }) => n >= 2_000).length,
      drawn.filter(({ n }) => n >= 1_000 && n < 2_000).length,
    ]).toEqual([10, 10])
  })
})
