/** What is asked of a program that cleans copies, the real mat2 or one that stands for it. */
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises"
import path from "node:path"
import { expect, it } from "vitest"
import { cleanCopies } from "../../src/app/looks/cleanCopies.ts"
import { scanFolder } from "../../src/storage/scanFolder.ts"
import { readSource } from "../../src/traces/readSource.ts"
import { Source } from "../../src/traces/Source.ts"
import {
  commentSegment,
  docx,
  exif,
  exifSegment,
  iptcSegment,
  jpeg,
  mp3,
  pdf,
  png,
  xmp,
  xmpSegment,
} from "../support/plantedFiles.ts"
import { temporaryFolder } from "../support/temporaryFolder.ts"

const tiff = exif([[0x013b, "Ana Lindqvist"]], { inner: [[0xa431, "SN-4711"]], position: [59.3, 18.1] })
/** Of each format that most people share one, with all that its reader knows. */
const planted: Readonly<Record<string, Buffer>> = {
  "photo.jpg": jpeg([
    exifSegment(tiff),
    xmpSegment(xmp({ "tiff:Make": "Fotona" }, { "dc:creator": "Ana" })),
    iptcSegment([[80, "Ana"]]),
    commentSegment("for Erik"),
  ]),
  "drawing.png": png({ Author: "Ana", Software: "Painter", Comment: "for Erik" }, tiff),
  "letter.pdf": pdf({ Author: "Ana", Producer: "LibreOffice" }),
  "deep/er/letter.docx": docx({ "dc:creator": "Ana", "cp:lastModifiedBy": "Erik" }, { Company: "Ljus AB" }),
  "song.mp3": mp3({ TPE1: "Ana", COMM: "for Erik" }),
}

const said = (name: string, bytes: Uint8Array) =>
  readSource([name], Source.of(bytes), { names: [], home: undefined })
    .filter(({ kind }) => kind !== "time")
    .map(({ kind, what }) => `${kind}: ${what}`)

/** @param program where it is. */
export const cleaningContract = (program: () => Promise<string>): void => {
  const cleaned = async (files: Readonly<Record<string, Uint8Array>>) => {
    const home = await temporaryFolder()
    const from = path.join(home, "own")
    for (const [name, bytes] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(from, name)), { recursive: true })
      await writeFile(path.join(from, name), bytes)
    }
    const scan = await scanFolder(from, { name: "own", skipUnsafe: true, signal: new AbortController().signal })
    const all = scan.files.map((file) => ({ file, path: file.path, traces: [] }))
    const copying = { name: "own", single: false, shared: all, cleaned: all, signal: new AbortController().signal }
    const folder = path.join(home, "copies")
    const made = cleanCopies({ mat2: await program(), folder, ...copying })
    return { made, from, folder }
  }
  const namesIn = async (folder: string) =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
      .sort()

  it("writes each copy anew under its own name, as the same kind of file that says nothing any more", async () => {
    for (const [name, bytes] of Object.entries(planted)) expect([name, said(name, bytes)]).not.toEqual([name, []])
    const { made, from } = await cleaned(planted)
    const { path: top, files } = await made
    expect(await namesIn(top)).toEqual(Object.keys(planted).sort())
    expect(files).toHaveLength(Object.keys(planted).length)
    for (const [name, bytes] of Object.entries(planted)) {
      const copy = await readFile(path.join(top, name))
      expect([name, said(name, copy)]).toEqual([name, []])
      expect([name, copy.subarray(0, 3)]).toEqual([name, bytes.subarray(0, 3)])
      // The originals are only read.
      expect(await readFile(path.join(from, name))).toEqual(bytes)
    }
  })

  it.each([
    ["is no picture, whatever its name says", "broken.jpg", Buffer.from("no picture at all")],
    ["is of a format that it does not know", "kept.xyz", Buffer.from([0, 1, 2, 3, 4])],
  ])("ends with a failure at a file that %s, and nothing is left", async (_, name, bytes) => {
    const { made, folder } = await cleaned({ "photo.jpg": planted["photo.jpg"]!, [name]: bytes })
    await expect(made).rejects.toMatchObject({ code: "io", message: expect.stringContaining(name) })
    await expect(readdir(folder)).rejects.toMatchObject({ code: "ENOENT" })
  })
}
