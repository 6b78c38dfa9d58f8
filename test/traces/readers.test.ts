/** What each format's reader finds in files that were written for it. */
import { describe, expect, it } from "vitest"
import { ogg } from "../support/planted/recordings.ts"
import { read } from "../support/planted/read.ts"
import {
  commentSegment,
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

  it("a field that is empty: nothing", () => {
    expect(read(jpeg([exifSegment(exif([[0x013b, "   "]], { inner: [[0xa430, ""]] })), commentSegment("")]))).toEqual(
      [],
    )
    expect(read(Buffer.concat([mp3({}), Buffer.from("TAG"), Buffer.alloc(125)]))).toEqual([])
  })

  it("a PSD: IPTC and XMP", () => {
    expect(read(psd([[80, "Ana L."]], xmp({ "xmp:CreatorTool": "Painter 3" })))).toEqual([
      "name: author = Ana L.",
      "device: software = Painter 3",
    ])
    expect(read(psd([[80, "Ana L."]], "").subarray(0, 810))).toEqual(["not-looked-into: a part of a large picture"])
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

  it.each(["plain", "hex", "packed", "referred", "referred and packed"] as const)(
    "a PDF with a dictionary that is %s",
    (how) => {
      expect(read(pdf({ Author: "Ana (the 2nd) \\", Producer: "LibreOffice 24.2" }, how))).toEqual([
        "name: author = Ana (the 2nd) \\",
        "device: software = LibreOffice 24.2",
      ])
    },
  )

  it("XMP that is packed: in a PDF, in a PNG, and in a WebP", () => {
    const packet = xmp({ "xmp:CreatorTool": "Lightbox" }, { "dc:creator": "Ana" })
    const found = ["name: author = Ana", "device: software = Lightbox"]
    expect(read(pdf({}, "plain", packet))).toEqual(found)
    expect(
      read(png({ Comment: "x", a: "", "XML:com.adobe.xmp": packet })).filter((each) => found.includes(each)),
    ).toEqual(found)
    expect(read(webp(Buffer.alloc(0), packet))).toEqual(found)
  })

  it("a PDF with files, comments and pictures in it: that these were not looked into", () => {
    const more = Buffer.from("<</Type/EmbeddedFile>><</Subtype /Highlight>><</Filter/DCTDecode>>/Author 99 0 R")
    expect(read(Buffer.concat([pdf({}), more]))).toEqual(
      ["files inside of a PDF", "comments in a PDF", "pictures inside of a document", "closed parts of a PDF"].map(
        (what) => `not-looked-into: ${what}`,
      ),
    )
  })

  it("fields of cameras and programs that are rarer", () => {
    const texts = [
      [0x010d, "ana's roof.raw"],
      [0x013c, "ana-pc"],
      [0x8298, "(c) Ana"],
      [0xc68b, "IMG_1.CR2"],
    ] as const
    const inner = [
      [0x9010, "+02:00"],
      [0xa420, "abcdef0123"],
      [0xa430, "Ana L."],
      [0xa437, "Ana Foto"],
      [0x927c, "Fotona\0"],
      [0x9286, "ASCII\0\0\0for Erik"],
    ] as const
    expect(read(jpeg([exifSegment(exif(texts, { inner }))])).sort()).toEqual([
      "device: computer = ana-pc",
      "device: image number = abcdef0123",
      "device: notes of the camera's maker",
      "name: author = Ana Foto",
      "name: comment = for Erik",
      "name: copyright = (c) Ana",
      "name: file name in a picture = IMG_1.CR2",
      "name: file name in a picture = ana's roof.raw",
      "name: owner of the camera = Ana L.",
      "time: time zone = +02:00",
    ])
    const packet = xmp({}, { "Iptc4xmpExt:PersonInImage": "Erik" })
    const records = Buffer.from("\x1c\x02\x50\0\x03Ana", "latin1").toString("latin1")
    expect(
      read(
        exif([
          [0x02bc, packet],
          [0x83bb, records],
        ]),
      ),
    ).toEqual(expect.arrayContaining(["name: person in a picture = Erik", "name: author = Ana"]))
  })

  it("a comment in UTF-16 of either end", () => {
    for (const big of [false, true]) {
      const words = Buffer.from("for Erik", "utf16le")
      const value = `UNICODE\0${(big ? words.swap16() : words).toString("latin1")}`
      expect(read(exif([], { inner: [[0x9286, value]], big }))).toEqual(["name: comment = for Erik"])
    }
  })

  it("profiles in the texts of a PNG", () => {
    const profiles = { exif: exif([[0x013b, "Ana"]]), xmp: Buffer.from(xmp({ "tiff:Make": "Fotona" })) }
    expect(read(profiledPng(profiles))).toEqual(["name: artist = Ana", "device: camera = Fotona"])
    expect(read(profiledPng({ icc: Buffer.alloc(9) }))).toEqual(["not-looked-into: embedded profile of a picture"])
    expect(read(png({ parameters: "Ana" }))).toEqual(["not-looked-into: text of its own in a picture"])
  })

  it("each comment of a GIF, however long", () => {
    expect(read(gif("by Ana", `for Erik ${"x".repeat(250)}`)).map((each) => each.slice(0, 24))).toEqual([
      "name: comment = by Ana",
      "name: comment = for Erik",
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
    expect(read(wav({ IART: "Ana", ISFT: "Recorder 3 on ana-pc" }, "Ana Lindqvist"))).toEqual([
      "name: author = Ana Lindqvist",
      "name: artist = Ana",
      "device: software = Recorder 3 on ana-pc",
    ])
    expect(read(mkv({ ARTIST: "Ana", RECORDING_LOCATION: "Visby" }, "Cutter 2"))).toEqual([
      "device: software = Cutter 2",
      expect.stringMatching(/^time: time it was made = 20/),
      "name: artist = Ana",
      "place: place = Visby",
    ])
    expect(read(mp3({ TOFN: "ana/take 3.wav", POPM: "" }))).toEqual(["name: file name in a recording = ana/take 3.wav"])
    expect(read(mov({ "\u00a9xyz": "+59.3293+018.0686/", "\u00a9mod": "Phone 12" }))).toEqual([
      "place: GPS position = +59.3293+018.0686/",
      "device: camera = Phone 12",
    ])
  })

  it("changes and comments of a document, and fields of its own", () => {
    const parts = {
      "[Content_Types].xml": "<Types/>",
      "word/document.xml": '<w:ins w:author="Erik"/><w:bookmarkStart w:name="start"/>',
      "word/comments.xml": '<w:comment w:author="Ana"/>',
    }
    expect(read(zip(parts))).toEqual(["name: author of a comment = Erik", "name: author of a comment = Ana"])
    expect(
      read(zip({ "content.xml": "<office:annotation><dc:creator>Erik</dc:creator></office:annotation>" })),
    ).toEqual(["name: author of a comment = Erik"])
    expect(read(odt({ "meta:user-defined": "for Ana" }))).toEqual(["name: field of its own = for Ana"])
  })

  it("texts that say who wrote them, or where somebody was", () => {
    expect(read(Buffer.from("%!PS-Adobe-3.0 EPSF-3.0\n%%Title: roof\n%%For: Ana\n%%Creator: Draw\n"))).toEqual([
      "name: author = Ana",
      "name: title = roof",
      "device: software = Draw",
    ])
    expect(read(Buffer.from("{\\rtf1{\\info{\\author Ana}{\\operator Erik}{\\*\\company Ljus}}}"))).toEqual([
      "name: author = Ana",
      "name: last changed by = Erik",
      "name: company = Ljus",
    ])
    expect(read(Buffer.from('<?xml version="1.0"?><gpx><trkpt lat="59.3" lon="18.1"/></gpx>'))).toEqual([
      'place: GPS position = lat="59.3" lon="18.1"',
    ])
    expect(read(Buffer.from("<?xml ?><kml><coordinates>18.1,59.3,0</coordinates></kml>"))).toEqual([
      "place: GPS position = 18.1,59.3,0",
    ])
  })

  it("names in archives, and whose the files are", () => {
    const person = { names: ["anali"], home: undefined }
    expect(read(zip({ "keys/id_ed25519": "x", "of anali.txt": "x" }), ["a.zip"], person)).toEqual([
      "not-looked-into: archive",
      "secret: private key = id_ed25519",
      "name: your own name = anali",
    ])
    expect(read(tar({ "home/cv ana@example.org (1).txt": "x".repeat(700), "wallet.dat": "x" }, "lindqvist"))).toEqual([
      "not-looked-into: archive",
      "name: owner of a file in an archive = lindqvist",
      "name: e-mail address = ana@example.org",
      "secret: wallet = wallet.dat",
    ])
    expect(read(gzip("letter to erik.txt"))).toEqual([
      "not-looked-into: archive",
      "name: file name in an archive = letter to erik.txt",
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

describe("what a reader did not come to the end of", () => {
  const rest = (found: readonly string[]): readonly string[] => found.filter((each) => /rest|some files/.test(each))
  const SPENT = "not-looked-into: the rest of a file of many parts"
  const png8 = png({ Author: "Ana Lindqvist" })
  const begin = png8.subarray(0, 33)
  /** So many parts of a picture that the room for reads is used up before its words. */
  const large = Buffer.concat([
    begin,
    ...Array.from({ length: 400 }, () => {
      const part = Buffer.alloc(12 + 8_192)
      part.writeUInt32BE(8_192, 0)
      part.write("IDAT", 4)
      return part
    }),
    png8.subarray(33),
  ])
  const many = (count: number) =>
    tar(Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}.bin`, "x".repeat(9_000)])), "root")

  it("is told of a picture in many parts, and of none that was read whole", () => {
    expect(rest(read(large))).toEqual([SPENT])
    expect(rest(read(png8))).toEqual([])
  })

  it("is told of an archive of many files, and of none that was read whole", () => {
    expect(rest(read(many(600)))).toEqual(["not-looked-into: names of some files in an archive", SPENT])
    expect(rest(read(many(3)))).toEqual([])
  })
})
