/**
 * Whatever is in a file: each reader ends, throws nothing, reads no more than it may, and tells no more than somebody
 * would look at.
 */
import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { MAX_FILE_TRACES, MAX_TRACE_VALUE } from "../../src/core/traces.ts"
import { readSource } from "../../src/traces/readSource.ts"
import { Source } from "../../src/traces/Source.ts"
import { newRar, oldRar, sevenZip } from "../support/planted/archives.ts"
import { compound, oldSlides, oldTable, oldText, propertySet } from "../support/planted/compound.ts"
import { cr3 } from "../support/planted/cr3.ts"
import { heif } from "../support/planted/heif.ts"
import { folderList, pictureList, shortcut, swap, torrent } from "../support/planted/leavings.ts"
import { aiff, ape, asf, ogg } from "../support/planted/recordings.ts"
import { real } from "../support/planted/read.ts"
import {
  atom,
  docx,
  exif,
  exifSegment,
  flac,
  gif,
  gzip,
  iptcSegment,
  jpeg,
  m4a,
  mkv,
  mov,
  mp3,
  odt,
  pdf,
  png,
  profiledPng,
  psd,
  tar,
  wav,
  webp,
  xmp,
  xmpSegment,
  zip,
} from "../support/plantedFiles.ts"

const tiff = exif([[0x013b, "Ana"]], { inner: [[0xa431, "4711"]], position: [59.3, 18.1] })
const samples: Readonly<Record<string, Buffer>> = {
  jpeg: jpeg([
    exifSegment(tiff),
    xmpSegment(xmp({ "tiff:Make": "F" }, { "dc:creator": "Ana" })),
    iptcSegment([[80, "Ana"]]),
  ]),
  png: png({ Author: "Ana", Software: "P", Comment: "c" }, tiff),
  webp: webp(tiff),
  tiff,
  heic: heif(tiff, { parts: 2, xmp: xmp({ "tiff:Make": "F" }), thumbnail: true }),
  avif: heif(tiff, { brand: "avif", version: 2, inTables: true }),
  cr3: cr3([tiff, tiff, [59.3, 18.1]], xmp({ "tiff:Make": "F" })),
  doc: compound({ ...oldText(["Ana", "C:\\a.doc"]), "\x05SummaryInformation": propertySet({ 4: "Ana" }) }, true),
  xls: compound({ ...oldTable("Ana"), "\x05DocumentSummaryInformation": propertySet({ 15: "L" }, { 2: "x" }) }),
  ppt: compound(oldSlides("Ana")),
  msg: compound({ "__substg1.0_0C1A001F": Buffer.from("Ana", "utf16le") }),
  "old rar": oldRar(["a/id_rsa", "b"]),
  rar: newRar(["a/id_rsa", "b"], { owner: "lindqvist" }),
  "7z": sevenZip({ "a/id_rsa": "x", b: "y" }),
  "packed 7z": real("many.7z"),
  "zip of photos": zip({ "a.jpg": jpeg([exifSegment(tiff)]), "b.heic": heif(tiff) }),
  "gzip of a tar": gzipSync(tar({ "a/id_rsa": "x", "b.pdf": pdf({ Author: "Ana" }) }, "lindqvist")),
  swap: swap("ana", "ana-pc", "/home/ana/x"),
  "list of a folder": folderList(["for Erik.pdf", "b"]),
  "Thumbs.db": compound({ Catalog: pictureList(["a.jpg"]) }),
  shortcut: shortcut("C:\\Users\\Ana\\x.txt", "ana-pc"),
  torrent: torrent({ announce: "http://t.example/announce", comment: "for Erik" }),
  jxl: Buffer.concat([atom("JXL ", Buffer.from("\r\n\x87\n")), atom("Exif", Buffer.alloc(4), tiff)]),
  mail: Buffer.from("From: =?utf-8?q?Ana?= <ana@example.org>\r\nTo: =?utf-8?b?QW5h?=\r\nReceived: from x\r\n\r\nx"),
  card: Buffer.from("BEGIN:VCARD\r\nFN:Ana\r\nitem1.EMAIL;TYPE=home:ana@example.org\r\n"),
  calendar: Buffer.from("BEGIN:VCALENDAR\r\nORGANIZER;CN=Ana:mailto:a@b.c\r\nGEO:1;2\r\n"),
  "settings of git": Buffer.from("[user]\n\tname = Ana\n\temail = ana@example.org\n"),
  psd: psd([[80, "Ana"]], xmp({ "tiff:Make": "F" })),
  gif: gif("hello", "hello again"),
  pdf: pdf({ Author: "Ana", Producer: "L" }),
  "packed pdf": pdf({ Author: "Ana" }, "packed"),
  docx: docx({ "dc:creator": "Ana" }, { Company: "C" }),
  odt: odt({ "meta:initial-creator": "Ana" }),
  mp3: mp3({ TPE1: "Ana", COMM: "c" }, 1),
  flac: flac("v", ["ARTIST=Ana"]),
  ogg: ogg("v", ["ARTIST=Ana", `COMMENT=${"c".repeat(600)}`], { each: 300 }),
  ape: Buffer.concat([mp3({}), ape({ Artist: "Ana" })]),
  wma: asf({ author: "Ana" }, { "WM/EncodedBy": "C" }),
  aiff: aiff({ AUTH: "Ana" }),
  "mkv without a table": mkv({ ARTIST: "Ana" }, "C", { hasTable: false }),
  m4a: m4a({ "\u00a9ART": "Ana" }),
  wav: wav({ IART: "Ana" }, "Ana"),
  mkv: mkv({ ARTIST: "Ana" }, "C"),
  tar: tar({ "a/id_rsa": "x" }, "lindqvist"),
  gzip: gzip("id_rsa"),
  zip: zip({ "a/id_rsa": "x" }),
  "profiled png": profiledPng({ exif: tiff }),
  "referring pdf": pdf({ Author: "Ana" }, "referred and packed", xmp({ "tiff:Make": "F" })),
  rtf: Buffer.from("{\\rtf1{\\info{\\author Ana}}}"),
  mov: mov({ "\u00a9xyz": "+1+2/" }),
  html: Buffer.from('<html><meta name="author" content="Ana"><a href="http://u:p@x/">/home/ana/</a>'),
  "nested markup": Buffer.from(`${xmp({}, { "dc:creator": "Ana" })}${"<rdf:RDF <dc:creator><rdf:li ".repeat(200)}`),
}

