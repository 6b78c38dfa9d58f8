/** Pictures: walks the parts of JPEG, PNG, WebP, TIFF and HEIC files to where they keep what is said about them. */
import { inflateSync } from "node:zlib"
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readExif, textOf } from "./exif.ts"
import { readIptc } from "./iptc.ts"
import { readXmp } from "./xmp.ts"

const MAX_PARTS = 1_000
const MAX_TEXT = 64 * 1024

/** EXIF that begins there. */
const exifAt = (source: Source, start: number, findings: Findings): void =>
  void readExif((position, length) => source.at(start + position, length), findings)

export const readJpeg = (source: Source, findings: Findings): void => {
  let at = 2
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const mark = source.at(at, 4)
    if (mark.length < 4 || mark[0] !== 0xff) break
    const kind = mark[1]!
    // The picture itself: nothing is said from here on.
    if (kind === 0xda || kind === 0xd9) break
    const length = mark.readUInt16BE(2)
    if (kind === 0xff || length < 2) {
      at++
      continue
    }
    const [begin, size] = [at + 4, length - 2]
    const name = source.at(begin, 14).toString("latin1")
    if (kind === 0xe1 && name.startsWith("Exif\0")) exifAt(source, begin + 6, findings)
    else if (kind === 0xed && name.startsWith("Photoshop 3.0")) readIptc(source.at(begin + 14, size - 14), findings)
    else if (kind === 0xfe) findings.add("name", "comment", textOf(source.at(begin, Math.min(size, 1_000))))
    at = begin + size
  }
  readXmp(source, findings)
}

export const readPng = (source: Source, findings: Findings): void => {
  let at = 8
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const header = source.at(at, 8)
    if (header.length < 8) break
    const length = header.readUInt32BE(0)
    const kind = header.toString("latin1", 4, 8)
    if (kind === "IEND") break
    if (kind === "eXIf") exifAt(source, at + 8, findings)
    else if (kind === "tIME") findings.note("time", "time of change")
    else if (kind === "tEXt" || kind === "zTXt" || kind === "iTXt") {
      pngText(kind, source.at(at + 8, Math.min(length, MAX_TEXT)), findings)
    }
    at += 12 + length
  }
  readXmp(source, findings)
}

type Said = readonly ["name" | "device" | "time", string]
const PNG_WORDS: ReadonlyMap<string, Said> = new Map<string, Said>([
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
  else if (word.startsWith("Raw profile type")) findings.note("not-looked-into", "embedded profile of a picture")
}

/** Undefined for what is not deflated, or is more than anybody writes. */
const inflated = (octets: Buffer): Buffer | undefined => {
  try {
    return inflateSync(octets, { maxOutputLength: MAX_TEXT * 4 })
  } catch {
    return undefined
  }
}

export const readWebp = (source: Source, findings: Findings): void => {
  let at = 12
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const header = source.at(at, 8)
    if (header.length < 8) break
    const length = header.readUInt32LE(4)
    const kind = header.toString("latin1", 0, 4)
    if (kind === "EXIF") {
      const named = source.at(at + 8, 6).toString("latin1") === "Exif\0\0"
      exifAt(source, at + (named ? 14 : 8), findings)
    }
    at += 8 + length + (length % 2)
  }
  // It stands in the file's last part.
  readXmp(source, findings)
}

export const readTiff = (source: Source, findings: Findings): void => {
  exifAt(source, 0, findings)
  readXmp(source, findings)
}

/** HEIC and AVIF keep EXIF somewhere among the pictures: it is looked for by its name. */
const WINDOW = 256 * 1024
const MOST_WINDOWS = 12
export const readHeic = (source: Source, findings: Findings): void => {
  const found = new Set<number>()
  const search = (part: Buffer, begin: number): void => {
    for (let at = part.indexOf("Exif\0\0"); at >= 0 && found.size < 8; at = part.indexOf("Exif\0\0", at + 1)) {
      if (found.has(begin + at)) continue
      found.add(begin + at)
      exifAt(source, begin + at + 6, findings)
    }
  }
  search(source.head, 0)
  search(source.tail, source.size - source.tail.length)
  const step = WINDOW - 16
  for (let at = source.head.length - 16, windows = 0; at > 0 && at < source.size; at += step) {
    if (found.size > 0) break
    if (++windows > MOST_WINDOWS) {
      findings.note("not-looked-into", "a part of a large picture")
      break
    }
    search(source.at(at, WINDOW), at)
  }
  readXmp(source, findings)
}

export const readGif = (source: Source, findings: Findings): void => {
  const at = source.head.indexOf(Buffer.from([0x21, 0xfe]))
  if (at >= 0) {
    const length = source.head[at + 2] ?? 0
    const text = source.head.toString("latin1", at + 3, at + 3 + length)
    if (/^[\x20-\x7e]{4,}$/.test(text)) findings.add("name", "comment", text)
  }
  readXmp(source, findings)
}
