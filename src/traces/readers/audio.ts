/** Tags of music: ID3, and the comments of Vorbis, as FLAC and others have them. */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { textOf } from "./texts.ts"

type Field = readonly ["name" | "device" | "time" | "place", string]
const MAX_FRAMES = 500
const MAX_VALUE = 4_000
const MAX_TAG = 1024 * 1024

const ID3: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["TPE1", ["name", "artist"]],
  ["TPE2", ["name", "artist"]],
  ["TPE3", ["name", "artist"]],
  ["TPE4", ["name", "artist"]],
  ["TCOM", ["name", "author"]],
  ["TEXT", ["name", "author"]],
  ["TOPE", ["name", "artist"]],
  ["TOLY", ["name", "author"]],
  ["TOFN", ["name", "file name in a recording"]],
  ["TIPL", ["name", "author"]],
  ["TMCL", ["name", "artist"]],
  ["TRSO", ["name", "owner"]],
  ["TOWN", ["name", "owner"]],
  ["TENC", ["name", "encoded by"]],
  ["TCOP", ["name", "copyright"]],
  ["TPUB", ["name", "publisher"]],
  ["COMM", ["name", "comment"]],
  ["TSSE", ["device", "software"]],
  ["TDRC", ["time", "time it was made"]],
  ["TDEN", ["time", "time it was made"]],
  ["TDTG", ["time", "time of change"]],
  ["TP1", ["name", "artist"]],
  ["TP2", ["name", "artist"]],
  ["TCM", ["name", "author"]],
  ["TEN", ["name", "encoded by"]],
  ["TCR", ["name", "copyright"]],
  ["COM", ["name", "comment"]],
  ["TSS", ["device", "software"]],
])

/** @param last of the file: there may be a tag of the oldest form. */
export const readId3 = (source: Source, last: Buffer, findings: Findings): void => {
  const { head } = source
  if (hasId3(head)) {
    const end = 10 + synchsafe(head, 6)
    readId3In(source.at(0, Math.min(end, MAX_TAG)), findings)
    if (source.at(end, 4).toString("latin1") === "fLaC") readFlacAt(source, end, findings)
  }
  const oldest = last.subarray(-128)
  if (oldest.length === 128 && oldest.toString("latin1", 0, 3) === "TAG") {
    findings.add("name", "artist", textOf(oldest.subarray(33, 63)))
    findings.add("name", "comment", textOf(oldest.subarray(97, 125)))
  }
}

/** @param octets which begin with a tag, if there is one. */
export const readId3In = (octets: Buffer, findings: Findings): void => {
  if (!hasId3(octets)) return
  const [version, flags] = [octets[3]!, octets[5]!]
  const tag = octets.subarray(10, 10 + synchsafe(octets, 6))
  readFrames((flags & 0x80) !== 0 && version < 4 ? resynchronised(tag) : tag, version, flags, findings)
}

const hasId3 = (octets: Buffer): boolean => octets.length >= 10 && octets.toString("latin1", 0, 3) === "ID3"

const synchsafe = (from: Buffer, at: number): number =>
  ((from[at]! & 0x7f) << 21) | ((from[at + 1]! & 0x7f) << 14) | ((from[at + 2]! & 0x7f) << 7) | (from[at + 3]! & 0x7f)

const resynchronised = (tag: Buffer): Buffer => tag.filter((octet, i) => octet !== 0 || tag[i - 1] !== 0xff) as Buffer

const readFrames = (tag: Buffer, version: number, flags: number, findings: Findings): void => {
  const short = version === 2
  const header = short ? 6 : 10
  let at = 0
  if ((flags & 0x40) !== 0 && !short && tag.length >= 4)
    at = version === 4 ? synchsafe(tag, 0) : tag.readUInt32BE(0) + 4
  for (let frames = 0; at + header <= tag.length && frames < MAX_FRAMES; frames++) {
    const id = tag.toString("latin1", at, at + (short ? 3 : 4))
    if (!/^[A-Z0-9]{3,4}$/.test(id)) return
    const size = short ? tag.readUIntBE(at + 3, 3) : version === 4 ? synchsafe(tag, at + 4) : tag.readUInt32BE(at + 4)
    const body = tag.subarray(at + header, at + header + Math.min(size, MAX_VALUE))
    const [kind, what] = ID3.get(id) ?? []
    if (kind && what) findings.add(kind, what, frameText(id, body))
    else if (id === "APIC" || id === "PIC") findings.note("not-looked-into", "picture inside of a recording")
    else if (id === "PRIV" || id === "GEOB" || id === "UFID") findings.note("not-looked-into", "private data in tags")
    else if (id === "POPM") findings.add("name", "e-mail address", textOf(body))
    else if (id === "OWNE") findings.note("name", "owner")
    else if (id === "WXXX" || id === "WOAF" || id === "WOAR")
      findings.add("name", "web address", textOf(id === "WXXX" ? body.subarray(body.indexOf(0, 1) + 1) : body))
    else if (id === "TXXX" || id === "TXX") findings.add("name", "field of its own", frameText(id, body))
    at += header + size
  }
}

