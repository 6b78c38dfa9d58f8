/** Sentences of the node in another language: what is fixed is translated, and what others wrote stays as it is. */
import fc from "fast-check"
import { expect, it } from "vitest"
import { sayer } from "../../src/ui/words/sayer.ts"

const say = sayer(
  {
    '"{path}" is not there': "„{path}“ fehlt.",
    "{path} is no folder": "„{path}“ ist kein Ordner.",
    "no room for {path}: {why}; free some": "Kein Platz für {path}: {why}. Schaffe welchen.",
    "{n} files in {path}": "in {path}: {n} Dateien",
    "ask {name} ({_})": "Frage {name}.",
    "{what}; {what2}": "{what}; {what2}",
    '"{path}" {what}': "„{path}“ {what}",
    "is in the way": "ist im Weg",
    "{size} are free": "{size} sind frei.",
  },
  (english) => english.replaceAll(".", ","),
)

/** Text in which nothing stands that a sentence has about it. */
const value = fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => !/["; :(]|\bin\b/.test(text))

it("what is fixed is translated, and each value is where the language has it", () => {
  fc.assert(
    fc.property(value, fc.nat(), (text, n) => {
      expect(say(`"${text}" is not there`)).toBe(`„${text}“ fehlt.`)
      expect(say(`${text} is no folder`)).toBe(`„${text}“ ist kein Ordner.`)
      expect(say(`${n} files in ${text}`)).toBe(`in ${text}: ${n} Dateien`)
      expect(say(`ask ${text} (abc)`)).toBe(`Frage ${text}.`)
    }),
  )
})

it("words of the node within a sentence are said as well where they are known, and stay where they are not", () => {
  expect(say('no room for /a: "b" is not there; free some')).toBe("Kein Platz für /a: „b“ fehlt. Schaffe welchen.")
  expect(say("no room for /a: EIO; free some")).toBe("Kein Platz für /a: EIO. Schaffe welchen.")
  expect(say('"a" is in the way; "b; c" is in the way; "d" is in the way')).toBe(
    "„a“ ist im Weg; „b; c“ ist im Weg; „d“ ist im Weg",
  )
  expect(say('"a" is in the way; "b" is elsewhere')).toBeUndefined()
  expect(say("1.5 MB are free")).toBe("1,5 MB sind frei.")
})

it("a value is text, whatever stands in it", () => {
  for (const text of ["{path}", "{n}", "$&", "<img src=x onerror=alert(1)>", "\u202egpj.exe", "a\nb"])
    expect(say(`"${text}" is not there`)).toBe(`„${text}“ fehlt.`)
})

it("nothing that it hears is too much for it, and what it says holds no hole", () => {
  const pieces = [
    '"a" is in the way',
    "; ",
    '"',
    "is no folder",
    "no room for ",
    ": ",
    " files in ",
    "7",
    "ask ",
    " (",
    ")",
  ]
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 200 }), (parts) => {
      const said = say(parts.join(""))
      if (said !== undefined && !parts.join("").includes("{")) expect(said).not.toMatch(/\{\w+\}/)
    }),
  )
  const long = Array.from({ length: 100 }, (_, i) => `"f${i}" is in the way`).join("; ")
  expect(say(long)).toContain("„f99“ ist im Weg")
  expect(say(`${long}; "x" is elsewhere`)).toBeUndefined()
  // Paths are chosen by others: of nothing but separators, one would be taken apart at each.
  for (const part of ["; ", '" ', 'x; "'])
    expect(say(`"${part.repeat(20_000)}" is in the way; "b" is elsewhere`)).toBeUndefined()
})
