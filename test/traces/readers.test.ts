/** What each format's reader finds in files that were written for it. */
import { describe, expect, it } from "vitest"
import type { Person } from "../../src/traces/Person.ts"
import { readSource } from "../../src/traces/readSource.ts"
import { Source } from "../../src/traces/Source.ts"
import {
  commentSegment,
  docx,
  exif,
  exifSegment,
  flac,
  heic,
  iptcSegment,
  jpeg,
  m4a,
  mov,
  mp3,
  odt,
  ogg,
  pdf,
  png,
  webp,
  xmp,
  xmpSegment,
  zip,
} from "../support/plantedFiles.ts"

const nobody: Person = { names: [], home: undefined }
const read = (bytes: Uint8Array, path: readonly string[] = ["file"], person = nobody) =>
  readSource(path, Source.of(bytes), person).map(
    ({ kind, what, value, inName }) => `${kind}: ${what}${value && ` = ${value}`}${inName ? " (name)" : ""}`,
  )

const camera = [
  [0x010f, "Fotona"],
  [0x0110, "F-77 Mark II"],
  [0x013b, "Ana Lindqvist"],
  [0x0132, "2026:05:04 03:02:01"],
] as const
const serial = [
  [0x9003, "2026:05:04 02:00:00"],
  [0xa431, "SN-4711-0815"],
] as const

