/** PNG: its chunks of text, packed or not, with what other formats have put into them; and EXIF. */
import { inflateSync } from "node:zlib"
import { fromHex } from "../../core/hex.ts"
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readExif } from "./exif.ts"
import { exifAt } from "./images.ts"
import { readIptc } from "./iptc.ts"
import { textOf } from "./texts.ts"
import { readXmp, readXmpText } from "./xmp.ts"

const MAX_PARTS = 1_000
const MAX_TEXT = 64 * 1024

export const readPng = (source: Source, findings: Findings): void => {
  let at = 8
  let isWhole = false
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const header = source.at(at, 8)
    isWhole = header.length < 8
    if (isWhole) break
    const length = header.readUInt32BE(0)
    const kind = header.toString("latin1", 4, 8)
    if (kind === "IEND") {
      isWhole = true
      break
    }
    if (kind === "eXIf") exifAt(source, at + 8, findings)
    else if (kind === "tIME") findings.note("time", "time of change")
    else if (kind === "tEXt" || kind === "zTXt" || kind === "iTXt") {
      pngText(kind, source.at(at + 8, Math.min(length, MAX_TEXT)), findings)
    }
    at += 12 + length
  }
  // What stands behind so many parts may say anything.
  if (!isWhole) findings.note("not-looked-into", "the rest of a picture")
  readXmp(source, findings)
}

type Field = readonly ["name" | "device" | "time", string]
const PNG_WORDS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["author", ["name", "author"]],
  ["artist", ["name", "artist"]],
  ["copyright", ["name", "copyright"]],
  ["title", ["name", "title"]],
  ["description", ["name", "description"]],
  ["comment", ["name", "comment"]],
  ["source", ["device", "camera"]],
  ["software", ["device", "software"]],
  ["creation time", ["time", "time it was made"]],
  ["date:create", ["time", "time it was made"]],
  ["date:modify", ["time", "time of change"]],
])

const pngText = (kind: string, octets: Buffer, findings: Findings): void => {
  const end = octets.indexOf(0)
  if (end < 1 || end > 79) return
  const word = octets.toString("latin1", 0, end)
  const known = PNG_WORDS.get(word.toLowerCase())
  let text: Buffer | undefined
  if (kind === "tEXt") text = octets.subarray(end + 1)
  else if (kind === "zTXt") text = inflated(octets.subarray(end + 2))
  else {
    const packed = octets[end + 1] === 1
    const language = octets.indexOf(0, end + 3)
    const translated = language < 0 ? -1 : octets.indexOf(0, language + 1)
    if (translated >= 0) text = packed ? inflated(octets.subarray(translated + 1)) : octets.subarray(translated + 1)
  }
  if (!text) return findings.note("not-looked-into", "text of a picture that could not be read")
  if (known) findings.add(known[0], known[1], textOf(text.subarray(0, 4_000)))
  else if (word === "XML:com.adobe.xmp") readXmpText(text.toString("utf8"), findings)
  else if (word.startsWith("Raw profile type ")) readProfile(word.slice(17), text, findings)
  else findings.note("not-looked-into", "text of its own in a picture")
}

/** As one family of programs writes it: a name, how long it is, and the octets as hex digits. */
const readProfile = (name: string, text: Buffer, findings: Findings): void => {
  const [, digits] = /^\s*\S{1,20}\s+\d{1,9}\s([\s\da-f]*)$/i.exec(text.toString("latin1")) ?? []
  const octets = fromHex((digits ?? "").replace(/\s/g, ""))
  if (name === "exif" || name === "APP1") {
    const tiff = octets.toString("latin1", 0, 6) === "Exif\0\0" ? octets.subarray(6) : octets
    if (readExif((position, length) => tiff.subarray(position, position + length), findings)) return
  }
  if (octets.includes("8BIM")) return readIptc(octets.subarray(octets.indexOf("8BIM")), findings)
  if (octets.includes("<rdf:RDF")) return readXmpText(octets.toString("utf8"), findings)
  findings.note("not-looked-into", "embedded profile of a picture")
}

/** Undefined for what is not deflated, or is more than anybody writes. */
const inflated = (octets: Buffer): Buffer | undefined => {
  try {
    return inflateSync(octets, { maxOutputLength: MAX_TEXT * 4 })
  } catch {
    return undefined
  }
}
