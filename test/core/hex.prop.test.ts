/** Octets and their digits: both ways, and of a part of a larger buffer only that part. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { fromHex, toHex } from "../../src/core/hex.ts"

describe("hexadecimal digits", () => {
  it("come back as the octets that they were made of", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (octets) => {
        const digits = toHex(octets)
        expect(digits).toMatch(/^(?:[0-9a-f]{2})*$/)
        expect(digits).toBe([...octets].map((octet) => octet.toString(16).padStart(2, "0")).join(""))
        expect(new Uint8Array(fromHex(digits))).toEqual(octets)
      }),
    )
  })

  it("are those of a view, not of all that lies around it", () => {
    const around = Uint8Array.of(0xaa, 0x01, 0x02, 0xbb)
    expect(toHex(around.subarray(1, 3))).toBe("0102")
    expect(toHex(Buffer.from(around).subarray(1, 3))).toBe("0102")
  })

  it("are read in either case", () => {
    expect([...fromHex("00fFAb")]).toEqual([0x00, 0xff, 0xab])
  })
})
