/** A page's own check of an address agrees with the node's. */
import { createHash } from "node:crypto"
import { sha3_256 } from "@noble/hashes/sha3.js"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { onionSum } from "../../src/contract/onionSum.ts"
import { isOnionAddress, onionAddress } from "../../src/core/onionAddress.ts"

const key = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe("an onion's checksum in a page", () => {
  it("is made with the SHA3-256 that the node has, of any length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (octets) => {
        expect([...sha3_256(octets)]).toEqual([...createHash("sha3-256").update(octets).digest()])
      }),
      { numRuns: 60 },
    )
    for (const length of [0, 135, 136, 137, 272])
      expect([...sha3_256(new Uint8Array(length))]).toEqual([
        ...createHash("sha3-256").update(new Uint8Array(length)).digest(),
      ])
  })

  it("is right for each address however it is pasted, and counts the letters of a beginning", () => {
    fc.assert(
      fc.property(key, fc.nat({ max: 55 }), (octets, length) => {
        const address = onionAddress(octets)
        for (const text of [address, ` http://${address.toUpperCase()}/ `, address.slice(0, 56)])
          expect(onionSum(text)).toBe("right")
        for (const cut of [57, 58, 59, 60, 61]) expect(onionSum(address.slice(0, cut))).toBe("right")
        expect(onionSum(address.slice(0, length))).toBe(length)
      }),
      { numRuns: 30 },
    )
  })

  it("tells one letter that is another, as the node does", () => {
    const letters = "abcdefghijklmnopqrstuvwxyz234567"
    fc.assert(
      fc.property(key, fc.nat({ max: 55 }), fc.constantFrom(...letters), (octets, at, letter) => {
        const address = onionAddress(octets)
        const typed = `${address.slice(0, at)}${letter}${address.slice(at + 1)}`
        expect(onionSum(typed) === "right").toBe(isOnionAddress(typed))
      }),
      { numRuns: 60 },
    )
    for (const other of ["carol!", "a1", "https://x.example", "a".repeat(57)]) expect(onionSum(other)).toBe("other")
  })
})
