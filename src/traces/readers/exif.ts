/**
 * EXIF, as cameras write it: a TIFF structure of directories of entries. Each directory is read once, and as many of
 * them as a picture has; an entry that points nowhere is passed over.
 */
import type { Findings } from "../Findings.ts"
import { readIptc, readRecords } from "./iptc.ts"
import { textOf } from "./texts.ts"
import { readXmpText } from "./xmp.ts"

/** How a reader gets at octets of the structure, from its own beginning on. */
export type Octets = (position: number, length: number) => Buffer

const MAX_DIRECTORIES = 16
const MAX_ENTRIES = 512
const MAX_TEXT = 1_024

const TEXTS: Readonly<Record<number, readonly ["name" | "device" | "time" | "place", string]>> = {
  0x000b: ["device", "software"],
  0x010d: ["name", "file name in a picture"],
  0x010e: ["name", "description"],
  0x010f: ["device", "camera"],
  0x0110: ["device", "camera"],
  0x0131: ["device", "software"],
  0x0132: ["time", "time of change"],
  0x013b: ["name", "artist"],
  0x013c: ["device", "computer"],
  0x8298: ["name", "copyright"],
  0x9003: ["time", "time of capture"],
  0x9004: ["time", "time of capture"],
  0x9010: ["time", "time zone"],
  0x9011: ["time", "time zone"],
  0x9012: ["time", "time zone"],
  0x9213: ["device", "software"],
  0x9c9b: ["name", "title"],
  0x9c9c: ["name", "comment"],
  0x9c9d: ["name", "author"],
  0x9c9e: ["name", "keywords"],
  0x9c9f: ["name", "subject"],
  0xa420: ["device", "image number"],
  0xa430: ["name", "owner of the camera"],
  0xa431: ["device", "serial number"],
  0xa433: ["device", "lens"],
  0xa434: ["device", "lens"],
  0xa435: ["device", "serial number"],
  0xa436: ["name", "title"],
  0xa437: ["name", "author"],
  0xa438: ["name", "author"],
  0xa439: ["device", "software"],
  0xa43a: ["device", "software"],
  0xa43b: ["device", "software"],
  0xa43c: ["device", "software"],
  0xc614: ["device", "camera"],
  0xc62f: ["device", "serial number"],
  0xc68b: ["name", "file name in a picture"],
  0xfde8: ["name", "owner of the camera"],
  0xfde9: ["device", "serial number"],
}
const [EXIF, GPS, USER_COMMENT, SUB_IFDS, XMP, IPTC, RESOURCES] = [
  0x8769, 0x8825, 0x9286, 0x014a, 0x02bc, 0x83bb, 0x8649,
]
/** That something is there says enough, or all that can be said. */
const NOTES: Readonly<Record<number, readonly ["device" | "place" | "not-looked-into", string]>> = {
  0x0201: ["not-looked-into", "embedded thumbnail"],
  0x8482: ["place", "position on a map"],
  0x85d8: ["place", "position on a map"],
  0x927c: ["device", "notes of the camera's maker"],
  0xc634: ["device", "notes of the camera's maker"],
  0xc65d: ["device", "image number"],
}
/** Of other formats, in one value. */
const MAX_BLOCK = 64 * 1024
/** Octets a value, by type. */
const WIDTHS = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

