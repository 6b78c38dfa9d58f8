/** RAR and 7z: names of what is in them, whose they were, and what of them nobody can see. */
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { newRar, oldRar, sevenZip } from "../support/planted/archives.ts"
import { read, readWith, real } from "../support/planted/read.ts"

const person = { names: ["anali"], home: undefined }
const telling = ["photos/of anali.txt", "id_ed25519"]
const found = ["secret: private key = id_ed25519", "name: your own name = anali"]
const [archive, closed, some] = ["archive", "encrypted archive", "names of some files in an archive"].map(
  (what) => `not-looked-into: ${what}`,
) as [string, string, string]
const said = (bytes: Buffer) => read(bytes, ["x"], person).toSorted()

const writers: readonly (readonly [string, (names: readonly string[], size: number) => Buffer])[] = [
  ["an old RAR", oldRar],
  ["a RAR", (names, size) => newRar(names, { size })],
  ["a 7z", (names, size) => sevenZip(Object.fromEntries(names.map((name) => [name, "x".repeat(size)])))],
]

describe.each(writers)("%s", (_, write) => {
  it("tells by the names of its files, wherever among others these are, and how large", () => {
    const other = fc.stringMatching(/^[b-z]{1,12}(\/[b-z]{1,9}\.bin)?$/)
    fc.assert(
      fc.property(fc.uniqueArray(other, { maxLength: 30 }), fc.nat(30), fc.nat(20_000), (others, at, size) => {
        const names = [...others.slice(0, at), ...telling, ...others.slice(at)]
        expect(said(write(names, size))).toEqual([archive, ...found].toSorted())
      }),
      { numRuns: 60 },
    )
  })

  it("that is cut off says so", () => {
    const whole = write(["a.bin", ...telling], 1_000)
    expect(said(whole.subarray(0, whole.length - 200))).toContain(some)
  })
})

describe("a RAR", () => {
  it("says whose its files were", () => {
    expect(read(newRar(["a.bin"], { owner: "lindqvist" }))).toEqual([
      "name: owner of a file in an archive = lindqvist",
      archive,
    ])
  })

  it("of Windows has its folders in names as well", () => {
    expect(read(oldRar(["keys\\id_rsa"]))).toEqual([archive, "secret: private key = id_rsa"])
  })

  it("of which contents or names are encrypted says so", () => {
    for (const write of [
      oldRar,
      (names: readonly string[], size: number, closed: "heads" | "contents") => newRar(names, { size, closed }),
    ]) {
      expect(said(write(telling, 100, "contents"))).toEqual([archive, closed, ...found].toSorted())
      expect(said(write(telling, 100, "heads"))).toEqual([archive, closed, some].toSorted())
    }
  })

  it("of more files than there are reads says that some were not seen", () => {
    const names = Array.from({ length: 600 }, (_, i) => `${i}.bin`)
    expect(said(oldRar(names, 9_000))).toContain("not-looked-into: the rest of a file of many parts")
  })
})

describe("a real 7z", () => {
  it("has names, though its head is packed", () => {
    expect(said(real("packed.7z"))).toEqual([archive, ...found].toSorted())
    expect(said(real("many.7z"))).toEqual([archive, ...found].toSorted())
    expect(said(real("open.7z"))).toEqual([archive, ...found].toSorted())
  })

  it("that is encrypted says so, with names or without", () => {
    expect(said(real("secret.7z"))).toEqual([closed, ...found].toSorted())
    expect(said(real("closed.7z"))).toEqual([closed, some].toSorted())
  })

  it("of hundreds of megabytes is read with few reads", () => {
    const { said: lines, reads } = readWith(sevenZip({ "a.bin": "x".repeat(30_000_000), id_rsa: "x" }))
    expect(lines).toContain("secret: private key = id_rsa")
    expect(reads).toBeLessThanOrEqual(3)
  })
})
