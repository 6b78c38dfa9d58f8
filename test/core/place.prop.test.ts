import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { MAX_NAME_OCTETS, nameFault } from "../../src/core/fileName.ts"
import { besideName, overlap, placeOf } from "../../src/core/place.ts"
import { seeded } from "../support/seed.ts"

const name = fc.constantFrom("vac", "VAC", "vac.", "é", "e\u0301", "clip.mp4", "ß", "SS", "x")
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((elements) => `/${elements.join("/")}`)

describe("places", () => {
  it("FILE3 overlap when one is the other, or holds it, in whatever spelling; the same from both sides", () => {
    const seen = { same: 0, nested: 0, apart: 0 }
    const mirrored = { same: "same", inside: "holds", holds: "inside" } as const
    fc.assert(
      fc.property(path, path, (a, b) => {
        const lies = overlap(placeOf(a), placeOf(b))
        const back = overlap(placeOf(b), placeOf(a))
        expect(back).toBe(lies && mirrored[lies])
        const [one, other] = [`${a}/`, `${b}/`].map((each) => each.normalize("NFC").toUpperCase().replaceAll("./", "/"))
        expect(lies !== undefined).toBe(one!.startsWith(other!) || other!.startsWith(one!))
        seen[lies === "same" ? "same" : lies ? "nested" : "apart"]++
      }),
      { seed: seeded(13), numRuns: 2_000 },
    )
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5)
    expect(overlap(placeOf("/"), placeOf("/a"))).toBe("holds")
    expect(overlap(placeOf("/a/b"), placeOf("/a/bc"))).toBeUndefined()
  })

  it("FILE3 a name beside another is a sound one, another one, and keeps a file's ending", () => {
    expect(besideName("vac", 2, false)).toBe("vac (2)")
    expect(besideName("vac.old", 3, false)).toBe("vac.old (3)")
    expect(besideName("clip.mp4", 2, true)).toBe("clip (2).mp4")
    expect(besideName(".bashrc", 2, true)).toBe(".bashrc (2)")
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }),
        fc.integer({ min: 2, max: 999 }),
        fc.boolean(),
        (given, number, single) => {
          fc.pre(nameFault(given) === undefined)
          const beside = besideName(given, number, single)
          expect(nameFault(beside)).toBeUndefined()
          expect(Buffer.byteLength(beside)).toBeLessThanOrEqual(MAX_NAME_OCTETS)
          expect(beside).not.toBe(given)
        },
      ),
      { seed: seeded(14), numRuns: 500 },
    )
  })
})
