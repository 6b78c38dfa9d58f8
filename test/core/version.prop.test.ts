import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { isNewer, isVersion } from "../../src/core/version.ts"

describe("versions", () => {
  it("are in the order that semver.org gives as its example", () => {
    const order = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11"]
    const all = [...order, "1.0.0-rc.1", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "2.0.0"]
    for (const [i, a] of all.entries()) for (const [j, b] of all.entries()) expect(isNewer(a, b)).toBe(i > j)
  })

  it("are nothing else", () => {
    for (const text of ["", "1", "1.0", "01.0.0", "1.0.0+build", "1.0.0-", "1.0.0-A", " 1.0.0", "1.0.0\n", "v1.0.0"])
      expect([text, isVersion(text)]).toEqual([text, false])
  })

  it("have one order, whichever are compared", () => {
    const part = fc.nat(12)
    const word = fc.oneof(part.map(String), fc.constantFrom("a", "b", "rc"))
    const version = fc
      .tuple(part, part, part, fc.option(fc.array(word, { minLength: 1, maxLength: 3 })))
      .map(([a, b, c, pre]) => `${a}.${b}.${c}${pre ? `-${pre.join(".")}` : ""}`)
    fc.assert(
      fc.property(version, version, version, (a, b, c) => {
        expect(isVersion(a)).toBe(true)
        if (a === b) expect(isNewer(a, b)).toBe(false)
        else expect(isNewer(a, b)).toBe(!isNewer(b, a))
        if (isNewer(a, b) && isNewer(b, c)) expect(isNewer(a, c)).toBe(true)
      }),
    )
  })
})
