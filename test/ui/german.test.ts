/** Figures as German has them. Nothing of English is asked for in this file: a page speaks one language for its life. */
import { expect, it } from "vitest"
import {
  bytesText,
  countText,
  durationText,
  fixedText,
  numberText,
  percentText,
  rateText,
} from "../../src/contract/figures.ts"
import { speak } from "../../src/contract/words/inLanguage.ts"
import { leftOutText } from "../../src/contract/leftOut.ts"
import { standingText } from "../../src/contract/standing.ts"
import { historySentence } from "../../src/contract/words/history.ts"
import { waitText } from "../../src/contract/words/relay.ts"
import { refusalText, worded } from "../../src/ui/state/refusals.ts"
import { de } from "../../src/ui/words/de.ts"

speak(de)

it("figures have a comma, points between thousands, and units of time of their own", () => {
  expect([999, 1_234, 12_345, 1_500_000, 4e18].map(bytesText)).toEqual([
    "999 B",
    "1,23 kB",
    "12,3 kB",
    "1,5 MB",
    "4.000 PB",
  ])
  expect(rateText(1_050_000)).toBe("1,05 MB/s")
  expect([59, 75, 7_500, 90_000, 259_200].map(durationText)).toEqual([
    "59 s",
    "1 min 15 s",
    "2 h 5 min",
    "1 Tag 1 h",
    "3 Tage",
  ])
  expect([percentText(12.5), fixedText(1.5, 2), numberText(12_345)]).toEqual(["12,5 %", "1,50", "12.345"])
  expect([1, 2_457].map((n) => countText(n, "Datei", "Dateien"))).toEqual(["1 Datei", "2.457 Dateien"])
})

it("what the contract says is said in German wherever it is put together", () => {
  expect(standingText("seeding")).toBe("Verteilt")
  expect(waitText({ missing: 1_500_000, seconds: 7_500 })).toContain("1,5 MB Guthaben")
  expect(leftOutText({ links: 2, special: 0, emptyFolders: 1, unsafeNames: 0, first: [] })).toBe(
    "2 symbolische Links und 1 leerer Ordner",
  )
  const event = { type: "CreditSpent", credit: 2e9, payload: 1e9 }
  expect(historySentence({ seq: 1, at: 0, type: "credit.CreditSpent/1", event } as never)).toBe(
    "−2 GB Guthaben für 1 GB, heruntergeladen und geprüft.",
  )
})

it("what the node refuses is said in German, and whatever else it answers stays as it is", () => {
  const message = "there is nothing at /a; check the path"
  expect(worded({ ok: false, code: "no-such-path", message })).toEqual({
    ok: false,
    code: "no-such-path",
    message: "Bei „/a“ ist nichts. Prüfe den Pfad.",
  })
  for (const code of ["bad-value", "of-a-newer-node", "constructor", "toString"])
    expect(refusalText({ code, message })).toBe("Bei „/a“ ist nichts. Prüfe den Pfad.")
  // What has no German is at least a sentence; one that begins with a name keeps it.
  expect(refusalText({ code: "bad-value", message: "no lantern is lit" })).toBe("No lantern is lit.")
  for (const said of ["/a is lit.", "bulbil-0.3.0.tar is lit.", "Light at least one lantern …"])
    expect(refusalText({ code: "bad-value", message: said })).toBe(said)
  for (const answer of [{ ok: true, id: "self" }, null, [], { results: [] }]) expect(worded(answer)).toBe(answer)
})
