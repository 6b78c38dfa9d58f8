import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  type FileRule,
  LEVELS,
  levelsText,
  NORMAL,
  pieceLevels,
  readLevels,
  readWanted,
  selectionFigures,
  type TorrentShape,
  wantedText,
  withRules,
} from "../../src/core/fileSelection.ts"
import { globTest } from "../../src/core/glob.ts"

const PIECE = 16
/** Files of any length, empty ones among them. */
const shapes: fc.Arbitrary<TorrentShape> = fc
  .array(fc.tuple(fc.nat(5 * PIECE), fc.constantFrom("a", "b", "sub/a", "sub/b")), { maxLength: 12 })
  .map((files) => {
    let firstPiece = 0
    const spans = files.map(([length, path], i) => {
      const pieceCount = Math.ceil(length / PIECE)
      const span = { path: [...path.split("/"), String(i)], length, firstPiece, pieceCount }
      firstPiece += pieceCount
      return span
    })
    return { pieceLength: PIECE, pieceCount: firstPiece, files: spans }
  })
const levelsOf = (files: number) =>
  fc.array(fc.integer({ min: 0, max: 3 }), { minLength: files, maxLength: files }).map((all) => Uint8Array.from(all))
const chosen = shapes.chain((shape) => fc.tuple(fc.constant(shape), levelsOf(shape.files.length)))
const rules: fc.Arbitrary<FileRule[]> = fc.array(
  fc.record({ glob: fc.constantFrom("**", "a", "sub", "sub/b", "3", "nothing"), level: fc.constantFrom(...LEVELS) }),
  { maxLength: 6 },
)

describe("a selection", () => {
  it("is the same after it was text", () => {
    fc.assert(
      fc.property(chosen, ([{ files, pieceCount, ...rest }, levels]) => {
        expect(readLevels(levelsText(levels), files.length)).toEqual(levels)
        const pieces = pieceLevels({ files, pieceCount, ...rest }, levels)
        const wanted = readWanted(wantedText(pieces), pieceCount)
        expect(Array.from(pieces, (_, piece) => wanted.has(piece))).toEqual(Array.from(pieces, (level) => level > 0))
      }),
    )
  })

  it("reads no text that is not of as many files", () => {
    for (const text of ["1", "n", "0n", "1x", "2n", "1n1n", "1n ", "-1n", "999999999n"])
      expect(readLevels(text, 1), text).toBeUndefined()
    expect(readLevels("1h", 1)).toEqual(Uint8Array.of(3))
    expect(readLevels("", 3)).toEqual(new Uint8Array(3).fill(NORMAL))
  })

  it("wants each piece of a wanted file, and none of another: no piece lies in two", () => {
    let wanted = 0
    fc.assert(
      fc.property(chosen, ([shape, levels]) => {
        const pieces = pieceLevels(shape, levels)
        const seen = new Set<number>()
        shape.files.forEach((file, index) => {
          for (let i = 0; i < file.pieceCount; i++) {
            expect(pieces[file.firstPiece + i]).toBe(levels[index])
            expect(seen.has(file.firstPiece + i)).toBe(false)
            seen.add(file.firstPiece + i)
            if (levels[index]! > 0) wanted++
          }
        })
        expect(seen.size).toBe(shape.pieceCount)
      }),
    )
    expect(wanted).toBeGreaterThan(100)
  })

  it("is what the last rule says that fits, in whatever steps the rules come", () => {
    let ruled = 0
    fc.assert(
      fc.property(chosen, rules, fc.nat(6), ([{ files }, before], all, cut) => {
        const after = withRules(before, files, all)
        expect(withRules(withRules(before, files, all.slice(0, cut)), files, all.slice(cut))).toEqual(after)
        files.forEach(({ path }, index) => {
          const last = all.findLast(({ glob }) => globTest(glob)(path))
          if (last) ruled++
          expect(after[index]).toBe(last ? LEVELS.indexOf(last.level) : before[index])
        })
      }),
    )
    expect(ruled).toBeGreaterThan(100)
  })

  it("adds up to the octets of what is wanted, and is whole exactly when all its pieces are verified", () => {
    fc.assert(
      fc.property(chosen, fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), ([shape, levels], has) => {
        const figures = selectionFigures(shape, levels, (piece) => has[piece]!)
        const wanted = shape.files.filter((_, index) => levels[index]! > 0)
        expect(figures.files).toBe(wanted.length)
        expect(figures.bytes).toBe(wanted.reduce((sum, { length }) => sum + length, 0))
        const pieces = pieceLevels(shape, levels)
        expect(figures.verifiedBytes === figures.bytes).toBe(pieces.every((level, piece) => level === 0 || has[piece]!))
      }),
    )
  })

  it("of 100,000 files, every other one, is read and written in a moment", () => {
    const levels = Uint8Array.from({ length: 100_000 }, (_, i) => (i % 2) * 2)
    const text = levelsText(levels)
    expect(text.length).toBe(200_000)
    expect(readLevels(text, levels.length)).toEqual(levels)
  })
})
