import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Bencodable, BencodeError } from "../../../src/core/bencode/Bencoded.ts"
import { decode } from "../../../src/core/bencode/decode.ts"
import { encode } from "../../../src/core/bencode/encode.ts"

const key = fc.uint8Array({ maxLength: 30 }).map((bytes) => Buffer.from(bytes).toString("latin1"))
const value = fc.letrec<{ node: Bencodable }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    fc.maxSafeInteger(),
    fc.uint8Array({ maxLength: 40 }),
    fc.array(tie("node"), { maxLength: 5 }),
    fc.array(fc.tuple(key, tie("node")), { maxLength: 5 }).map((entries) => new Map(entries)),
  ),
})).node

const decoded = (bytes: Uint8Array): unknown => {
  try {
    return decode(bytes)
  } catch (error) {
    expect(error).toBeInstanceOf(BencodeError)
    return error
  }
}

describe("bencode", () => {
  it("decode(encode(v)) is v", () => {
    fc.assert(
      fc.property(value, (v) => void expect(decode(encode(v))).toEqual(v)),
      { numRuns: 500 },
    )
  })

  it("what decodes encodes to the same octets, whatever was done to them; nothing but BencodeError is thrown", () => {
    let accepted = 0
    let refused = 0
    const mutation = fc.tuple(
      fc.nat(),
      fc.nat(3),
      fc.oneof(fc.nat(255), fc.constantFrom(...Buffer.from("ilde0123456789:-"))),
    )
    fc.assert(
      fc.property(value, fc.array(mutation, { maxLength: 4 }), (v, mutations) => {
        let bytes = Array.from(encode(v))
        for (const [where, how, octet] of mutations) {
          const at = where % (bytes.length + 1)
          if (how === 0) bytes.splice(at, 1)
          else if (how === 1) bytes.splice(at, 0, octet)
          else if (how === 2) bytes[at] = octet
          else bytes = bytes.slice(0, at)
        }
        const input = Uint8Array.from(bytes)
        const result = decoded(input)
        if (result instanceof BencodeError) return void refused++
        accepted++
        expect(encode(result as Bencodable)).toEqual(input)
      }),
      { numRuns: 3000 },
    )
    expect(accepted).toBeGreaterThan(300)
    expect(refused).toBeGreaterThan(300)
  })

  it("short strings of bencode's own letters: exhaustive to five, each accepted one canonical", () => {
    const letters = Buffer.from("ilde01:-")
    let accepted = 0
    for (let length = 0; length <= 5; length++) {
      const input = new Uint8Array(length)
      for (let n = 0; n < letters.length ** length; n++) {
        for (let i = 0, rest = n; i < length; i++, rest = Math.floor(rest / letters.length))
          input[i] = letters[rest % letters.length]!
        let result: unknown
        try {
          result = decode(input)
        } catch (error) {
          if (!(error instanceof BencodeError)) throw error
          continue
        }
        accepted++
        if (Buffer.compare(encode(result as Bencodable), input) !== 0)
          throw new Error(`not canonical: ${Buffer.from(input)}`)
      }
    }
    expect(accepted).toBeGreaterThan(10)
  })
})