/** @param first what its first directory holds: of some formats, each directory is a structure of its own. */
export const readExif = (octets: Octets, findings: Findings, first: "picture" | "position" = "picture"): boolean => {
  const start = octets(0, 8)
  if (start.length < 8) return false
  const order = start.toString("latin1", 0, 2)
  if (order !== "II" && order !== "MM") return false
  const little = order === "II"
  const u16 = (from: Buffer, at: number) => (little ? from.readUInt16LE(at) : from.readUInt16BE(at))
  const u32 = (from: Buffer, at: number) => (little ? from.readUInt32LE(at) : from.readUInt32BE(at))
  // 42; of raw formats of some makers another number.
  if (![42, 0x55, 0x4f52, 0x5352].includes(u16(start, 2))) return false

  const waiting: { readonly at: number; readonly gps: boolean }[] = [{ at: u32(start, 4), gps: first === "position" }]
  const seen = new Set<number>()
  while (waiting.length > 0 && seen.size < MAX_DIRECTORIES) {
    const { at, gps } = waiting.shift()!
    if (at < 8 || seen.has(at)) continue
    seen.add(at)
    const counted = octets(at, 2)
    if (counted.length < 2) continue
    const count = Math.min(u16(counted, 0), MAX_ENTRIES)
    const rows = octets(at + 2, count * 12 + 4)
    const position: Position = {}
    for (let row = 0; row + 12 <= rows.length && row < count * 12; row += 12) {
      const [tag, type, length] = [u16(rows, row), u16(rows, row + 2), u32(rows, row + 4)]
      const width = WIDTHS[type] ?? 0
      if (width === 0 || length === 0) continue
      const size = Math.min(width * length, MAX_TEXT)
      const value = (): Buffer =>
        width * length <= 4 ? rows.subarray(row + 8, row + 8 + size) : octets(u32(rows, row + 8), size)
      if (gps) readPosition(tag, value(), u32, position, findings)
      else if (tag === EXIF) waiting.push({ at: u32(rows, row + 8), gps: false })
      else if (tag === GPS) waiting.push({ at: u32(rows, row + 8), gps: true })
      else if (tag === SUB_IFDS) {
        const places = value()
        for (let i = 0; i + 4 <= Math.min(places.length, 16); i += 4) waiting.push({ at: u32(places, i), gps: false })
      } else if (tag === USER_COMMENT) findings.add("name", "comment", commentOf(value(), little))
      else if (tag === XMP || tag === IPTC || tag === RESOURCES) {
        const block = octets(u32(rows, row + 8), Math.min(width * length, MAX_BLOCK))
        if (tag === XMP) readXmpText(block.toString("utf8"), findings)
        else if (tag === IPTC) readRecords(block, findings)
        else readIptc(block, findings)
      } else if (NOTES[tag]) findings.note(...NOTES[tag])
      else {
        const [kind, what] = TEXTS[tag] ?? []
        if (kind && what) findings.add(kind, what, tag >> 8 === 0x9c ? wide(value()) : textOf(value()))
      }
    }
    tellPosition(position, findings)
    if (rows.length === count * 12 + 4 && !gps) waiting.push({ at: u32(rows, count * 12), gps: false })
  }
  return seen.size > 0
}

interface Position {
  latitude?: number
  longitude?: number
  south?: boolean
  west?: boolean
}

const readPosition = (
  tag: number,
  value: Buffer,
  u32: (from: Buffer, at: number) => number,
  position: Position,
  findings: Findings,
): void => {
  if (tag === 1) position.south = /s/i.test(textOf(value))
  else if (tag === 3) position.west = /w/i.test(textOf(value))
  else if (tag === 2 || tag === 4) {
    if (value.length < 24) return
    const [degrees, minutes, seconds] = [0, 8, 16].map((at) => u32(value, at) / (u32(value, at + 4) || 1))
    const whole = degrees! + minutes! / 60 + seconds! / 3600
    if (tag === 2) position.latitude = whole
    else position.longitude = whole
  } else if (tag === 6) findings.note("place", "GPS altitude")
  else if (tag === 0x14 || tag === 0x16) findings.note("place", "GPS position of a destination")
  else if (tag === 0x1b || tag === 0x1c) findings.add("place", "place", textOf(value.subarray(8)))
  else if (tag === 0x1d) findings.add("time", "time of capture", textOf(value))
}

const tellPosition = ({ latitude, longitude, south, west }: Position, findings: Findings): void => {
  if (latitude === undefined && longitude === undefined) return
  const part = (value: number | undefined, sign: string) =>
    value === undefined || !Number.isFinite(value) ? "?" : `${value.toFixed(5)} ${sign}`
  findings.add("place", "GPS position", `${part(latitude, south ? "S" : "N")} ${part(longitude, west ? "W" : "E")}`)
}

/** What it is written in stands before it. */
const commentOf = (octets: Buffer, little: boolean): string => {
  const text = octets.subarray(8)
  if (octets.toString("latin1", 0, 7) !== "UNICODE") return textOf(text)
  const even = Buffer.from(text.subarray(0, text.length - (text.length % 2)))
  const isLittle = even[0] === 0xff && even[1] === 0xfe ? true : even[0] === 0xfe && even[1] === 0xff ? false : little
  return wide(isLittle ? even : even.swap16())
}

/** UTF-16 of little end, as one system writes it. */
const wide = (octets: Buffer): string => octets.toString("utf16le").replace(/\0.*$/su, "")