const frameText = (id: string, body: Buffer): string => {
  const encoding = body[0] ?? 0
  const text = body.subarray(id.startsWith("COM") ? 4 : 1)
  const decoded =
    encoding === 1 || encoding === 2
      ? utf16(text, encoding === 2)
      : encoding === 3
        ? text.toString("utf8")
        : text.toString("latin1")
  return decoded
    .split("\0")
    .filter((part) => part !== "" && part !== "\ufeff")
    .join(" · ")
}

const utf16 = (octets: Buffer, big: boolean): string => {
  const even = Buffer.from(octets.subarray(0, octets.length - (octets.length % 2)))
  const swapped = big || (even[0] === 0xfe && even[1] === 0xff)
  return (swapped ? even.swap16() : even).toString("utf16le").replaceAll("\ufeff", "")
}

const VORBIS: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["ARTIST", ["name", "artist"]],
  ["ALBUMARTIST", ["name", "artist"]],
  ["PERFORMER", ["name", "artist"]],
  ["COMPOSER", ["name", "author"]],
  ["AUTHOR", ["name", "author"]],
  ["COPYRIGHT", ["name", "copyright"]],
  ["CONTACT", ["name", "contact"]],
  ["ORGANIZATION", ["name", "publisher"]],
  ["COMMENT", ["name", "comment"]],
  ["DESCRIPTION", ["name", "comment"]],
  ["ENCODED_BY", ["name", "encoded by"]],
  ["ENCODED-BY", ["name", "encoded by"]],
  ["ENCODEDBY", ["name", "encoded by"]],
  ["LYRICIST", ["name", "author"]],
  ["PUBLISHER", ["name", "publisher"]],
  ["EMAIL", ["name", "e-mail address"]],
  ["OWNER", ["name", "owner"]],
  ["LOCATION", ["place", "place"]],
  ["ENCODER", ["device", "software"]],
  ["DATE", ["time", "time it was made"]],
  ["RECORDLOCATION", ["place", "place"]],
  ["RECORDDATE", ["time", "time of capture"]],
  ["FILE", ["name", "file name in a recording"]],
])

/** What tags are called that are keys and values; also other words for it. */
export const fieldOf = (key: string): Field | undefined => VORBIS.get(key.toUpperCase().replaceAll(" ", ""))

export const readFlac = (source: Source, findings: Findings): void => readFlacAt(source, 0, findings)

/** A tag of another form may stand before it. */
const readFlacAt = (source: Source, start: number, findings: Findings): void => {
  for (let at = start + 4, blocks = 0; blocks < 128; blocks++) {
    const header = source.at(at, 4)
    if (header.length < 4) return
    const [kind, length] = [header[0]! & 0x7f, header.readUIntBE(1, 3)]
    if (kind === 4) readComments(source.at(at + 4, Math.min(length, 256 * 1024)), findings)
    if (kind === 6) findings.note("not-looked-into", "picture inside of a recording")
    if ((header[0]! & 0x80) !== 0) return
    at += 4 + length
  }
}

export const readComments = (octets: Buffer, findings: Findings): void => {
  if (octets.length < 8) return
  const vendor = octets.readUInt32LE(0)
  if (vendor + 8 > octets.length) return
  findings.add("device", "software", octets.toString("utf8", 4, 4 + Math.min(vendor, MAX_VALUE)))
  const count = Math.min(octets.readUInt32LE(4 + vendor), MAX_FRAMES)
  for (let at = 8 + vendor, i = 0; i < count && at + 4 <= octets.length; i++) {
    const length = octets.readUInt32LE(at)
    const line = octets.toString("utf8", at + 4, at + 4 + Math.min(length, MAX_VALUE))
    const equals = line.indexOf("=")
    const [kind, what] = fieldOf(line.slice(0, equals)) ?? []
    if (kind && what) findings.add(kind, what, line.slice(equals + 1))
    if (/^METADATA_BLOCK_PICTURE/i.test(line)) findings.note("not-looked-into", "picture inside of a recording")
    at += 4 + length
  }
}
