/** Old Office: what its sets of properties, its tables and its mails say, wherever on their small disk they lie. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { compound, oldSlides, oldTable, oldText, propertySet } from "../support/planted/compound.ts"
import { read, readWith, real } from "../support/planted/read.ts"

const [SUMMARY, DOCUMENT] = ["\x05SummaryInformation", "\x05DocumentSummaryInformation"]
const at = new Date("2026-05-04T03:02:01.000Z")
const summary = propertySet({
  2: "Roof",
  4: "Ana Lindqvist",
  7: "C:\\Ana\\Normal.dot",
  8: "Erik",
  13: at,
  18: "Writer 9",
})
const said = [
  "name: title = Roof",
  "name: author = Ana Lindqvist",
  "name: template = C:\\Ana\\Normal.dot",
  "name: last changed by = Erik",
  "time: time of change = 2026-05-04T03:02:01.000Z",
  "device: software = Writer 9",
]
const closed = "not-looked-into: closed parts of a document"

describe("an old Office document", () => {
  it("says what its sets of properties say, in small sectors and large ones, side by side and scattered", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.nat(120_000), fc.nat(6_000), (scattered, before, padding) => {
        const files = {
          "Other things": Buffer.alloc(before, 5),
          [SUMMARY]: Buffer.concat([summary, Buffer.alloc(padding)]),
          [DOCUMENT]: propertySet({ 14: "Maja", 15: "Ljus AB" }, { 2: "for Erik" }),
        }
        expect(read(compound(files, scattered))).toEqual([
          ...said,
          "name: manager = Maja",
          "name: company = Ljus AB",
          "name: field of its own = for Erik",
        ])
      }),
      { numRuns: 60 },
    )
  })

  it("of many megabytes is read with few reads", () => {
    const { said: lines, reads } = readWith(compound({ WordDocument: Buffer.alloc(6_000_000), [SUMMARY]: summary }))
    expect(lines).toEqual(said)
    expect(reads).toBeLessThanOrEqual(12)
  })

  it("in an encoding of its own is read in that", () => {
    const words = { 4: [1251, Buffer.from([0xc0, 0xed, 0xff])], 8: [1251, Buffer.from("Erik")] } as const
    expect(read(compound({ [SUMMARY]: propertySet(words) }))).toEqual([
      "name: author = Аня",
      "name: last changed by = Erik",
    ])
  })

  it("says who saved a text and where, who had a table open, and who showed slides", () => {
    const saved = oldText(["Ana", "C:\\Ana\\roof.doc", "Erik", "A:\\roof.doc"])
    for (const scattered of [false, true])
      expect(read(compound(saved, scattered))).toEqual([
        "name: last changed by = Ana",
        "name: path of a document = C:\\Ana\\roof.doc",
        "name: last changed by = Erik",
        "name: path of a document = A:\\roof.doc",
      ])
    expect(read(compound(oldTable("Ana Lindqvist")))).toEqual(["name: last changed by = Ana Lindqvist"])
    expect(read(compound(oldSlides("Ana L.")))).toEqual(["name: last changed by = Ana L."])
  })

  it("that is encrypted, or is none that is known, says so", () => {
    const encrypted = ["not-looked-into: encrypted file"]
    expect(read(compound(oldText(["Ana", "x"], true)))).toEqual(encrypted)
    expect(read(compound({ EncryptedPackage: Buffer.alloc(9) }))).toEqual(encrypted)
    expect(read(compound({ Contents: Buffer.alloc(9) }))).toEqual(["not-looked-into: document of an old format"])
    expect(read(compound({ [SUMMARY]: Buffer.alloc(90) }))).toEqual([closed])
  })

  it("whose chains turn back, or lead nowhere, ends", () => {
    const bytes = compound({ WordDocument: Buffer.alloc(300_000, 5), [SUMMARY]: summary })
    const table = bytes.length - 512 * Math.ceil((bytes.length / 512 - 1) / 128)
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(600), fc.oneof(fc.nat(700), fc.constantFrom(0, 0xffff_fff9)))), (all) => {
        const changed = Buffer.from(bytes)
        for (const [row, value] of all)
          if (table + row * 4 + 4 <= changed.length) changed.writeUInt32LE(value, table + row * 4)
        const found = read(changed)
        expect(found).not.toContain("not-looked-into: file that could not be read")
        // What is not told was not to be seen, and that is told.
        expect(said.every((each) => found.includes(each)) || found.some((each) => /closed|old format/.test(each))).toBe(
          true,
        )
      }),
      { numRuns: 300 },
    )
  })
})

it("a mail says that it is one, who writes to whom, and that it has files", () => {
  const wide = (text: string) => Buffer.from(text, "utf16le")
  const fields = {
    "__substg1.0_0C1A001F": wide("Ana Lindqvist"),
    "__substg1.0_5D01001F": wide("ana@example.org"),
    "__substg1.0_39FE001E": Buffer.from("erik@example.org"),
    "__substg1.0_1000001F": wide("hello"),
  }
  expect(read(compound(fields))).toEqual([
    "name: sender of a mail = Ana Lindqvist",
    "name: sender of a mail = ana@example.org",
    "name: recipient of a mail = erik@example.org",
    "name: mail",
  ])
})

describe("a mail to many", () => {
  const field = (id: string, i: number) => `__substg1.0_${id}001E#${i}`
  const fieldsOf = (id: string, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [field(id, i), Buffer.from("erik@example.org")]))
  const last = { [field("0C1F", 0)]: Buffer.from("ana@example.org") }
  const erik = "name: recipient of a mail = erik@example.org"
  const ana = "name: sender of a mail = ana@example.org"

  it("says who, whatever else stands of each of them", () => {
    expect(read(compound({ ...fieldsOf("3A20", 300), ...last }))).toEqual([ana, "name: mail"])
  })

  it("says it wherever it lies among small files, and otherwise that it is closed", () => {
    const others = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}`, Buffer.alloc(4_000, 5)]))
    expect(read(compound({ ...others(80), ...last }))).toEqual([ana, "name: mail"])
    expect(read(compound({ ...others(300), ...last }))).toEqual([closed, "name: mail"])
  })

  it("of whom more are there than are told says what else there is", () => {
    const many = Object.entries(fieldsOf("39FE", 250)).map(([name], i) => [name, Buffer.from(`${i}@example.org`)])
    const found = read(compound({ ...Object.fromEntries(many), Catalog: Buffer.alloc(9) }))
    expect(found).toEqual(expect.arrayContaining([closed, "not-looked-into: embedded thumbnail"]))
  })

  it("of whom not all were looked at says so", () => {
    expect(read(compound({ ...fieldsOf("39FE", 200), ...last }))).toEqual([erik, closed, "name: mail"])
    expect(read(compound({ ...fieldsOf("39FE", 199), ...last }))).toEqual([erik, ana, "name: mail"])
  })
})

it("a real table of an old format", () => {
  expect(read(real("table.xls"))).toEqual(
    expect.arrayContaining(["name: author = Ana Lindqvist", "name: company = Ljus AB"]),
  )
})
