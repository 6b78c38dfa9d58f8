/** HEIC and AVIF: what is said of a picture is found where its tables say that it lies. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { cr3 } from "../support/planted/cr3.ts"
import { heif } from "../support/planted/heif.ts"
import { read, readWith, real } from "../support/planted/read.ts"
import { atom, exif, xmp } from "../support/plantedFiles.ts"

const tiff = exif([[0x013b, "Ana Lindqvist"]], { inner: [[0xa431, "SN-4711"]], position: [59.32931, 18.06858] })
const said = ["name: artist = Ana Lindqvist", "device: serial number = SN-4711"]
const place = "place: GPS position = 59.32931 N 18.06858 E"
const closed = "not-looked-into: closed parts of a picture"

describe("a HEIC or AVIF", () => {
  it("has its EXIF and XMP wherever its tables say", () => {
    const options = fc.record({
      brand: fc.constantFrom("heic", "heix", "hevc", "mif1", "msf1", "avif", "avis", "miaf"),
      version: fc.constantFrom(0, 1, 2) as fc.Arbitrary<0 | 1 | 2>,
      parts: fc.integer({ min: 1, max: 9 }),
      inTables: fc.boolean(),
      lead: fc.constantFrom("Exif\0\0", "", "some lead"),
      before: fc.integer({ min: 0, max: 400_000 }),
    })
    fc.assert(
      fc.property(options, fc.boolean(), (given, withXmp) => {
        const inTables = given.inTables && given.version > 0
        const packet = withXmp ? { xmp: xmp({ "tiff:Make": "Fotona" }) } : {}
        const found = [...said, place, ...(withXmp ? ["device: camera = Fotona"] : [])]
        expect(read(heif(tiff, { ...given, inTables, ...packet }))).toEqual(found)
      }),
      { numRuns: 200 },
    )
  })

  it("of many megabytes is read with few reads, and nothing of it is searched", () => {
    const { said: lines, reads } = readWith(heif(tiff, { before: 20_000_000, behind: 10_000_000, parts: 3 }))
    expect(lines).toEqual([...said, place])
    expect(reads).toBeLessThanOrEqual(6)
  })

  it("with tables behind the picture is read as well", () => {
    const [type, picture] = [atom("ftyp", Buffer.from("heic\0\0\0\0mif1")), atom("mdat", Buffer.alloc(600_000, 9))]
    // In the tables themselves: so it is no matter where these stand.
    const tables = heif(tiff, { inTables: true, before: 0, behind: 0 }).subarray(24)
    const { said: lines, reads } = readWith(Buffer.concat([type, picture, tables]))
    expect(lines).toEqual([...said, place])
    expect(reads).toBeLessThanOrEqual(5)
  })

  it("of which nothing can be read says so", () => {
    expect(read(heif(tiff, { isProtected: true }))).toEqual([closed])
    expect(read(heif(tiff).subarray(0, 20))).toEqual([closed])
    expect(read(Buffer.concat([heif(tiff).subarray(0, 20), atom("meta", Buffer.alloc(40))]))).toEqual([closed])
    expect(read(heif(Buffer.from("no such structure")))).toEqual([closed])
  })

  it("has a small picture that shows what was cut off", () => {
    expect(read(heif(tiff, { thumbnail: true }))).toEqual([...said, place, "not-looked-into: embedded thumbnail"])
  })
})

it("a CR3 has each directory by itself", () => {
  const inner = exif([[0xa431, "SN-4711"]])
  const bytes = cr3([exif([[0x013b, "Ana Lindqvist"]]), inner, [59.32931, 18.06858]], xmp({ "tiff:Make": "Fotona" }))
  const { said: lines, reads } = readWith(bytes)
  expect(lines).toEqual([
    said[0],
    said[1],
    "device: notes of the camera's maker",
    place,
    "not-looked-into: embedded thumbnail",
    "device: camera = Fotona",
  ])
  expect(reads).toBeLessThanOrEqual(3)
  expect(read(bytes.subarray(0, 24))).toEqual([closed])
})

describe("real files", () => {
  it.each([
    ["photo.heic", "59.32930 N 18.06860 E"],
    ["photo.avif", "59.32917 N 18.06861 E"],
  ])("%s", (name, position) => {
    expect(read(real(name)).toSorted()).toEqual(
      [
        "device: camera = Fotona",
        "name: artist = Ana Lindqvist",
        "name: author = Ana L.",
        `place: GPS position = ${position}`,
      ].toSorted(),
    )
  })
})
