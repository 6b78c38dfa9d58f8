/** Each language says all that English says: a translation has the words of every part, and each is of its kind. */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { de } from "../../src/ui/words/de.ts"

const root = path.resolve(import.meta.dirname, "../../src")
const named = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap((file) => [...readFileSync(path.join(root, file), "utf8").matchAll(/\binLanguage(?:<[^(]*>)?\(\s*"(\w+)"/g)])
  .map(([, name]) => name!)

describe("words", () => {
  it("are known by one name each", () => {
    expect(named.length).toBeGreaterThan(0)
    expect(named.toSorted()).toEqual([...new Set(named)].toSorted())
  })

  it.each([["de", de]] as const)("are there in %s, all of them and no others", (_, translation) => {
    expect(Object.keys(translation).toSorted()).toEqual(named.toSorted())
  })
})
