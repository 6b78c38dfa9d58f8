/**
 * PDF: the words of its information dictionary, wherever they stand in the file's beginning and end, and XMP. Objects
 * that are compressed or encrypted are inflated as far as they are small; what stays closed is told.
 */
import { inflateSync } from "node:zlib"
import { fromHex } from "../../core/hex.ts"
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readXmp } from "./xmp.ts"

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

export const readPdf = (source: Source, findings: Findings): void => {
  const parts = [source.head, source.tail]
  const closed = parts.some((part) => part.includes("/Encrypt"))
  if (closed) findings.note("not-looked-into", "encrypted PDF")
  for (const part of parts) {
    if (!closed) readFields(part.toString("latin1"), findings)
    readStreams(part, findings, closed)
  }
  if (source.size > source.head.length + source.tail.length)
    findings.note("not-looked-into", "the middle of a large PDF")
  readXmp(source, findings)
}

const readFields = (text: string, findings: Findings): void => {
  for (const [kind, what, field] of FIELDS) {
    for (let at = text.indexOf(field), found = 0; at >= 0 && found < 8; at = text.indexOf(field, at + 1), found++) {
      const value = stringAt(text, at + field.length)
      if (value !== undefined) findings.add(kind, what, value)
    }
  }
}

/** Streams of objects, where newer files keep their dictionaries; pictures and fonts say their own sort. */
const readStreams = (part: Buffer, findings: Findings, closed: boolean): void => {
  for (let at = part.indexOf("/ObjStm"), streams = 0; at >= 0; at = part.indexOf("/ObjStm", at + 7)) {
    if (closed || ++streams > MAX_STREAMS) return findings.note("not-looked-into", "closed parts of a PDF")
    const begin = part.indexOf("stream", at)
    if (begin < 0) return
    const from = part[begin + 6] === 0x0d ? begin + 8 : begin + 7
    const end = part.indexOf("endstream", from)
    const octets = part.subarray(from, Math.min(end < 0 ? part.length : end, from + MAX_PACKED))
    try {
      // What follows the stream's end is passed over.
      readFields(inflateSync(octets, { maxOutputLength: MAX_INFLATED }).toString("latin1"), findings)
    } catch {
      findings.note("not-looked-into", "closed parts of a PDF")
    }
  }
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
  const text = octets.toString("utf8")
  return text.includes("\ufffd") ? octets.toString("latin1") : text
}
