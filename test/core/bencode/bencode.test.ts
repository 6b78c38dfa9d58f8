import { describe, expect, it } from "vitest"
import { type Bencodable, type BencodeCode, BencodeError, TORRENT_LIMITS } from "../../../src/core/bencode/Bencoded.ts"
import { binaryKey, keyOctets, textKey } from "../../../src/core/bencode/binaryKey.ts"
import { decode, decodeWithSlices } from "../../../src/core/bencode/decode.ts"
import { dictionary, encode } from "../../../src/core/bencode/encode.ts"

const octets = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"))
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1")

const verdict = (run: () => unknown): string => {
  try {
    run()
    return "ok"
  } catch (error) {
    if (error instanceof BencodeError) return error.code
    throw error
  }
}

describe("decode", () => {
  it("reads each kind of value", () => {
    expect(decode(octets("i0e"))).toBe(0)
    expect(decode(octets("i-42e"))).toBe(-42)
    expect(decode(octets(`i${Number.MAX_SAFE_INTEGER}e`))).toBe(Number.MAX_SAFE_INTEGER)
    expect(decode(octets("i-9007199254740991e"))).toBe(Number.MIN_SAFE_INTEGER)
    expect(decode(octets("4:spam"))).toEqual(octets("spam"))
    expect(decode(octets("0:"))).toEqual(new Uint8Array(0))
    expect(decode(octets("l4:spami7elee"))).toEqual([octets("spam"), 7, []])
    expect(decode(octets("d0:i1e1:ad1:bleee"))).toEqual(
      new Map<string, unknown>([
        ["", 1],
        ["a", new Map([["b", []]])],
      ]),
    )
  })

  it("keeps keys of any octets, and __proto__ as a key like others", () => {
    const value = decode(octets("d9:__proto__i1e2:\xff\x00i2ee"))
    expect(value).toEqual(
      new Map([
        ["__proto__", 1],
        ["\xff\x00", 2],
      ]),
    )
  })

  it("reads a view that begins inside a larger buffer", () => {
    expect(decode(octets("xx4:spamxx").subarray(2, 8))).toEqual(octets("spam"))
  })

  const refused: readonly (readonly [input: string, code: BencodeCode])[] = [
    ["", "truncated"],
    ["i", "truncated"],
    ["i1", "truncated"],
    ["i-", "truncated"],
    ["4", "truncated"],
    ["4:", "truncated"],
    ["4:spa", "truncated"],
    ["l", "truncated"],
    ["li1e", "truncated"],
    ["d", "truncated"],
    ["d1:a", "truncated"],
    ["d1:ai1e", "truncated"],
    ["99999999999999:a", "truncated"],
    ["9007199254740991:a", "truncated"],
    ["i1ee", "trailing"],
    ["4:spamx", "trailing"],
    ["lee", "trailing"],
    ["i1ei2e", "trailing"],
    ["x", "syntax"],
    ["e", "syntax"],
    ["-1:a", "syntax"],
    ["l-3:e", "syntax"],
    ["d1:ae", "syntax"],
    [" i1e", "syntax"],
    ["lxe", "syntax"],
    ["l:e", "syntax"],
    ["ie", "integer"],
    ["i-e", "integer"],
    ["i-0e", "integer"],
    ["i007e", "integer"],
    ["i00e", "integer"],
    ["i-01e", "integer"],
    ["i+1e", "integer"],
    ["i1.5e", "integer"],
    ["i1x", "integer"],
    ["i--1e", "integer"],
    ["i 1e", "integer"],
    ["i9007199254740992e", "integer"],
    ["i-9007199254740992e", "integer"],
    [`i${"9".repeat(400)}e`, "integer"],
    ["04:spam", "length"],
    ["00:", "length"],
    ["4x:spam", "length"],
    ["9007199254740992:a", "length"],
    ["4 :spam", "length"],
    ["d1:bi1e1:ai1ee", "key-order"],
    ["d1:ai1e1:ai1ee", "key-order"],
    ["d2:aai1e1:ai1ee", "key-order"],
    ["d1:\xffi1e1:\x7fi1ee", "key-order"],
    ["di1ei1ee", "key-type"],
    ["dli1eei1ee", "key-type"],
    ["dxe", "key-type"],
  ]
  it.each(refused)("refuses %j as %s", (input, code) => {
    expect(verdict(() => decode(octets(input)))).toBe(code)
    expect(verdict(() => decode(octets(`l${input}`).subarray(1)))).toBe(code)
  })

  it("holds its caps at the edge", () => {
    const limits = { maxBytes: 100, maxDepth: 3, maxTokens: 5 }
    expect(verdict(() => decode(octets("97:" + "a".repeat(97)), limits))).toBe("ok")
    expect(verdict(() => decode(octets("98:" + "a".repeat(98)), limits))).toBe("too-large")
    expect(verdict(() => decode(octets("llleee"), limits))).toBe("ok")
    expect(verdict(() => decode(octets("lllleeee"), limits))).toBe("too-deep")
    expect(verdict(() => decode(octets("li1ei2ei3ei4ee"), limits))).toBe("ok")
    expect(verdict(() => decode(octets("li1ei2ei3ei4ei5ee"), limits))).toBe("too-many")
    expect(verdict(() => decode(octets("d1:ai1e1:bi2ee"), limits))).toBe("ok")
    expect(verdict(() => decode(octets("d1:ai1e1:bd1:ci1eee"), limits))).toBe("too-many")
  })

  it("ends on bombs without recursion", () => {
    expect(verdict(() => decode(octets("l".repeat(9_000_000))))).toBe("too-deep")
    expect(verdict(() => decode(octets("d1:a".repeat(2_000_000))))).toBe("too-deep")
    expect(verdict(() => decode(octets("l" + "le".repeat(4_000_000) + "e")))).toBe("too-many")
    expect(verdict(() => decode(octets("l" + "0:".repeat(4_000_000) + "e")))).toBe("too-many")
    expect(verdict(() => decode(octets("1".repeat(9_000_000))))).toBe("length")
    expect(verdict(() => decode(octets("i" + "1".repeat(9_000_000))))).toBe("integer")
    expect(verdict(() => decode(new Uint8Array(10_000_001)))).toBe("too-large")
  })
})

