import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addressOf, placeOf } from "../../src/ui/state/address.ts"

const place = fc.record(
  {
    page: fc.string({ minLength: 1, maxLength: 20 }),
    given: fc.string({ minLength: 1, unit: "binary", maxLength: 60 }),
    asked: fc.dictionary(
      fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== "at"),
      fc.string({ maxLength: 20 }),
      { minKeys: 1, maxKeys: 3, noNullPrototype: true },
    ),
    at: fc.integer({ min: 1, max: 1e14 }),
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
        expect(addressOf(one)).toMatch(/^#(\/[\w.!~*'()%-]*)+(\?[\w.*%+=&-]+)?$/)
      }),
    )
  })

  it("is of now where no event is named", () => {
    for (const at of ["", "0", "-1", "1e3", "1.5", "99999999999999999999", " 1", "now"])
      expect(placeOf(`#/a?${new URLSearchParams({ at }).toString()}`)).toEqual({ page: "a" })
    expect(addressOf({ page: "a", at: null })).toBe("#/a")
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
