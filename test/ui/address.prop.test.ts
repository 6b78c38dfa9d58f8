import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addressOf, placeOf } from "../../src/ui/state/address.ts"

const place = fc.record(
  {
    page: fc.string({ minLength: 1, maxLength: 20 }),
    given: fc.string({ minLength: 1, unit: "binary", maxLength: 60 }),
  },
  { requiredKeys: ["page"] },
)

describe("a place as an address", () => {
  it("comes back as it was, whatever it holds", () => {
    fc.assert(
      fc.property(place, (one) => {
        expect(placeOf(addressOf(one))).toEqual(one)
      }),
    )
  })

  it("has nothing in it that ends a fragment or begins another part", () => {
    fc.assert(
      fc.property(place, (one) => {
        expect(addressOf(one)).toMatch(/^#(\/[\w.!~*'()%-]*)+$/)
      }),
    )
  })

  it("is read without failing from any fragment", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const read = placeOf(`#/${text}`)
        if (read) expect(typeof read.page).toBe("string")
      }),
    )
  })
})
