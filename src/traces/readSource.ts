/**
 * What a file says, by its name and by what its octets begin with: one list of formats, each with its reader. Whatever
 * is in a file, this ends, and throws nothing; a format that is not in the list is told as not looked into.
 */
import type { Trace } from "../core/traces.ts"
import { Findings } from "./Findings.ts"
import type { Person } from "./Person.ts"
import type { Source } from "./Source.ts"
import { readGzip, readTar } from "./readers/archive.ts"
import { readAsf } from "./readers/asf.ts"
import { readFlac } from "./readers/audio.ts"
import { readGif, readJpeg, readPsd, readTiff, readWebp } from "./readers/images.ts"
import { readCr3 } from "./readers/cr3.ts"
import { readHeif } from "./readers/heif.ts"
import { readJxl } from "./readers/jxl.ts"
import { readFolderList, readShortcut, readSwap, readTorrent } from "./readers/leavings.ts"
import { type Inside, lookAtFirst, type LookInside } from "./readers/inside.ts"
import { readMusic } from "./readers/music.ts"
import { readMatroska } from "./readers/matroska.ts"
import { readMp4 } from "./readers/mp4.ts"
import { readNames } from "./readers/names.ts"
import { readZip } from "./readers/office.ts"
import { readCompound } from "./readers/oldOffice.ts"
import { readOgg } from "./readers/ogg.ts"
import { readPdf } from "./readers/pdf.ts"
import { readPng } from "./readers/png.ts"
import { readRar } from "./readers/rar.ts"
import { readAiff, readRiff } from "./readers/riff.ts"
import { readSevenZip } from "./readers/sevenZip.ts"
import { readXmp } from "./readers/xmp.ts"
import { readHomes, readKeys, readText, textIn } from "./readers/text.ts"

/** @param look takes parts of the file that are files of their own. */
type Reader = (source: Source, findings: Findings, person: Person, look: LookInside) => void
const closed =
  (what: string): Reader =>
  (_, findings) =>
    findings.note("not-looked-into", what)

/** In which place, which octets (as Latin-1), and who reads it. */
const FORMATS: readonly (readonly [at: number, pattern: RegExp, Reader])[] = [
  [0, /^\xff\xd8\xff/, readJpeg],
  [0, /^\x89PNG\r\n\x1a\n/, readPng],
  [0, /^RIFF[^]{4}WEBP/, readWebp],
  [0, /^(?:II\*\0|MM\0\*|IIU\0|IIRO|IIRS)/, readTiff],
  [4, /^ftyp(?:hei[cxms]|hev[cxms]|mi[fa][12f]|msf1|avi[fso])/, readHeif],
  [4, /^JXL /, readJxl],
  [4, /^ftypcrx /, readCr3],
  [4, /^(?:ftyp|moov|mdat|wide|free|skip|pnot)/, readMp4],
  [0, /^8BPS\0\x01/, readPsd],
  [0, /^GIF8[79]a/, readGif],
  [0, /^%PDF-/, readPdf],
  [0, /^PK(?:\x03\x04|\x05\x06)/, readZip],
  [0, /^ID3/, readMusic],
  [0, /^\xff[\xe2-\xff]/, readMusic],
  [0, /^fLaC/, readFlac],
  [0, /^OggS/, readOgg],
  [0, /^\x1f\x8b/, readGzip],
  [0, /^Rar!\x1a\x07[\0\x01]/, readRar],
  [0, /^7z\xbc\xaf\x27\x1c/, readSevenZip],
  [0, /^(?:BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|!<arch>|MSCF)/, closed("archive")],
  [257, /^ustar/, readTar],
  [0, /^(?:age-encryption\.org|-----BEGIN PGP MESSAGE|LUKS\xba\xbe|Salted__)/, closed("encrypted file")],
  [0, /^SQLite format 3\0/, closed("database")],
  [0, /^\xd0\xcf\x11\xe0/, readCompound],
  [0, /^\x1aE\xdf\xa3/, readMatroska],
  [0, /^RIFF[^]{4}(?:WAVE|AVI )/, readRiff],
  [0, /^FORM[^]{4}AIF[FC]/, readAiff],
  [0, /^\x30\x26\xb2\x75\x8e\x66\xcf\x11/, readAsf],
  [0, /^(?:MAC |MP\+|MPCK|wvpk|OFR )/, readMusic],
  [0, /^(?:RIFF|FORM|MThd)/, closed("recording or film of another format")],
  [0, /^b0VIM /, readSwap],
  [0, /^\0\0\0\x01Bud1/, readFolderList],
  [0, /^L\0\0\0\x01\x14\x02\0/, readShortcut],
  [
    0,
    /^d\d{1,2}:(?:announce|comment|created by|creation date|encoding|info|nodes|publisher|url-list|azureus)/,
    readTorrent,
  ],
  [0, /^(?:\x7fELF|MZ|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe)/, closed("program")],
]

/** @param path below the share, with its own name as the last element. */
export const readSource = (path: readonly string[], source: Source, person: Person): readonly Trace[] => {
  const findings = new Findings()
  readNames(path, person, findings)
  if (source.size === 0) return findings.all
  try {
    readAll(source, person, findings)
  } catch {
    // A reader that a file has led astray: what it found counts, and what it did not see is said.
    findings.note("not-looked-into", "file that could not be read")
  }
  if (source.isSpent) findings.note("not-looked-into", "the rest of a file of many parts")
  return findings.all
}

/** What the file says itself, and then what is said by files in it. */
const readAll = (source: Source, person: Person, findings: Findings): void => {
  const inside: (readonly [parts: readonly Inside[], what: string])[] = []
  readContents(source, person, findings, (...given) => inside.push(given))
  const noDeeper: LookInside = (parts, what) => {
    if (parts.length > 0) findings.note("not-looked-into", what)
  }
  for (const [parts, what] of inside) {
    const isWhole = lookAtFirst(parts, (part) => readContents(part, person, findings, noDeeper))
    if (!isWhole) findings.note("not-looked-into", what)
  }
}

const readContents = (source: Source, person: Person, findings: Findings, look: LookInside): void => {
  const begin = source.at(0, 512).toString("latin1")
  const [, , reader] = FORMATS.find(([at, pattern]) => pattern.test(begin.slice(at, at + 64))) ?? []
  if (reader) {
    reader(source, findings, person, look)
    const begin = source.head.toString("latin1", 0, 64 * 1024)
    readKeys(begin, findings)
    readHomes(begin, person, findings)
    return
  }
  const text = textIn(source)
  if (text === undefined) {
    readKeys(source.head.toString("latin1"), findings)
    readHomes(source.head.toString("latin1"), person, findings)
    readMusic(source, findings)
    return findings.note("not-looked-into", "format unknown")
  }
  readText(text, person, findings)
  readXmp(source, findings)
  if (source.size > source.head.length) findings.note("not-looked-into", "the rest of a long text")
}
