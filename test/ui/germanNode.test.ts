/** What the node says, in German: each sentence that its sources hold is known, with the values in it. */
import { describe, expect, it } from "vitest"
import { speak } from "../../src/contract/words/inLanguage.ts"
import { nodeWords, saidText } from "../../src/contract/words/node.ts"
import { de } from "../../src/ui/words/de.ts"
import { HOLE, nodeSentences, nodeTexts } from "../support/nodeSentences.ts"

speak(de)

const HOLES = /\{(\w+)\}/g
const sentences = Object.entries(nodeWords.sentences)

/**
 * Stays English: defects of the program, requests that the page does not make, what is wrong within a torrent or within
 * what a tracker sends, and what no one sees of single lanes.
 */
const ENGLISH = [
  /does not know |^(this|the) \w+ exists already|^the node has not been created$/,
  /^Ask with |^The command could not be read|^`first` is|^The file has/,
  /^the torrent (has no (name|file tree)|does not say)|^the `private` flag/,
  /^a page of entries|^what was (copied|offered)/,
  /^no longer of use$|^there is no such lane$|^this lane is not wanted|^the torrent is not active$|^the transport is closed$/,
  /^the introduction timed out$/,
]

/** With a figure for each value: it is none of the words of a language, and may stand for a path as well. */
const withValues = (text: string): string => {
  let n = 70
  return text.replaceAll(HOLE, () => String(n++))
}

const isKnown = (text: string): boolean => {
  const said = nodeWords.said(withValues(text))
  return said !== undefined && !/\b(the|of|and|your|you|with|from|is|are|not|it)\b/.test(said)
}

describe("what the node says", () => {
  it("is known in German, whatever values are in it", () => {
    const shown = nodeSentences.filter(({ text }) => !ENGLISH.some((kind) => kind.test(text)))
    expect(shown.filter(({ text }) => text.includes(HOLE)).length).toBeGreaterThan(200)
    expect(shown.filter(({ text }) => !isKnown(text))).toEqual([])
  })

  it("has no German for what the node does not say", () => {
    const texts = nodeTexts().join("\n")
    const says = (english: string) =>
      english
        // How a dial failed is told behind it, of whatever kind.
        .replace(/ \(\{detail\}\)$/, "")
        .replace(/…$/, "")
        .split(HOLES)
        .filter((piece, i) => i % 2 === 0 && /\p{L}{2}/u.test(piece))
        .map((piece) => piece.trim())
        .every((piece) => texts.includes(piece) || texts.includes(piece.replace(/s$/, "")))
    expect(sentences.map(([english]) => english).filter((english) => !says(english))).toEqual([])
  })

  it("keeps each value, but for what is of use on a command line alone", () => {
    const holesOf = (text: string) => [...text.matchAll(HOLES)].map(([, name]) => name!).filter((name) => name !== "_")
    const lossy = sentences.filter(
      ([english, german]) => holesOf(english).toSorted().join() !== holesOf(german).toSorted().join(),
    )
    expect(lossy).toEqual([])
  })

  it("is said with the words of others in it, as they are", () => {
    expect(
      saidText(
        '"/a/<b>.iso" is there already; "/a; c" is longer than in the torrent (12345 octets, not 12000); and 2 more. ' +
          "None of it was written to. Move it away, then `bulbil resume ID`; or remove the torrent and download it `--to` " +
          "another folder",
      ),
    ).toBe(
      "Etwas ist im Weg: „/a/<b>.iso“ gibt es dort schon; „/a; c“ ist länger als im Torrent (12345 Byte statt 12000); " +
        "und 2 weitere. Nichts davon wurde überschrieben. Räume es weg und setze den Torrent fort, oder entferne ihn " +
        "und lade ihn in einen anderen Ordner herunter.",
    )
    expect(saidText('/my files is shared as "x", and would be gone from there; end that first')).toBe(
      "„/my files“ ist als „x“ freigegeben und wäre dann nicht mehr dort. Beende das zuerst.",
    )
    expect(saidText('mend it first, then move it: no permission for "/x/y"; change its permissions')).toBe(
      "Bring den Torrent erst in Ordnung, dann verschiebe ihn: Auf „/x/y“ gibt es keinen Zugriff. Ändere die Rechte.",
    )
    expect(saidText("relay.rate takes a whole number from 76800 (76.8 kB) to 1000000000 (1 GB)")).toBe(
      "Gib 76,8 kB bis 1 GB an.",
    )
    expect(
      saidText(
        "the files say something about who shares them: secrets in 2 files, devices and programs in 1 file; say for each kind what to do: --leave-out GLOB, --clean or --keep-metadata (secrets are left out; `bulbil look` tells what was found)",
      ),
    ).toBe(
      "Die Dateien verraten etwas über den, der sie freigibt: Geheimnisse in 2 Dateien, Geräte und Programme in 1 Datei. Sag für jede Art, was geschehen soll: auslassen, bereinigen oder behalten.",
    )
  })

  it("stays English where it is not known", () => {
    for (const text of ["what a newer node says of /a", "", "constructor", "toString"])
      expect(saidText(text)).toBe(text)
  })
})
