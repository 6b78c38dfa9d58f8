/** Troubles of one id are told by several: a share and its torrent have the same. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { LiveBoard } from "../../src/app/LiveBoard.ts"

it("each withdraws what it told itself, and what others told stays", () => {
  const told = fc.record({
    id: fc.constantFrom("a", "b"),
    about: fc.constantFrom("keys", "files", undefined),
    message: fc.option(fc.constantFrom("no keys", "longer", "unreached"), { nil: undefined }),
  })
  fc.assert(
    fc.property(fc.array(told, { maxLength: 20 }), (all) => {
      const board = new LiveBoard()
      for (const { id, message, about } of all) board.setTrouble(id, message, about)
      for (const id of ["a", "b"]) {
        const last = new Map(all.filter((each) => each.id === id).map(({ about, message }) => [about, message]))
        const left = [...last.values()].filter((message) => message !== undefined)
        const shown = board.troubles.find(([of]) => of === id)?.[1]
        expect(shown?.split("; ").sort()).toEqual(left.length > 0 ? left.sort() : undefined)
      }
    }),
  )
})
