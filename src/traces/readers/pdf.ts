/**
 * PDF: the words of its information dictionary, wherever they stand in the file's beginning and end, also as objects of
 * their own, and XMP. What is compressed is inflated as far as it is small; what stays closed is told.
 */
import { inflateSync } from "node:zlib"
import { fromHex } from "../../core/hex.ts"
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readXmp, readXmpIn } from "./xmp.ts"

const FIELDS: readonly (readonly ["name" | "device" | "time", string, string])[] = [
  ["name", "author", "/Author"],
  ["name", "company", "/Company"],
  ["name", "title", "/Title"],
  ["name", "subject", "/Subject"],
  ["name", "keywords", "/Keywords"],
  ["device", "software", "/Creator"],
  ["device", "software", "/Producer"],
  ["time", "time it was made", "/CreationDate"],
  ["time", "time of change", "/ModDate"],
]
const MAX_STREAMS = 24
const MAX_INFLATED = 256 * 1024
const MAX_PACKED = 128 * 1024

/** What else may be in one, by how it is named there. */
const NOTES: readonly (readonly [RegExp, string])[] = [
  [/\/EmbeddedFile\b/, "files inside of a PDF"],
  [/\/Subtype\s{0,4}\/(?:Text|FreeText|Highlight|Ink|Stamp|FileAttachment)\b/, "comments in a PDF"],
  [/\/DCTDecode\b/, "pictures inside of a document"],
]

export const readPdf = (source: Source, findings: Findings): void => {
  const parts = [source.head, source.tail]
  const closed = parts.some((part) => part.includes("/Encrypt"))
  if (closed) findings.note("not-looked-into", "encrypted PDF")
  const objects = new Objects()
  for (const part of parts) {
    const text = part.toString("latin1")
    if (!closed) objects.texts.push(text)
    readStreams(part, objects, findings, closed)
    for (const [pattern, what] of NOTES) if (pattern.test(text)) findings.note("not-looked-into", what)
  }
  for (const text of [...objects.texts, ...objects.packed.map(({ text }) => text)]) readFields(text, objects, findings)
  if (source.size > source.head.length + source.tail.length)
    findings.note("not-looked-into", "the middle of a large PDF")
  readXmp(source, findings)
}

/** What is known of a file's objects: those that stand open, and those in streams, with where each begins there. */
class Objects {
  readonly texts: string[] = []
  readonly packed: { readonly text: string; readonly begins: ReadonlyMap<number, number> }[] = []

  /** The string that is the object of this number, where there is one. */
  stringOf(number: number): string | undefined {
    for (const text of this.texts) {
      // The last one counts: a file is changed by what is put behind.
      const mark = new RegExp(`(?<!\\d)${number}\\s{1,4}\\d{1,5}\\s{1,4}obj`, "g")
      const begin = [...text.matchAll(mark)].at(-1)
      const value = begin && stringAt(text, begin.index + begin[0].length)
      if (value !== undefined) return value
    }
    for (const { text, begins } of this.packed) {
      const begin = begins.get(number)
      const value = begin === undefined ? undefined : stringAt(text, begin)
      if (value !== undefined) return value
    }
    return undefined
  }
}

const MOST_REFERENCES = 32
const readFields = (text: string, objects: Objects, findings: Findings): void => {
  let references = 0
  for (const [kind, what, field] of FIELDS) {
    for (let at = text.indexOf(field), found = 0; at >= 0 && found < 8; at = text.indexOf(field, at + 1), found++) {
      const [, number] = /^\s{0,16}(\d{1,7})\s{1,4}\d{1,5}\s{1,4}R\b/.exec(text.slice(at + field.length, at + 60)) ?? []
      if (number !== undefined && ++references > MOST_REFERENCES) continue
      const value = number === undefined ? stringAt(text, at + field.length) : objects.stringOf(Number(number))
      if (value !== undefined) findings.add(kind, what, value)
      else if (number !== undefined) findings.note("not-looked-into", "closed parts of a PDF")
    }
  }
}

/**
 * Streams of objects, where newer files keep their dictionaries, and XMP that is packed; pictures and fonts say their
 * own sort.
 */