const person = { names: ["anali", "ana-pc"], home: "/home/anali" }

const looked = (bytes: Uint8Array, path: readonly string[] = ["f"]) => {
  let octets = 0
  const source = new Source(bytes.length, (into, at) => {
    const part = bytes.subarray(at, at + into.length)
    into.set(part)
    octets += into.length
    return part.length
  })
  return { traces: readSource(path, source, person), octets }
}

const holds = (bytes: Uint8Array, path?: readonly string[]): void => {
  const { traces, octets } = looked(bytes, path)
  expect(traces.map(({ what }) => what)).not.toContain("file that could not be read")
  expect(traces.length).toBeLessThanOrEqual(MAX_FILE_TRACES)
  for (const { value } of traces) {
    expect([...value].length).toBeLessThanOrEqual(MAX_TRACE_VALUE)
    expect(value).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u)
  }
  expect(octets).toBeLessThanOrEqual(4 * 1024 * 1024)
}

/** What is found in a plain object that nobody put there. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype)

describe("any file", () => {
  it.each(Object.entries(samples))("that was a %s, with octets changed, cut off, repeated", (_, sample) => {
    expect(looked(sample).traces.length).toBeGreaterThan(0)
    const edits = fc.array(
      fc.record({ at: fc.nat(sample.length - 1), octets: fc.uint8Array({ minLength: 1, maxLength: 8 }) }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(edits, fc.nat(sample.length), fc.boolean(), (all, cut, twice) => {
        const changed = Buffer.from(sample)
        for (const { at, octets } of all) changed.set(octets.subarray(0, changed.length - at), at)
        const kept = changed.subarray(0, cut)
        holds(twice ? Buffer.concat([changed, kept]) : kept)
        holds(changed)
      }),
      { numRuns: 300 },
    )
  })

  it("that begins as one of them and goes on as noise", () => {
    const begin = fc.constantFrom(...Object.values(samples)).map((sample) => sample.subarray(0, 16))
    fc.assert(
      fc.property(begin, fc.uint8Array({ maxLength: 4_000 }), (head, noise) => holds(Buffer.concat([head, noise]))),
      { numRuns: 1_000 },
    )
  })

  it("with large numbers where lengths are", () => {
    const number = fc.constantFrom(0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff)
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(samples)),
        fc.array(fc.tuple(fc.nat(2_000), number)),
        (sample, all) => {
          const changed = Buffer.from(sample)
          for (const [at, value] of all) if (at + 4 <= changed.length) changed.writeUInt32BE(value, at)
          holds(changed)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it("with words in it that every object knows", () => {
    for (const word of INHERITED) {
      const said = (sample: Buffer, path?: readonly string[]) => looked(sample, path).traces.map(({ what }) => what)
      holds(Buffer.from("hello"), [word])
      holds(Buffer.from("hello"), [word, "a"])
      expect(said(Buffer.from("hello"), [word])).toEqual([])
      expect(said(png({ [word]: "Ana" }))).toEqual(["text of its own in a picture"])
      expect(said(flac("v", [`${word}=Ana`]))).toEqual(["software"])
    }
  })

  it("with any name, and any text in it", () => {
    const element = fc.oneof(fc.string({ unit: "binary", minLength: 1, maxLength: 255 }), fc.constantFrom(...INHERITED))
    fc.assert(
      fc.property(fc.array(element, { minLength: 1, maxLength: 6 }), fc.string({ unit: "grapheme" }), (path, text) =>
        holds(Buffer.from(text), path),
      ),
      { numRuns: 500 },
    )
  })

  it("that would keep an expression busy", () => {
    for (const text of [
      "a@".repeat(100_000),
      "/home/".repeat(40_000),
      "http://a:".repeat(30_000),
      `<html>${'<meta name="author" '.repeat(12_000)}`,
      `<?xml ?>${"<dc:creator>".repeat(20_000)}`,
      "-----BEGIN A ".repeat(20_000),
      "machine x ".repeat(25_000),
      `%PDF-1.7 ${"/Author(".repeat(30_000)}`,
      `%PDF-1.7 ${"/ObjStm stream ".repeat(16_000)}`,
      "ghp_".repeat(60_000),
      `%PDF-1.7 ${"/Author 5 0 R ".repeat(18_000)}`,
      `%PDF-1.7 ${"/Author 5 0 R /Title 6 0 R 5 0 obj 6 0 obj ".repeat(6_000)}`,
      `%PDF-1.7 ${"/Type/Metadata/Filter stream ".repeat(9_000)}`,
      `%!PS ${"%%For: ".repeat(36_000)}`,
      `{\\rtf${"{\\author ".repeat(25_000)}`,
      "From: =?utf-8?q?".repeat(15_000),
      `From: x\n${"Received: from x\n".repeat(15_000)}`,
      `From: ${"=?utf-8?q?".repeat(20_000)}`,
      `BEGIN:VCARD\n${"item1.".repeat(40_000)}`,
      `BEGIN:VCARD\n${"EMAIL;".repeat(40_000)}`,
      `ssh-rsa AAAA${"A".repeat(250_000)}`,
      `[user]\n${"\t ".repeat(100_000)}`,
      `${"0".repeat(40)} ${"0 ".repeat(100_000)}`,
      "API_KEY".repeat(35_000),
      "A_TOKEN=".repeat(30_000),
      `"crypto": {${'"crypto":{'.repeat(25_000)}`,
      `<?xml ?>${"<trkpt l".repeat(30_000)}${"<coordinates> ".repeat(2_000)}`,
    ])
      holds(Buffer.from(text))
    holds(Buffer.from("x"), [`${"a.".repeat(120)}@${"b-.".repeat(80)}`])
  })
})
