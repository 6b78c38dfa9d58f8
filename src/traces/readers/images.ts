/** Pictures: walks the parts of JPEG, WebP, TIFF, PSD and GIF files to where they keep what is said about them. */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { readExif } from "./exif.ts"
import { Fields } from "./Fields.ts"
import { readIptc } from "./iptc.ts"
import { textOf } from "./texts.ts"
import { readXmp, readXmpIn } from "./xmp.ts"

const MAX_PARTS = 1_000
const MAX_PACKET = 128 * 1024

/** EXIF that begins there. */
export const exifAt = (source: Source, start: number, findings: Findings): void =>
  void readExif((position, length) => source.at(start + position, length), findings)

export const readJpeg = (source: Source, findings: Findings): void => {
  let at = 2
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const mark = source.at(at, 4)
    if (mark.length < 4 || mark[0] !== 0xff) break
    const kind = mark[1]!
    // The picture itself: nothing is said from here on.
    if (kind === 0xda || kind === 0xd9) break
    const length = mark.readUInt16BE(2)
    if (kind === 0xff || length < 2) {
      at++
      continue
    }
    const [begin, size] = [at + 4, length - 2]
    const name = source.at(begin, 14).toString("latin1")
    if (kind === 0xe1 && name.startsWith("Exif\0")) exifAt(source, begin + 6, findings)
    else if (kind === 0xed && name.startsWith("Photoshop 3.0")) readIptc(source.at(begin + 14, size - 14), findings)
    else if (kind === 0xfe) findings.add("name", "comment", textOf(source.at(begin, Math.min(size, 1_000))))
    at = begin + size
  }
  readXmp(source, findings)
}

export const readWebp = (source: Source, findings: Findings): void => {
  let at = 12
  for (let parts = 0; parts < MAX_PARTS; parts++) {
    const header = source.at(at, 8)
    if (header.length < 8) break
    const length = header.readUInt32LE(4)
    const kind = header.toString("latin1", 0, 4)
    if (kind === "EXIF") {
      const named = source.at(at + 8, 6).toString("latin1") === "Exif\0\0"
      exifAt(source, at + (named ? 14 : 8), findings)
    } else if (kind === "XMP ") readXmpIn(source.at(at + 8, Math.min(length, MAX_PACKET)), findings)
    at += 8 + length + (length % 2)
  }
}

export const readTiff = (source: Source, findings: Findings): void => {
  exifAt(source, 0, findings)
  readXmp(source, findings)
}

/** Photoshop's own: a table of colours, then its resources, in which IPTC and XMP are; both say how long they are. */
const MAX_RESOURCES = 1024 * 1024
export const readPsd = (source: Source, findings: Findings): void => {
  const at = 30 + new Fields(source.at(26, 4)).number(4)
  const length = new Fields(source.at(at, 4)).number(4)
  const resources = source.at(at + 4, Math.min(length, MAX_RESOURCES))
  if (resources.length < length) findings.note("not-looked-into", "a part of a large picture")
  readIptc(resources, findings)
  readXmpIn(resources, findings)
}

/** Comments, and whatever programs have put beside the pictures; which blocks there are stands in a row. */
export const readGif = (source: Source, findings: Findings): void => {
  const { head } = source
  const tableOf = (packed: number | undefined) => ((packed ?? 0) & 0x80 ? 3 * 2 ** (((packed ?? 0) & 7) + 1) : 0)
  let at = 13 + tableOf(head[10])
  for (let parts = 0; parts < MAX_PARTS && at < head.length && head[at] !== 0x3b; parts++) {
    const isComment = head[at] === 0x21 && head[at + 1] === 0xfe
    if (head[at] === 0x21) at += 2
    else if (head[at] === 0x2c) at += 11 + tableOf(head[at + 9])
    else break
    const said: Buffer[] = []
    for (let length = head[at++] ?? 0; length > 0; length = head[at++] ?? 0) {
      if (isComment && said.length < 16) said.push(head.subarray(at, at + length))
      at += length
    }
    if (isComment) findings.add("name", "comment", textOf(Buffer.concat(said)))
  }
  if (at < source.size && head[at] !== 0x3b) findings.note("not-looked-into", "a part of a large picture")
  readXmp(source, findings)
}
