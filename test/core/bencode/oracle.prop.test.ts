/**
 * The usual bencode package as a second opinion: what our strict decoder takes, it reads as the same, and what we write
 * it writes alike. It is asked only for what we take, since it loops for ever on some of the rest (ADR 0002), and only
 * with keys that are ASCII text: others it reads otherwise, and `__proto__` it loses.
 */
import bencode from "bencode"
import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { Bencodable, Bencoded } from "../../../src/core/bencode/Bencoded.ts"
import { decode } from "../../../src/core/bencode/decode.ts"
import { encode } from "../../../src/core/bencode/encode.ts"

const key = fc.oneof(
  fc.stringMatching(/^[ -~]{0,12}$/),
  fc.constantFrom("v", "sig", "0", "10", "9", "constructor", "toString", ""),
)
const value = fc.letrec<{ node: Bencodable }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.maxSafeInteger(),
    fc.integer({ min: -20, max: 20 }),
    fc.uint8Array({ maxLength: 40 }),
    fc.string({ unit: "grapheme", maxLength: 20 }),
    fc.array(tie("node"), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie("node")), { maxLength: 5 }).map((entries) => new Map(entries)),
  ),
})).node

/** As the package has it: plain objects. `undefined` if it has keys that the package does not read as they are. */
const plain = (value: Bencoded): unknown => {
  if (Array.isArray(value)) return value.every((item) => plain(item) !== undefined) ? value.map(plain) : undefined
  if (!(value instanceof Map)) return value
  const entries = [...value].map(([name, item]) => [name, plain(item)] as const)
  const readable = entries.every(
    ([name, item]) => /^[\0-\x7f]*$/.test(name) && name !== "__proto__" && item !== undefined,
  )
  return readable ? Object.fromEntries(entries) : undefined
}

const taken = (bytes: Uint8Array): Bencoded | undefined => {
  try {
    return decode(bytes)
  } catch {
    return undefined
  }
}

describe("bencode beside the bencode package", () => {
  it("writes the same octets, which it reads as the same", () => {
    let dictionaries = 0
    fc.assert(
      fc.property(value, (given) => {
        const bytes = encode(given)
        expect(Buffer.compare(bencode.encode(given), bytes)).toBe(0)
        const expected = plain(decode(bytes))
        if (expected === undefined) return
        if (given instanceof Map) dictionaries++
        expect(bencode.decode(bytes)).toEqual(expected)
      }),
      { numRuns: 2_000 },
    )
    expect(dictionaries).toBeGreaterThan(100)
  })

  it("reads the same of whatever else our decoder takes", () => {
    const edits = fc.array(
      fc.tuple(fc.nat(), fc.nat(2), fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from("ilde0123456789:-")))),
      { minLength: 1, maxLength: 2 },
    )
    let [same, refused] = [0, 0]
    fc.assert(
      fc.property(value, edits, (given, changes) => {
        const octets = [...encode(given)]
        for (const [where, how, octet] of changes) octets.splice(where % (octets.length + 1), how > 0 ? 1 : 0, octet)
        const bytes = Uint8Array.from(octets)
        const read = taken(bytes)
        if (read === undefined) return void refused++
        const expected = plain(read)
        if (expected === undefined) return
        same++
        expect(bencode.decode(bytes)).toEqual(expected)
        expect(Buffer.compare(bencode.encode(bencode.decode(bytes)), bytes)).toBe(0)
      }),
      { numRuns: 6_000 },
    )
    expect(Math.min(same, refused)).toBeGreaterThan(100)
  })
})