describe("a reader finds what is in", () => {
  const said = [
    "device: camera = Fotona",
    "device: camera = F-77 Mark II",
    "name: artist = Ana Lindqvist",
    "time: time of change = 2026:05:04 03:02:01",
    "device: serial number = SN-4711-0815",
    "time: time of capture = 2026:05:04 02:00:00",
    "place: GPS position = 59.32931 N 18.06858 E",
  ].sort()
  const tiff = (big = false) => exif(camera, { inner: serial, position: [59.32931, 18.06858], big })

  it.each([
    ["a JPEG", jpeg([exifSegment(tiff())])],
    ["a JPEG of a big-endian camera", jpeg([exifSegment(tiff(true))])],
    ["a WebP", webp(tiff())],
    ["a PNG", png({}, tiff())],
    ["a TIFF", tiff(true)],
    ["a HEIC", heic(tiff())],
    ["a HEIC of some megabytes", heic(tiff(), 1_500_000)],
  ])("%s with EXIF", (_, bytes) => {
    expect(read(bytes).sort()).toEqual(said)
  })

  it("a position in the south and west", () => {
    expect(read(jpeg([exifSegment(exif([], { position: [-33.5, -70.25] }))]))).toEqual([
      "place: GPS position = 33.50000 S 70.25000 W",
    ])
  })

  it("XMP, as attributes and as elements", () => {
    const text = xmp(
      { "aux:SerialNumber": "X99", "exif:GPSLatitude": "59,19.5N", "photoshop:City": "Vik &amp; Å" },
      { "dc:creator": "Ana &#76;indqvist" },
    )
    expect(read(jpeg([xmpSegment(text)])).sort()).toEqual([
      "device: serial number = X99",
      "name: author = Ana Lindqvist",
      "place: GPS position = 59,19.5N",
      "place: place = Vik & Å",
    ])
  })

  it("IPTC, and a comment", () => {
    const bytes = jpeg([
      iptcSegment([
        [80, "Ana L."],
        [90, "Visby"],
      ]),
      commentSegment("for Erik"),
    ])
    expect(read(bytes)).toEqual(["name: author = Ana L.", "place: place = Visby", "name: comment = for Erik"])
  })

  it("texts of a PNG, packed or not", () => {
    expect(read(png({ Author: "Ana", Software: "Painter 3 on ana-pc", Comment: "for Erik" }))).toEqual([
      "name: author = Ana",
      "device: software = Painter 3 on ana-pc",
      "name: comment = for Erik",
    ])
  })

  it.each(["plain", "hex", "packed"] as const)("a PDF with a dictionary that is %s", (how) => {
    expect(read(pdf({ Author: "Ana (the 2nd) \\", Producer: "LibreOffice 24.2" }, how))).toEqual([
      "name: author = Ana (the 2nd) \\",
      "device: software = LibreOffice 24.2",
    ])
  })

  it("an encrypted PDF: that it was not looked into", () => {
    const bytes = Buffer.concat([pdf({ Author: "\x01\x02" }), Buffer.from("/Encrypt 5 0 R")])
    expect(read(bytes)).toEqual(["not-looked-into: encrypted PDF"])
  })

  it("OOXML and ODF", () => {
    const bytes = docx({ "dc:creator": "Ana &lt;ana@x.org&gt;", "cp:lastModifiedBy": "Erik" }, { Company: "Ljus AB" })
    expect(read(bytes)).toEqual([
      "name: author = Ana <ana@x.org>",
      "name: last changed by = Erik",
      "name: company = Ljus AB",
    ])
    expect(read(odt({ "meta:initial-creator": "Ana", "meta:generator": "LibreOffice/24.2$Linux" }))).toEqual([
      "name: author = Ana",
      "device: software = LibreOffice/24.2$Linux",
    ])
  })

  it("music and films", () => {
    expect(read(mp3({ TPE1: "Ana Ö", TENC: "ana-laptop" }))).toEqual([
      "name: artist = Ana Ö",
      "name: encoded by = ana-laptop",
    ])
    expect(read(mp3({ TPE1: "Ana Ö", COMM: "for Erik" }, 1))).toEqual([
      "name: artist = Ana Ö",
      "name: comment = for Erik",
    ])
    expect(read(flac("libFLAC 1.4", ["ARTIST=Ana", "location=Visby"]))).toEqual([
      "device: software = libFLAC 1.4",
      "name: artist = Ana",
      "place: place = Visby",
    ])
    expect(read(ogg("Xiph", ["contact=ana@x.org"]))).toEqual(["device: software = Xiph", "name: contact = ana@x.org"])
    expect(read(m4a({ "\u00a9ART": "Ana", apID: "ana@shop.example" }, 600_000))).toEqual([
      "name: artist = Ana",
      "name: account of a shop = ana@shop.example",
    ])
    expect(read(mov({ "\u00a9xyz": "+59.3293+018.0686/", "\u00a9mod": "Phone 12" }))).toEqual([
      "place: GPS position = +59.3293+018.0686/",
      "device: camera = Phone 12",
    ])
  })

  it("texts: keys, home folders, and the operator's own name as a word", () => {
    const person = { names: ["anali"], home: "/srv/homes/anali" }
    expect(read(Buffer.from("x\n-----BEGIN OPENSSH PRIVATE KEY-----\n"))).toEqual([
      "secret: private key = -----BEGIN OPENSSH PRIVATE KEY-----",
    ])
    expect(read(Buffer.from("at /home/erik/src/x.c:12"))).toEqual(["name: home folder = /home/erik"])
    expect(read(Buffer.from("at /home/user/src/x.c:12"))).toEqual([])
    expect(read(Buffer.from("by AnaLi."), ["f"], person)).toEqual(["name: your own name = anali"])
    expect(read(Buffer.from("analist"), ["f"], person)).toEqual([])
  })

  it("names", () => {
    const person = { names: ["anali"], home: undefined }
    const named = (...path: string[]) => read(Buffer.from("x"), path, person)
    expect(named("id_ed25519")).toEqual(["secret: private key = id_ed25519 (name)"])
    expect(named(".env")).toEqual(["secret: access data = .env (name)"])
    expect(named("Passwords.KDBX")).toEqual(["secret: password database = Passwords.KDBX (name)"])
    expect(named("a", "wallet.dat")).toEqual(["secret: wallet = wallet.dat (name)"])
    expect(named("a", ".git", "config")).toEqual(["secret: version history = .git (name)"])
    expect(named(".bash_history")).toEqual(["secret: history of commands = .bash_history (name)"])
    expect(named("p", "logins.json")).toEqual(["secret: browser profile = logins.json (name)"])
    expect(named("Thumbs.db")).toEqual(["name: small pictures of a folder (Thumbs.db) (name)"])
    expect(named("ana@example.org (cv).txt")).toEqual(["name: e-mail address = ana@example.org (name)"])
    expect(named("anali", "x.txt")).toEqual(["name: your own name = anali (name)"])
    expect(named("holiday.txt")).toEqual([])
  })

  it("what nobody can look into: that it was not", () => {
    expect(read(zip({ "a.txt": "x" }))).toEqual(["not-looked-into: archive"])
    expect(read(Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]))).toEqual(["not-looked-into: archive"])
    expect(read(Buffer.from("age-encryption.org/v1\n"))).toEqual(["not-looked-into: encrypted file"])
    expect(read(Buffer.from([0, 1, 2, 3, 4]))).toEqual(["not-looked-into: format unknown"])
    expect(read(Buffer.alloc(0))).toEqual([])
  })
})
