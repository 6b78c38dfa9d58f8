/** Paths as a page shows and takes them: what is shown can be typed, and means the same. */
import path from "node:path"
import fc from "fast-check"
import { expect, it } from "vitest"
import { isWholePath, shownPath } from "../../src/contract/places.ts"
import { givenPath } from "../../src/storage/givenPath.ts"

const name = fc.oneof(
  fc.constantFrom("~", "~ana", "ana", "home", ".config", "a b", "…"),
  fc.stringMatching(/^[a-z~.]{1,4}$/),
)
const place = fc.array(name, { maxLength: 5 }).map((names) => path.resolve("/", ...names))

it("a path that is shown comes back as it was when it is typed, and names no home folder", () => {
  fc.assert(
    fc.property(place, place, fc.boolean(), fc.boolean(), (home, below, within, slash) => {
      const whole = within ? path.join(home, below) : below
      const given = slash && !whole.endsWith("/") ? `${whole}/` : whole
      const shown = shownPath(given, home)
      expect(isWholePath(shown)).toBe(true)
      expect(givenPath(shown, undefined, home)).toBe(path.resolve(given))
      if (within && home !== "/") expect(shown.startsWith("~")).toBe(true)
      expect(shownPath(given, null)).toBe(given)
    }),
  )
})

it("a path that is taken is whole, or begins at the home folder", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        place,
        name,
        place.map((at) => `~${at}`),
        fc.string(),
      ),
      (text) => {
        if (typeof givenPath(text, undefined, "/home/ana") === "string") expect(isWholePath(text)).toBe(true)
      },
    ),
  )
  for (const text of ["photos", "./a", "~ana", "~ana/a", "", "http://x"]) expect(isWholePath(text), text).toBe(false)
})
