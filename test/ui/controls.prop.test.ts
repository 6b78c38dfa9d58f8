import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { packCounts, packRuns } from "../../src/contract/pieces.ts"
import { limitText, readLimit } from "../../src/ui/transfers/controls/limits.ts"
import { columnsOf, KINDS, kindsOf } from "../../src/ui/transfers/details/pieceColumns.ts"

describe("the map of pieces", () => {
  const piece = fc.record({ verified: fc.boolean(), wanted: fc.boolean(), underWay: fc.boolean(), copies: fc.nat(2) })

  it("has each piece in one column, in their order, as it stands", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.integer({ min: 1, max: 80 }), (pieces, width) => {
        const kinds = kindsOf({
          pieces: pieces.length,
          pieceLength: 16_384,
          verified: packRuns(pieces.length, (at) => pieces[at]!.verified),
          wanted: packRuns(pieces.length, (at) => pieces[at]!.wanted),
          underWay: pieces.flatMap(({ underWay }, at) => (underWay ? [at] : [])),
          copies: packCounts(pieces.map(({ copies }) => copies)),
        })
        expect(Array.from(kinds, (kind) => KINDS[kind])).toEqual(
          pieces.map(({ verified, wanted, underWay, copies }) =>
            verified ? "verified" : underWay ? "underWay" : !wanted ? "unwanted" : copies > 0 ? "available" : "missing",
          ),
        )
        const columns = columnsOf(kinds, width)
        expect(columns).toHaveLength(Math.min(width, pieces.length))
        let at = 0
        for (const parts of columns) {
          const own = kinds.subarray(at, (at += parts.reduce((sum, part) => sum + part, 0)))
          expect([...parts]).toEqual(KINDS.map((_, kind) => own.filter((each) => each === kind).length))
          expect(own.length).toBeGreaterThan(0)
        }
        expect(at).toBe(pieces.length)
      }),
    )
  })
})

describe("limits as people type them", () => {
  it("are read back as they are shown", () => {
    fc.assert(
      fc.property(fc.integer({ min: 33, max: 1_000_000 }), fc.integer({ min: 1, max: 1_000_000 }), (kilo, count) => {
        expect(readLimit("down", limitText("down", kilo * 1_000))).toBe(kilo * 1_000)
        expect(readLimit("down", limitText("down", kilo * 1_024))).toBe(kilo * 1_024)
        expect(readLimit("copies", limitText("copies", count))).toBe(count)
        expect(readLimit("ratio", limitText("ratio", count / 100))).toBe(count / 100)
        const date = count * 6_000_000
        expect(readLimit("until", limitText("until", date))).toBe(date)
      }),
    )
  })

  it("take nothing for no limit, and refuse what is none", () => {
    for (const name of ["down", "up", "ratio", "copies", "until"] as const) expect(readLimit(name, " ")).toBe(0)
    expect([readLimit("down", "1,5"), readLimit("up", "0")]).toEqual([1_500_000, 0])
    const none: readonly (readonly ["down" | "copies" | "ratio" | "until", string])[] = [
      ["down", "0.001"],
      ["down", "fast"],
      ["copies", "1.5"],
      ["ratio", "-1"],
      ["until", "tomorrow"],
      ["until", "2026-13-01 00:00"],
    ]
    for (const [name, text] of none) expect(readLimit(name, text), text).toBeNaN()
  })
})
