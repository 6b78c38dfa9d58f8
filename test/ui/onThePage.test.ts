/** The page sends nobody to a terminal for what it has a button for. */
import { expect, it } from "vitest"
import { heldFor, namesQuestion, noneFits } from "../../src/actors/torrent/decideWords.ts"
import { inTheWay } from "../../src/storage/inTheWay.ts"
import { onThePage } from "../../src/ui/state/onThePage.ts"
import { refusalText } from "../../src/ui/state/refusals.ts"
import { detailsWords } from "../../src/ui/transfers/details/words.ts"
import { controlWords } from "../../src/ui/transfers/controls/words.ts"
import { HOLE, nodeSentences } from "../support/nodeSentences.ts"

it("what a transfer can be told is told as the page has it", () => {
  const given = (usable: boolean) => inTheWay([{ path: "/d/a", what: "is longer", usable }]).message
  expect(onThePage(given(true))).toContain(`or, if it may be overwritten, “${detailsWords.use}”`)
  expect(onThePage(given(false))).toContain("Move it away, then resume; or remove")
  expect(onThePage(namesQuestion({ names: ["a.desktop"], count: 1 }))).toContain(`comes from: “${detailsWords.fetch}”;`)
  expect(onThePage(heldFor(["*.flac"]))).toMatch(/See them and choose anew under “Files”; or go on .*: resume$/)
  expect(onThePage(noneFits([]))).toMatch(/See them under “Files”, and choose there$/)
  expect(refusalText({ code: "full", message: "make room, then `bulbil resume ID`" })).toBe("Make room, then resume.")
  expect(onThePage("move them yourself, then `bulbil locate ID PATH`")).toContain(controlWords.locate)
  expect(onThePage("call that off first (`bulbil move ID --cancel`)")).toContain(controlWords.stopMove)
})

it("no sentence about a transfer is left with a command", () => {
  const left = nodeSentences
    .filter(({ file }) => file.startsWith("actors/torrent/") || file.startsWith("storage/"))
    .map(({ text }) => onThePage(text.replaceAll(HOLE, "7")))
    .filter((text) => text.includes("bulbil "))
  // What is gone is told by its code.
  expect(left).toEqual(["there is no such torrent; `bulbil status` lists them"])
})