const readStreams = (part: Buffer, objects: Objects, findings: Findings, closed: boolean): void => {
  for (const mark of ["/ObjStm", "/Metadata"]) {
    for (let at = part.indexOf(mark), streams = 0; at >= 0; at = part.indexOf(mark, at + 7)) {
      const begin = part.indexOf("stream", at)
      if (begin < 0) break
      const dictionary = dictionaryAround(part, at, begin)
      // Of a reference to it, there is nothing here.
      if (mark === "/Metadata" && !(/\/Type\s{0,4}\/Metadata/.test(dictionary) && dictionary.includes("/Filter")))
        continue
      if (closed || ++streams > MAX_STREAMS) return findings.note("not-looked-into", "closed parts of a PDF")
      const from = part[begin + 6] === 0x0d ? begin + 8 : begin + 7
      const end = part.indexOf("endstream", from)
      const octets = part.subarray(from, Math.min(end < 0 ? part.length : end, from + MAX_PACKED))
      try {
        // What follows the stream's end is passed over.
        const inside = inflateSync(octets, { maxOutputLength: MAX_INFLATED })
        if (mark === "/Metadata") readXmpIn(inside, findings)
        else objects.packed.push(objectsIn(inside.toString("latin1"), dictionary))
      } catch {
        findings.note("not-looked-into", "closed parts of a PDF")
      }
    }
  }
}

/** What is said of the stream that begins there. */
const dictionaryAround = (part: Buffer, at: number, begin: number): string => {
  const text = part.toString("latin1", Math.max(0, at - 500), Math.min(begin, at + 1_000))
  return text.slice(text.lastIndexOf("obj", Math.min(at, 500)) + 1)
}

/** Pairs of an object's number and where it begins stand first. */
const MOST_OBJECTS = 2_000
const objectsIn = (text: string, dictionary: string): Objects["packed"][number] => {
  const first = Number(/\/First\s{1,4}(\d{1,7})/.exec(dictionary)?.[1] ?? 0)
  const numbers = text.slice(0, first).trim().split(/\s+/, MOST_OBJECTS).map(Number)
  const begins = new Map<number, number>()
  for (let i = 0; i + 1 < numbers.length; i += 2) begins.set(numbers[i]!, first + numbers[i + 1]!)
  return { text, begins }
}

/** A string in brackets or in hex, at most so long. */
const MAX_STRING = 2_000
const stringAt = (text: string, at: number): string | undefined => {
  const begin = at + (/^\s{0,16}/.exec(text.slice(at, at + 16))?.[0].length ?? 0)
  if (text[begin] === "<" && text[begin + 1] !== "<") {
    const end = text.indexOf(">", begin)
    if (end < 0 || end - begin > MAX_STRING) return undefined
    return decoded(fromHex(text.slice(begin + 1, end).replace(/[^0-9a-f]/gi, "")))
  }
  if (text[begin] !== "(") return undefined
  const octets: number[] = []
  let depth = 1
  for (let i = begin + 1; i < text.length && octets.length < MAX_STRING; i++) {
    const sign = text[i]!
    if (sign === "\\") {
      const [octal] = /^[0-7]{1,3}/.exec(text.slice(i + 1, i + 4)) ?? []
      // A line that goes on.
      if (/^\r?\n/.test(text.slice(i + 1, i + 3))) {
        i += text[i + 1] === "\r" ? 2 : 1
        continue
      }
      if (octal !== undefined) octets.push(Number.parseInt(octal, 8) & 0xff)
      else octets.push((ESCAPES.get(text[i + 1]!) ?? text[i + 1] ?? "").charCodeAt(0) || 0)
      i += octal?.length ?? 1
      continue
    }
    if (sign === "(") depth++
    if (sign === ")" && --depth === 0) return decoded(Buffer.from(octets))
    octets.push(sign.charCodeAt(0))
  }
  return undefined
}
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["b", "\b"],
  ["f", "\f"],
])

const decoded = (octets: Buffer): string => {
  if (octets[0] === 0xfe && octets[1] === 0xff)
    return Buffer.from(octets.subarray(2, octets.length - (octets.length % 2)))
      .swap16()
      .toString("utf16le")
  if (octets[0] === 0xff && octets[1] === 0xfe) return octets.toString("utf16le", 2)
  const text = octets.toString("utf8").replace(/^\ufeff/, "")
  return text.includes("\ufffd") ? octets.toString("latin1") : text
}
