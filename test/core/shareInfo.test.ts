/** What a sharer says: how what was typed becomes tags, and what is too much. */
import { expect, it } from "vitest"
import { infoOf, infoProblem, saidInfo, sameInfo, tagsIn } from "../../src/core/shareInfo.ts"

it("makes one tag of one word, however it was typed", () => {
  expect(tagsIn("Birds, #birds,  BIRDS\n# field   Recording ,, ﬁlm")).toEqual(["birds", "field recording", "film"])
  expect(tagsIn("")).toEqual([])
})

it("says what is too much", () => {
  expect(infoProblem({ description: "é".repeat(750), tags: Array.from("abcdefgh") })).toBeUndefined()
  expect(infoProblem({ description: "é".repeat(751), tags: [] })).toBe("description-too-long")
  expect(infoProblem({ description: "", tags: Array.from("abcdefghi") })).toBe("too-many-tags")
  expect(infoProblem({ description: "", tags: ["é".repeat(17)] })).toBe("tag-too-long")
})

it("keeps only what says something, and takes it up again", () => {
  expect(saidInfo({ title: "t", description: "", tags: [] })).toEqual({ title: "t" })
  const said = { title: "t", description: "d", tags: ["a"] }
  expect(infoOf(saidInfo(said))).toEqual(said)
  expect(sameInfo(said, { ...said, tags: ["b"] })).toBe(false)
  expect(sameInfo(said, structuredClone(said))).toBe(true)
})
