/** Sets of properties, as old Office documents keep what is said about them: by numbers, each value with its type. */
import type { Findings } from "../Findings.ts"
import { Fields } from "./Fields.ts"

type Field = readonly ["name" | "device" | "time", string]
const MAX_SECTIONS = 2
const MAX_PROPERTIES = 200
const MAX_TEXT = 4_000
const [CODE_PAGE, ANSI, WIDE, TIME] = [1, 0x1e, 0x1f, 0x40]
/** Milliseconds from where tenths of microseconds are counted, the year 1601, to 1970. */
const EPOCH = 11_644_473_600_000
const LEAST_TIME = 1e6

export const SUMMARY: ReadonlyMap<number, Field> = new Map<number, Field>([
  [2, ["name", "title"]],
  [3, ["name", "subject"]],
  [4, ["name", "author"]],
  [5, ["name", "keywords"]],
  [6, ["name", "comment"]],
  [7, ["name", "template"]],
  [8, ["name", "last changed by"]],
  [11, ["time", "time it was printed"]],
  [12, ["time", "time it was made"]],
  [13, ["time", "time of change"]],
  [18, ["device", "software"]],
])
/** Of its thumbnail there is said that it is there. */
const THUMBNAIL = 17
export const DOCUMENT_SUMMARY: ReadonlyMap<number, Field> = new Map<number, Field>([
  [14, ["name", "manager"]],
  [15, ["name", "company"]],
])
const OWN: Field = ["name", "field of its own"]

/** @returns whether it is one. The second section has fields that somebody has added. */
export const readPropertySet = (octets: Buffer, known: ReadonlyMap<number, Field>, findings: Findings): boolean => {
  const head = new Fields(octets, "little")
  if (head.number(2) !== 0xfffe) return false
  head.at = 24
  const sections = Math.min(head.number(4), MAX_SECTIONS)
  for (let i = 0; i < sections; i++) {
    head.at = 44 + i * 20
    const begin = head.number(4)
    const fieldOf = (id: number): Field | undefined => (i === 0 ? known.get(id) : id > CODE_PAGE ? OWN : undefined)
    readSection(octets.subarray(begin), fieldOf, findings)
    if (i === 0 && known === SUMMARY && propertiesOf(octets.subarray(begin)).has(THUMBNAIL))
      findings.note("not-looked-into", "embedded thumbnail")
  }
  return sections > 0
}

/** Where each begins, by its number. */
const propertiesOf = (section: Buffer): ReadonlyMap<number, number> => {
  const fields = new Fields(section, "little")
  fields.at = 4
  const count = Math.min(fields.number(4), MAX_PROPERTIES)
  const places = new Map<number, number>()
  for (let i = 0; i < count; i++) places.set(fields.number(4), fields.number(4))
  return places
}

const readSection = (section: Buffer, fieldOf: (id: number) => Field | undefined, findings: Findings): void => {
  const places = propertiesOf(section)
  const page = new Fields(section, "little")
  page.at = (places.get(CODE_PAGE) ?? NaN) + 4
  const codePage = page.number(2)
  for (const [id, place] of places) {
    const field = fieldOf(id)
    if (!field) continue
    const value = new Fields(section.subarray(place, place + 12 + MAX_TEXT * 2), "little")
    const type = value.number(4)
    const text =
      type === TIME
        ? timeText(value.number(8))
        : type === ANSI || type === WIDE
          ? textOf(value.octets.subarray(8), value.number(4), type === WIDE ? UTF16 : codePage)
          : ""
    findings.add(...field, text)
  }
}

const UTF16 = 1200
/** @param length in octets; of UTF-16 that is not said by a code page, in characters. */
const textOf = (octets: Buffer, length: number, codePage: number): string => {
  const whole = octets.subarray(0, Math.min(codePage === UTF16 ? length * 2 : length, MAX_TEXT) || 0)
  return decoded(whole, codePage).replace(/\0[^]*$/, "")
}
const decoded = (octets: Buffer, codePage: number): string => {
  const name = codePage === UTF16 ? "utf-16le" : codePage === 65_001 ? "utf-8" : (PAGES.get(codePage) ?? "windows-1252")
  return new TextDecoder(name).decode(octets)
}
const PAGES: ReadonlyMap<number, string> = new Map([
  ...[874, ...Array.from({ length: 9 }, (_, i) => 1250 + i)].map((page) => [page, `windows-${page}`] as const),
  [932, "shift_jis"],
  [936, "gbk"],
  [949, "euc-kr"],
  [950, "big5"],
  [10_000, "macintosh"],
])

const timeText = (tenths: number): string => {
  const date = new Date(tenths / 10_000 - EPOCH)
  return tenths > LEAST_TIME && !Number.isNaN(date.getTime()) ? date.toISOString() : ""
}
