/** What files in files say: pictures of documents, and what is in archives; and nothing deeper than that. */
import { createHash } from "node:crypto"
import { gzipSync } from "node:zlib"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { gzipSource, lookAtFirst } from "../../src/traces/readers/inside.ts"
import { Source } from "../../src/traces/Source.ts"
import { heif } from "../support/planted/heif.ts"
import { read, readWith } from "../support/planted/read.ts"
import { docx, exif, exifSegment, jpeg, pdf, tar, zip } from "../support/plantedFiles.ts"

const artist = "name: artist = Ana Lindqvist"
const [archive, pictures] = ["not-looked-into: archive", "not-looked-into: pictures inside of a document"]
const tiff = exif([[0x013b, "Ana Lindqvist"]])
const noise = Buffer.from(Uint8Array.from({ length: 300_000 }, (_, at) => (at * at * 31 + (at >> 3) * 7) & 255))
const photo = jpeg([exifSegment(tiff)])
const large = jpeg([exifSegment(tiff)], noise)
const document = (pictures: Readonly<Record<string, Buffer>>) =>
  zip({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>", ...pictures })

describe("a document", () => {
  it("says what its pictures say", () => {
    expect(read(document({ "word/media/image1.jpeg": photo }))).toEqual([artist])
    expect(read(zip({ "content.xml": "<x/>", "Pictures/1.heic": heif(tiff) }))).toEqual([artist])
  })

  it("of which pictures are long, or many, says that not all of them was seen", () => {
    expect(read(document({ "word/media/image1.jpeg": large }))).toEqual([artist, pictures])
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`word/media/${i}.jpeg`, jpeg([])]))
    expect(read(document(many))).toEqual([pictures])
  })

  it("has a small picture of its first page", () => {
    expect(read(document({ "docProps/thumbnail.jpeg": jpeg([]) }))).toEqual(["not-looked-into: embedded thumbnail"])
  })
})

describe("parts of a file", () => {
  const partOf = (octets: Buffer, name = "a.jpg") => ({ name, open: () => Source.of(octets) })

  it("are looked into though one of them leads its reader astray, or cannot be opened", () => {
    const seen: number[] = []
    const look = ({ size }: Source) => {
      if (size === 2) throw new RangeError("astray")
      seen.push(size)
    }
    const closed = () => {
      throw new Error("closed")
    }
    const others = [partOf(Buffer.alloc(1)), partOf(Buffer.alloc(3))]
    expect(lookAtFirst(others, look)).toBe(true)
    expect(lookAtFirst([partOf(Buffer.alloc(2)), { name: "b.jpg", open: closed }, ...others], look)).toBe(false)
    expect(seen).toEqual([1, 3, 1, 3])
  })

  it("are looked into up to a sum of octets, and what is left is told", () => {
    const filled = (i: number, octets: Buffer) => ({ [`word/media/${i}.jpeg`]: octets, [`word/${i}.bin`]: "x" })
    const pictures = (before: number) => {
      const others = Array.from({ length: before }, (_, i) => filled(i, jpeg([], Buffer.alloc(200_000))))
      return read(zip(Object.assign({ "content.xml": "", x: "" }, ...others, filled(99, photo))))
    }
    expect(pictures(4)).toEqual([artist])
    expect(pictures(14)).toEqual(["not-looked-into: pictures inside of a document"])
  })

  it("that become far longer than they were use up what may be looked into", () => {
    const room = { octets: 1024 * 1024 }
    const bomb = gzipSync(Buffer.alloc(80_000_000))
    expect(gzipSource(Source.of(bomb), room)?.head.length).toBeGreaterThan(0)
    expect(room.octets).toBeLessThan(1024 * 1024)
    expect(gzipSource(Source.of(bomb), { octets: 1 })).toBeUndefined()
  })
})

