/** Signs that turn text around are shown as such on every page: all that comes from the node is read in one way. */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import fc from "fast-check"
import { expect, it } from "vitest"
import { readJson } from "../../src/ui/state/readJson.ts"

const SIGNS = [0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069]

it("shows each sign that turns text around, and leaves all else as it was", () => {
  expect(readJson(JSON.stringify({ title: "gnp.by\u202e", tags: ["a\u2066b"] }))).toEqual({
    title: "gnp.by\ufffd",
    tags: ["a\ufffdb"],
  })
  const sign = fc.constantFrom(...SIGNS).map((point) => String.fromCodePoint(point))
  const text = fc
    .array(fc.oneof(sign, fc.string({ unit: "grapheme" }), fc.constant("\\u202e")))
    .map((all) => all.join(""))
  const shown = (said: string) =>
    [...said].map((each) => (SIGNS.includes(each.codePointAt(0)!) ? "\ufffd" : each)).join("")
  fc.assert(
    fc.property(text, (said) => {
      expect(readJson(JSON.stringify([said]))).toEqual([shown(said)])
    }),
  )
})

it("is the only way in which a page reads what the node says", () => {
  const folder = path.resolve(import.meta.dirname, "../../src/ui")
  const reading = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /JSON\.parse|\.json\(\)/.test(readFileSync(path.join(folder, file), "utf8")))
  // What is chosen on the page is this browser's own.
  expect(reading.sort()).toEqual(["state/preferenceStores.ts", "state/readJson.ts"])
})
