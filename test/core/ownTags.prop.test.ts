/** The operator's own tags: a set in one form, however it is typed. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { tagsAfter } from "../../src/core/ownTags.ts"
import { tidyTags } from "../../src/core/shareInfo.ts"
import { seeded } from "../support/seed.ts"

const typed = fc.array(fc.constantFrom("a", "A ", "#a", "b", " b  c", "B C", "d", "", " "), { maxLength: 6 })

it("holds each tag once, all that were added and none that was removed, in a stable order", () => {
  fc.assert(
    fc.property(typed, typed, typed, (had, add, remove) => {
      const before = tidyTags(had)
      const after = tagsAfter(before, { add, remove })
      const wanted = new Set([...before, ...tidyTags(add)].filter((tag) => !tidyTags(remove).includes(tag)))
      expect(new Set(after)).toEqual(wanted)
      expect(after.length).toBe(wanted.size)
      expect(after.filter((tag) => before.includes(tag))).toEqual(before.filter((tag) => wanted.has(tag)))
      expect(tagsAfter(after, { add, remove })).toEqual(after)
    }),
    { seed: seeded(48) },
  )
})
