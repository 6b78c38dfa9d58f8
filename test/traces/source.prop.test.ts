/** What readers have of a file: the octets that are there, few reads, and that there was more than these. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { Source } from "../../src/traces/Source.ts"

const HEAD = 256 * 1024
/** So long that most of it is no part of the head. */
const bytes = Buffer.from(Uint8Array.from({ length: HEAD + 100_000 }, (_, at) => (at * 7 + (at >> 8)) & 255))

const counted = () => {
  const reads: number[] = []
  const source = new Source(bytes.length, (into, at) => {
    reads.push(into.length)
    return bytes.copy(into, 0, at)
  })
  return { source, reads }
}

describe("a source", () => {
  it("gives the octets of each place, whatever was asked for before", () => {
    const place = fc.record({
      at: fc.oneof(fc.nat(bytes.length + 100), fc.integer({ min: HEAD - 20, max: HEAD + 20 })),
      length: fc.oneof(fc.nat(40), fc.nat(20_000)),
    })
    fc.assert(
      fc.property(fc.array(place, { maxLength: 60 }), (places) => {
        const { source } = counted()
        for (const { at, length } of places)
          expect(source.at(at, length).equals(bytes.subarray(at, at + length))).toBe(true)
        expect(source.isSpent).toBe(false)
      }),
    )
  })

  it("reads small parts that follow one another at once", () => {
    const { source, reads } = counted()
    for (let at = HEAD; at < bytes.length; at += 16) source.at(at, 16)
    expect(reads.length).toBeLessThanOrEqual(1 + Math.ceil(100_000 / 8_192))
    expect(source.isSpent).toBe(false)
  })

  it("has so many reads, however small, and says when they are used up", () => {
    const { source, reads } = counted()
    for (let i = 0; i < 400; i++) source.at(i % 2 === 0 ? HEAD + i : bytes.length - 20 - i, 9)
    expect(reads.length).toBeLessThanOrEqual(256)
    expect(source.isSpent).toBe(true)
    expect(reads.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(4 * 1024 * 1024)
  })
})
