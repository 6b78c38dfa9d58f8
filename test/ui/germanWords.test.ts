/** How German is written, and what things are called in it: one name for each, whoever wrote the sentence. */
import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { speak } from "../../src/contract/words/inLanguage.ts"
import { de } from "../../src/ui/words/de.ts"
import { findText } from "../../src/ui/words/de/finds.ts"
import { sentencesIn } from "../support/spokenWords.ts"
import { wordFunctions } from "../support/wordFunctions.ts"

/** As readers of files tell it: a kind, and what it is. */
const FOUND = /"(?:secret|place|name|device|time|not-looked-into)", "([^"]+)"/g

speak(de)

const made = wordFunctions.flatMap(({ path, calls }) => {
  const say = path.reduce<any>((all, name) => all[name], de) as (...all: readonly unknown[]) => unknown
  return calls(2).flatMap((all) => sentencesIn(say(...all)))
})
const sentences = [...sentencesIn(de), ...made]

/** What is said instead of what else it could be called. */
const terms: readonly (readonly [term: string, instead: RegExp])[] = [
  ["Signatur, signiert", /unterschr[ie]/i],
  ["Entwickler", /\bmaintainer/i],
  ["Sicherung", /(?<![.\w])backups?\b/i],
  ["auflisten", /\b(aufführ|aufgeführt|gelistet)/i],
  ["Tags", /schlagw[oö]rt/i],
  ["Peers", /\bteilnehmer/i],
  ["aktualisieren", /\berneuer/i],
  ["Verbindungen", /\bstr(om|öme)\b/i],
  ["Abnehmer", /\banrufer/i],
  ["Festplatte", /\bplatte\b/i],
  ["Voreinstellung", /\bvorgabe/i],
  ["fehlgeschlagen", /misslungen|gescheitert/i],
  ["Spur", /\bbahn(en)?\b/i],
  ["Byte", /oktett/i],
  ["Onion", /zwiebel/i],
  [
    "du",
    /\b(Sie|Ihnen|Ihre[nmrs]?) (haben|können|müssen|sollten|möchten|wollen) (hier|jetzt|bitte)\b|\bbitte\b.*\bSie\b/,
  ],
]

describe("German", () => {
  it.each(terms)("says %s, and nothing else for it", (_, instead) => {
    expect(sentences.filter((text) => instead.test(text))).toEqual([])
  })

  it("has „these“ marks of quotation, in pairs, and a space before what is left out", () => {
    expect(sentences.filter((text) => /["”]|(^|\s)'|\.\.\./.test(text))).toEqual([])
    expect(sentences.filter((text) => text.split("„").length !== text.split("“").length)).toEqual([])
    expect(sentences.filter((text) => /\p{L}…/u.test(text))).toEqual([])
  })

  it("has a capital after a colon where a sentence begins", () => {
    const verbs = "(wer|er|sie|es|du|niemand|nur wer|zwei Knoten|dann|gib|sieh|füge) "
    expect(sentences.filter((text) => new RegExp(`: ${verbs}`).test(text))).toEqual([])
  })

  it("is not what English says, but for what has one name in both", () => {
    expect(sentences.filter((text) => /\b(the|of|and|your|you|with|from)\b/.test(text))).toEqual([])
  })
})

describe("what files are found to say", () => {
  const readers = path.resolve(import.meta.dirname, "../../src/traces")
  const found = readdirSync(readers, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [...readFileSync(path.join(readers, file), "utf8").matchAll(FOUND)].map(([, what]) => what!))

  it("has a German name", () => {
    expect(found.length).toBeGreaterThan(100)
    expect(found.filter((what) => findText(what) === what)).toEqual([])
    expect(findText("something newer")).toBe("something newer")
  })
})
