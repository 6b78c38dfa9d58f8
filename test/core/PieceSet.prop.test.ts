import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Bitfield } from "../../src/core/Bitfield.ts"
import type { PieceIndex } from "../../src/core/ids.ts"
import { PieceSet } from "../../src/core/PieceSet.ts"

const lengths = fc.oneof(fc.nat(70), fc.integer({ min: 1_000, max: 3_100 }))
const change = fc.record({
  present: fc.boolean(),
  pieces: fc.array(fc.integer({ min: -2, max: 3_200 }), { maxLength: 40 }),
})

describe("a set of pieces", () => {
  it("holds what a bitfield holds after any changes, and no set changes afterwards [P2, P10]", () => {
    let seen = 0
    fc.assert(
      fc.property(lengths, fc.array(change, { maxLength: 20 }), (length, changes) => {
        const model = new Bitfield(length)
        const history = [PieceSet.empty(length)]
        const told: number[][] = [[]]
        for (const { present, pieces } of changes) {
          for (const piece of pieces) {
            if (present) model.add(piece as PieceIndex)
            else model.delete(piece)
          }
          history.push(present ? history.at(-1)!.with(pieces) : history.at(-1)!.without(pieces))
          told.push([...model])
        }
        history.forEach((set, i) => {
          expect([...set.toBitfield()]).toEqual(told[i])
          expect(set.count).toBe(told[i]!.length)
          seen += set.count
        })
        const last = history.at(-1)!
        for (let piece = -2; piece < length + 2; piece++) expect(last.has(piece)).toBe(model.has(piece))
        for (const other of history) {
          const lacking = told.at(-1)!.filter((piece) => !other.has(piece))
          expect(last.lackedBy(other)).toBe(lacking.length)
        }
        // The same pieces make an equal set, in whatever order they came.
        expect(PieceSet.empty(length).with(told.at(-1)!.toReversed())).toEqual(last)
      }),
    )
    expect(seen).toBeGreaterThan(100)
  })

  it("can be full", () => {
    for (const length of [0, 1, 31, 32, 33, 1_023, 1_024, 1_025, 5_000]) {
      const full = PieceSet.full(length)
      expect(full.count).toBe(length)
      expect(full.toBitfield()).toEqual(Bitfield.full(length))
    }
  })
})