describe("decodeWithSlices", () => {
  it("gives the exact octets of each value of the outer dictionary, and of no inner one", () => {
    const bytes = octets("d4:infod4:infoi5e4:name1:ae5:otherl1:xe1:zi-3ee")
    const { value, slices } = decodeWithSlices(bytes)
    expect(value.get("z")).toBe(-3)
    expect([...slices].map(([key, slice]) => [key, text(slice)])).toEqual([
      ["info", "d4:infoi5e4:name1:ae"],
      ["other", "l1:xe"],
      ["z", "i-3e"],
    ])
  })
  it("wants a dictionary", () => expect(verdict(() => decodeWithSlices(octets("li1ee")))).toBe("syntax"))
})

describe("encode", () => {
  it("sorts keys by octets, and writes text as UTF-8", () => {
    const value = new Map<string, Bencodable>([
      ["b", 1],
      [textKey("é"), "é"],
      ["a", -2],
      ["", []],
      ["ab", new Uint8Array([0, 255])],
    ])
    expect(text(encode(value))).toBe("d0:le1:ai-2e2:ab2:\x00\xff1:bi1e2:\xc3\xa92:\xc3\xa9e")
  })
  it("leaves out what is undefined", () => {
    expect(text(encode(dictionary({ z: 1, a: undefined, b: "x" })))).toBe("d1:b1:x1:zi1ee")
  })
  it("refuses what bencode cannot say", () => {
    let deep: Bencodable = []
    for (let i = 1; i < TORRENT_LIMITS.maxDepth; i++) deep = [deep]
    expect(verdict(() => decode(encode(deep)))).toBe("ok")
    const bad: readonly unknown[] = [
      1.5,
      NaN,
      Infinity,
      2 ** 53,
      "\ud800",
      new Map([["ā", 1]]),
      undefined,
      null,
      true,
      1n,
      {},
      [deep],
    ]
    for (const value of bad) expect(verdict(() => encode(value as Bencodable))).toBe("unencodable")
  })
  it("owns its octets: a later encoding does not change an earlier one", () => {
    const first = encode("aaaa")
    encode("bbbb")
    expect(text(first)).toBe("4:aaaa")
    expect(first.buffer.byteLength).toBe(6)
  })
})

it("binary keys go to octets and back", () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i)
  expect(keyOctets(binaryKey(all))).toEqual(all)
  expect(keyOctets(binaryKey(all.subarray(200, 220)))).toEqual(all.slice(200, 220))
  expect(binaryKey(octets("pieces root"))).toBe("pieces root")
})