describe("an archive", () => {
  const others = fc.uniqueArray(fc.stringMatching(/^[b-z]{1,9}\.bin$/), { maxLength: 20 })
  it("says what the photos and documents in it say, wherever they are", () => {
    fc.assert(
      fc.property(others, fc.boolean(), fc.constantFrom("zip", "tar"), (names, isLarge, how) => {
        const files = {
          ...Object.fromEntries(names.map((name) => [name, Buffer.alloc(3_000, "x")])),
          "a/photo.JPG": isLarge ? large : photo,
          "cv.pdf": pdf({ Author: "Erik" }),
        }
        const written = how === "tar" ? tar(files, "root") : zip(files)
        expect(read(written)).toEqual(expect.arrayContaining([archive, artist, "name: author = Erik"]))
      }),
      { numRuns: 40 },
    )
  })

  it("of gzip says what its beginning says, and of an archive in it the names", () => {
    expect(read(gzipSync("at /home/erik/src"))).toEqual([archive, "name: home folder = /home/erik"])
    // So much that it is too long when it is unpacked.
    const log = gzipSync(`at /home/erik/src\n${"nothing\n".repeat(9_000_000)}`)
    expect(read(log)).toContain("name: home folder = /home/erik")
    expect(read(gzipSync(tar({ "a/id_rsa": "x" }, "lindqvist")))).toEqual(
      expect.arrayContaining(["secret: private key = id_rsa", "name: owner of a file in an archive = lindqvist"]),
    )
  })

  it("of gzip whose beginning alone is seen says so", () => {
    const dense = createHash("shake256", { outputLength: 300_000 }).digest()
    const names = "not-looked-into: names of some files in an archive"
    const [small, large] = [tar({ "a.txt": "x", "b.bin": "x" }, "root"), tar({ "a.bin": dense, "b.txt": "x" }, "root")]
    expect(read(gzipSync(small))).not.toContain(names)
    expect(read(Buffer.concat([gzipSync(small), gzipSync("")]))).not.toContain(names)
    expect(read(small.subarray(0, -1_024))).not.toContain(names)
    expect(read(gzipSync(large))).toContain(names)
    expect(read(large.subarray(0, -2_000))).toContain(names)
    const middle = gzipSync(tar({ "a.bin": dense.subarray(0, 5_000), "b.txt": "x" }, "root"))
    for (let cut = 400; cut < 440; cut++) expect(read(middle.subarray(0, -cut))).toContain(names)
  })

  it("of gzip that ends in the midst of a letter is of the same letters", () => {
    const person = { names: ["åsa"], home: undefined }
    const letters = Array.from(createHash("shake256", { outputLength: 9_000 }).digest(), (octet) => 0x900 + octet * 4)
    const packed = gzipSync(`Åsa ${String.fromCodePoint(...letters)}`)
    for (let cut = 12; cut < 40; cut++) {
      const found = read(packed.subarray(0, -cut), ["x"], person)
      expect(found).toEqual([archive, "name: your own name = åsa", "not-looked-into: the rest of a long text"])
    }
  })

  it("says first what it says itself", () => {
    const packed = gzipSync("at /home/erik/src")
    packed[3] = 8
    const named = Buffer.concat([packed.subarray(0, 10), Buffer.from("a.txt\0"), packed.subarray(10)])
    const own = "name: file name in an archive = a.txt"
    expect(read(named)).toEqual([archive, own, "name: home folder = /home/erik"])
    const key = "-----BEGIN PRIVATE KEY-----"
    const files = { "a.jpg": photo, "b.bin": key }
    for (const written of [zip(files), tar(files, "root")])
      expect(read(written)).toEqual([archive, `secret: private key = ${key}`, artist])
  })

  it("in an archive has its names read, and no more", () => {
    const inner = docx({ "dc:creator": "Ana" })
    expect(read(zip({ "a.docx": inner }))).toEqual([archive, "name: author = Ana"])
    expect(read(zip({ "a.docx": document({ "word/media/1.jpg": photo }) }))).toEqual([archive, pictures])
    expect(read(zip({ "a.zip": zip({ "b.jpg": photo }) }))).toEqual([archive])
  })

  it("of a thousand photos is read with few reads", () => {
    const files = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`${i}.jpg`, photo]))
    const { said, reads } = readWith(zip({ ...files, "z.bin": noise }))
    expect(said).toEqual([archive, artist])
    expect(reads).toBeLessThanOrEqual(40)
  })
})
