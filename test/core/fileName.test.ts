import path from "node:path"
import { describe, expect, it } from "vitest"
import { nameFault, sameNameKey, showName } from "../../src/core/fileName.ts"

/** Building blocks of names that mean something to some system. */
const BLOCKS = [
  "",
  ".",
  "..",
  "...",
  " ",
  "/",
  "\\",
  "a",
  "b",
  "A",
  "etc",
  "passwd",
  "~",
  "$HOME",
  "C:",
  "c:",
  ":",
  "con",
  "NUL",
  "aux",
  "com1",
  "LPT9",
  "\0",
  "\n",
  "\u202e",
  "%2e",
  "%2f",
  "\u2215",
  "\u2024",
  "\uff0e",
  "\uff0f",
  "\u0301",
  "é",
  "*",
  "?",
  "<",
  ">",
  "|",
  '"',
  "\u200b",
  "\u200d",
  "x".repeat(239),
  "\ud800",
  "\udc00",
  "😀",
] as const

describe("file names", () => {
  it(
    "of all joins of three blocks: what is accepted stays one element below its folder, on POSIX " + "and on Windows",
    () => {
      const root = "/r/t"
      let accepted = 0
      let escapes = 0
      for (const a of BLOCKS)
        for (const b of BLOCKS)
          for (const c of BLOCKS) {
            const name = a + b + c
            if (nameFault(name) !== undefined) continue
            accepted++
            const posix = path.posix.resolve(root, name)
            const windows = path.win32.resolve("C:\\r\\t", name)
            const inside =
              path.posix.dirname(posix) === root &&
              path.posix.basename(posix) === name &&
              path.win32.dirname(windows).toLowerCase() === "c:\\r\\t" &&
              windows !== "C:\\r\\t" &&
              Buffer.byteLength(name) <= 240
            if (!inside) escapes++
          }
      expect(escapes).toBe(0)
      expect(accepted).toBeGreaterThan(5_000)
    },
  )

  it("paths of two accepted names never leave, and never end at their folder: 250,000 lists", () => {
    const names = BLOCKS.flatMap((a) => BLOCKS.map((b) => a + b))
      .filter((name) => nameFault(name) === undefined)
      .slice(0, 500)
    let escapes = 0
    for (const a of names)
      for (const b of names) {
        const joined = path.posix.join("/r/t", a, b)
        if (joined.length !== "/r/t".length + 2 + a.length + b.length || !joined.startsWith("/r/t/")) escapes++
      }
    expect(names.length).toBe(500)
    expect(escapes).toBe(0)
  })

  it("each code point alone: nothing that moves a cursor or turns text is accepted", () => {
    for (let point = 0; point < 0x3000; point++) {
      const name = `a${String.fromCodePoint(point)}b`
      if (/[\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/u.test(name))
        expect(nameFault(name), point.toString(16)).toBeTypeOf("string")
      else if (/^a[\p{L}\p{N}]b$/u.test(name)) expect(nameFault(name), point.toString(16)).toBeUndefined()
    }
  })

  it("are the same name when some system says so", () => {
    const same = [
      ["README", "readme"],
      ["é", "e\u0301"],
      ["STRASSE", "straße"],
      ["ﬁle", "FILE"],
      ["K", "\u212a"],
      ["a", "a. ."],
      ["ΟΔΟΣ", "οδος"],
      ["Å", "\u212b"],
    ] as const
    for (const [a, b] of same) expect(sameNameKey(a), `${a} ${b}`).toBe(sameNameKey(b))
    const different = [
      ["a", "b"],
      ["a", "ａ"],
      ["é", "e"],
      ["a b", "ab"],
      [".a", "a"],
    ] as const
    for (const [a, b] of different) expect(sameNameKey(a), `${a} ${b}`).not.toBe(sameNameKey(b))
  })

  it("are shown with what is odd written out, and cut", () => {
    expect(showName("gpj\u202eexe\n\u200b")).toBe("gpj\\u{202e}exe\\u{a}\\u{200b}")
    expect(showName("\ud800")).toBe("\ufffd")
    expect([...showName("😀".repeat(200))].length).toBe(80)
  })
})
