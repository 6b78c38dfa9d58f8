import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { globTest } from "../../src/core/glob.ts"

const fits = (glob: string, path: string) => globTest(glob)(path.split("/"))

/** The same in a regular expression, which may take its time. */
const modelOf = (glob: string): RegExp => {
  const elements = glob.split("/").filter((element) => element !== "" && element !== ".")
  if (elements.length === 0) return /^$/
  const rooted = glob.replace(/\/+$/, "").includes("/")
  const one = (element: string) =>
    element === "**"
      ? "(?:[^/]+/)*"
      : `${[...element].map((c) => (c === "*" ? "[^/]*" : c === "?" ? "[^/]" : c)).join("")}/`
  return new RegExp(`^${rooted ? "" : "(?:[^/]+/)*"}${elements.map(one).join("")}(?:[^/]+/)*$`, "i")
}

describe("a glob", () => {
  it.each([
    ["*.jpg", "cover.jpg", true],
    ["*.jpg", "disc 1/Cover.JPG", true],
    ["*.jpg", "cover.jpeg", false],
    ["disc 1", "disc 1/01.flac", true],
    ["disc 1/", "disc 1/01.flac", true],
    ["disc 1/*.flac", "disc 1/01.flac", true],
    ["disc 1/*.flac", "more/disc 1/01.flac", false],
    ["/cover.jpg", "cover.jpg", true],
    ["/cover.jpg", "disc 1/cover.jpg", false],
    ["**/scans/*.png", "a/b/scans/1.png", true],
    ["**/scans/*.png", "scans/1.png", true],
    ["?.txt", "é.txt", true],
    ["e\u0301.txt", "\u00e9.txt", true],
    ["*", "any/thing", true],
    ["**", "any/thing", true],
    ["./a", "a", true],
    ["/", "a", false],
  ])("%s and %s: %s", (glob, path, expected) => expect(fits(glob, path)).toBe(expected))

  it("fits what a regular expression of it fits", () => {
    const element = fc.oneof(
      fc.constant("**"),
      fc.array(fc.constantFrom("a", "b", "*", "?"), { minLength: 1, maxLength: 4 }).map((all) => all.join("")),
    )
    const glob = fc
      .tuple(fc.constantFrom("", "/"), fc.array(element, { minLength: 1, maxLength: 4 }), fc.constantFrom("", "/"))
      .map(([before, elements, after]) => before + elements.join("/") + after)
      // Three stars and more are one thing here and another there.
      .filter((text) => !/\*\*/.test(text.replace(/(^|\/)\*\*(?=\/|$)/g, "")))
    const name = fc.array(fc.constantFrom("a", "b", "A"), { minLength: 1, maxLength: 4 }).map((all) => all.join(""))
    let fitting = 0
    fc.assert(
      fc.property(glob, fc.array(name, { minLength: 1, maxLength: 4 }), (text, path) => {
        const expected = modelOf(text).test(`${path.join("/")}/`)
        if (expected) fitting++
        expect(globTest(text)(path), text).toBe(expected)
      }),
      { numRuns: 2_000 },
    )
    expect(fitting).toBeGreaterThan(200)
  })

  it("comes to an end, whatever it is", () => {
    const path = Array.from({ length: 60 }, () => "a".repeat(250))
    expect(globTest(`${"**/a*".repeat(200)}b`)(path)).toBe(false)
    expect(globTest(`${"*a".repeat(500)}b`)(["a".repeat(255)])).toBe(false)
  })
})
