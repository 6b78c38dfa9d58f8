/** Music and films: what is said behind the sound and the pictures, and between pages, with few reads. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readSource } from "../../src/traces/readSource.ts"
import { Source } from "../../src/traces/Source.ts"
import { read, readWith, real } from "../support/planted/read.ts"
import { aiff, ape, asf, ogg, oldestTag } from "../support/planted/recordings.ts"
import { atom, flac, m4a, mkv, mp3, xmp } from "../support/plantedFiles.ts"

const artist = "name: artist = Ana Lindqvist"
const rest = "not-looked-into: the rest of a recording"

describe("a film of Matroska", () => {
  it("without a table has its tags behind the film", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), (parts) => {
        const found = read(mkv({ ARTIST: "Ana Lindqvist" }, "C", { hasTable: false, parts }))
        expect(found).toContain(artist)
        expect(found).not.toContain(rest)
      }),
      { numRuns: 8 },
    )
  })

  it("that is long has them at its end, with few reads, and says that the middle was not seen", () => {
    const { said, reads } = readWith(mkv({ ARTIST: "Ana Lindqvist" }, "C", { hasTable: false, parts: 120 }))
    expect(said).toEqual(expect.arrayContaining([artist, rest]))
    expect(reads).toBeLessThanOrEqual(110)
  })
})

describe("the table of a film of Matroska", () => {
  const behind = 100_000
  const film = (place: (at: number) => Buffer) => read(mkv({ ARTIST: "Ana Lindqvist" }, "C", { place, behind }))

  it("leads to the tags, in however many octets it says where they are", () => {
    for (const width of [3, 4, 5, 6, 7, 8]) {
      const found = film((at) => Buffer.from(at.toString(16).padStart(width * 2, "0"), "hex"))
      expect(found).toContain(artist)
      expect(found).not.toContain(rest)
    }
  })

  it("that leads nowhere leaves the rest unseen, which is said", () => {
    for (const octets of ["", "00", "7fffffff", "0100000000000000", "ffffffffffffffff"])
      expect(film(() => Buffer.from(octets, "hex"))).toContain(rest)
  })
})

describe("a film of MP4", () => {
  it("of five gigabytes has its words behind it, and XMP in a box of its own", () => {
    const length = 5 * 1024 ** 3
    const long = Buffer.alloc(16)
    long.writeUInt32BE(1, 0)
    long.write("mdat", 4)
    long.writeBigUInt64BE(BigInt(length), 8)
    const words = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a${String(i).padStart(3, "0")}`, "x"]))
    const packet = Buffer.from(xmp({ "xmp:CreatorTool": "Cutter" }))
    const whole = m4a({ ...words, "\u00a9ART": "Ana Lindqvist" }, 0)
    const [head, end] = [
      Buffer.concat([whole.subarray(0, 24), long]),
      Buffer.concat([
        whole.subarray(32),
        atom("uuid", Buffer.from("be7acfcb97a942e89c71999491e3afac", "hex"), packet),
        atom("free", Buffer.alloc(100_000)),
      ]),
    ]
    const behind = 24 + length
    let reads = 0
    const source = new Source(behind + end.length, (into, at) => {
      reads++
      into.set(head.subarray(at, at + into.length))
      const from = Math.max(0, at - behind)
      const there = Math.max(0, behind - at)
      if (there < into.length) into.set(end.subarray(from, from + into.length - there), there)
      return into.length
    })
    const found = readSource(["film.mp4"], source, { names: [], home: undefined }).map(({ value }) => value)
    expect(found).toEqual(["Ana Lindqvist", "Cutter"])
    expect(reads).toBeLessThanOrEqual(8)
  })
})

describe("an MP3", () => {
  const song = mp3({})
  it.each([
    ["of APE", ape({ Artist: "Ana Lindqvist" })],
    ["of APE without a head", ape({ Artist: "Ana Lindqvist" }, false)],
    ["of APE before one of the oldest form", Buffer.concat([ape({ artist: "Ana Lindqvist" }), oldestTag("", "")])],
    ["of the oldest form", oldestTag("Ana Lindqvist", "")],
  ])("has a tag %s at its end", (_, tag) => {
    for (const before of [0, 2_000_000]) {
      const { said, reads } = readWith(Buffer.concat([song, Buffer.alloc(before, 5), tag]))
      expect(said).toEqual([artist])
      expect(reads).toBeLessThanOrEqual(4)
    }
  })

  it("has pictures and places in a tag of APE", () => {
    const tag = ape({ "Cover Art (Front)": Buffer.alloc(5_000), "Record Location": "Visby", Album: "x" })
    expect(read(Buffer.concat([song, tag]))).toEqual([
      "not-looked-into: picture inside of a recording",
      "place: place = Visby",
    ])
  })
})

it("a file of an unknown format has its beginning and its end read, and no more", () => {
  for (const size of [1_000, 300_000, 400_000, 5_000_000]) {
    const bytes = Buffer.alloc(size, 0xff)
    bytes[0] = 0
    const tagged = Buffer.concat([bytes, ape({ Artist: "Ana Lindqvist" }), oldestTag("Erik", "")])
    const { said, reads, octets } = readWith(tagged)
    expect(said.toSorted()).toEqual([artist, "name: artist = Erik", "not-looked-into: format unknown"].toSorted())
    expect(reads).toBeLessThanOrEqual(2)
    expect(octets).toBeLessThanOrEqual(320 * 1024)
  }
})

describe("other music", () => {
  it("of Ogg has its comments in as many pages as they need, whatever comes first", () => {
    const options = fc.record({
      kind: fc.constantFrom("vorbis", "opus", "theora", "speex", "flac") as fc.Arbitrary<"vorbis">,
      each: fc.integer({ min: 255, max: 65_000 }),
    })
    fc.assert(
      fc.property(options, fc.nat(9_000), (given, length) => {
        const lines = [`METADATA_BLOCK_PICTURE=${"A".repeat(length)}`, "ARTIST=Ana Lindqvist"]
        expect(read(ogg("Xiph", lines, given))).toEqual([
          "device: software = Xiph",
          "not-looked-into: picture inside of a recording",
          artist,
        ])
      }),
      { numRuns: 100 },
    )
  })

  it("of Ogg whose comments are too long says that they go on", () => {
    const long = ogg("Xiph", [`METADATA_BLOCK_PICTURE=${"A".repeat(2_000_000)}`, "ARTIST=Ana Lindqvist"])
    expect(read(long)).toContain(rest)
  })

  it("of FLAC has them behind a tag of another form", () => {
    expect(read(Buffer.concat([mp3({}).subarray(0, 10), flac("v", ["ARTIST=Ana Lindqvist"])]))).toContain(artist)
  })

  it("of two other systems says who made it", () => {
    expect(
      read(asf({ author: "Ana", copyright: "Ljus AB", comment: "for Erik" }, { "WM/EncodedBy": "ana-pc" })),
    ).toEqual([
      "name: author = Ana",
      "name: copyright = Ljus AB",
      "name: comment = for Erik",
      "name: encoded by = ana-pc",
    ])
    expect(read(aiff({ AUTH: "Ana", "(c) ": "Ljus AB", ANNO: "for Erik" }))).toEqual([
      "name: author = Ana",
      "name: copyright = Ljus AB",
      "name: comment = for Erik",
    ])
  })
})

describe("real files", () => {
  it.each(["film.mp4", "film.mkv", "film.webm", "song.mp3", "song.opus", "song.wma", "song.wv"])("%s", (name) => {
    const found = read(real(name)).map((each) => each.replace(/^name: (artist|author)/, "name"))
    expect(found).toContain("name = Lindqvist")
    expect(found.some((each) => each.endsWith("for_Erik"))).toBe(true)
  })

  it("film.mov says where it was", () => {
    expect(read(real("film.mov"))).toContain("place: GPS position = +59.3293+018.0686/")
  })
})
