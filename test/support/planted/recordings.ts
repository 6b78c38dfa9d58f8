/** Recordings with tags of rarer forms. */
import { comments, u16le, u32be, u32le } from "../plantedFiles.ts"

export interface OggOptions {
  readonly kind?: "vorbis" | "opus" | "theora" | "speex" | "flac"
  /** Octets in a page, at most. */
  readonly each?: number
}
const HEADS: Readonly<Record<NonNullable<OggOptions["kind"]>, readonly [string, string]>> = {
  vorbis: ["\x01vorbis", "\x03vorbis"],
  opus: ["OpusHead", "OpusTags"],
  theora: ["\x80theora", "\x81theora"],
  speex: ["Speex   ", ""],
  flac: ["\x7fFLAC\x01\0\0\x01fLaC", "\x84\0\0\0"],
}

/** Packets are cut into parts of 255 octets, and these go into pages. */
export const ogg = (
  vendor: string,
  lines: readonly string[],
  { kind = "vorbis", each = 60_000 }: OggOptions = {},
): Buffer => {
  const [first, mark] = HEADS[kind].map((head) => Buffer.from(head, "latin1")) as [Buffer, Buffer]
  const page = (flags: number, stream: number, table: readonly number[], body: Buffer) =>
    Buffer.concat([
      Buffer.from(["O", "g", "g", "S"].map((letter) => letter.charCodeAt(0)).concat(0, flags)),
      Buffer.alloc(8),
      u32le(stream),
      Buffer.alloc(8),
      Buffer.from([table.length, ...table]),
      body,
    ])
  const laced = (octets: Buffer) => [...Array<number>(Math.floor(octets.length / 255)).fill(255), octets.length % 255]
  const second = Buffer.concat([mark, comments(vendor, lines), Buffer.from([1])])
  const lacing = laced(second)
  const inPage = Math.max(1, Math.min(255, Math.floor(each / 255)))
  const pages: Buffer[] = []
  for (let part = 0; part < lacing.length; part += inPage) {
    const table = lacing.slice(part, part + inPage)
    const begin = part * 255
    pages.push(page(0, 7, table, second.subarray(begin, begin + table.reduce((sum, part) => sum + part, 0))))
    // Of another stream, in between.
    pages.push(page(0, 8, [3], Buffer.from("xyz")))
  }
  const begin = Buffer.concat([first, Buffer.alloc(23)])
  const other = Buffer.from("fishead\0")
  return Buffer.concat([
    page(2, 7, laced(begin), begin),
    page(2, 8, laced(other), other),
    ...pages,
    page(0, 7, [255, 45], Buffer.alloc(300, 1)),
  ])
}

/** A tag at the end of a recording, with a head or without. */
export const ape = (items: Readonly<Record<string, string | Buffer>>, hasHead = true): Buffer => {
  const body = Buffer.concat(
    Object.entries(items).map(([key, value]) => {
      const octets = Buffer.from(value)
      return Buffer.concat([
        u32le(octets.length),
        u32le(typeof value === "string" ? 0 : 2),
        Buffer.from(`${key}\0`),
        octets,
      ])
    }),
  )
  const bound = (flags: number) =>
    Buffer.concat([
      Buffer.from("APETAGEX"),
      u32le(2_000),
      u32le(body.length + 32),
      u32le(Object.keys(items).length),
      u32le(flags * 2 ** 29 + (hasHead ? 2 ** 31 : 0)),
      Buffer.alloc(8),
    ])
  return Buffer.concat([...(hasHead ? [bound(1)] : []), body, bound(0)])
}

export const oldestTag = (artist: string, comment: string): Buffer => {
  const tag = Buffer.alloc(128)
  tag.write("TAG", 0)
  tag.write(artist, 33)
  tag.write(comment, 97)
  return tag
}

const wide = (text: string) => Buffer.from(`${text}\0`, "utf16le")
export const asf = (
  words: { readonly author?: string; readonly copyright?: string; readonly comment?: string },
  more: Readonly<Record<string, string>> = {},
): Buffer => {
  const object = (name: string, body: Buffer) =>
    Buffer.concat([Buffer.from(name, "hex"), u32le(body.length + 24), u32le(0), body])
  const five = ["title", words.author ?? "", words.copyright ?? "", words.comment ?? "", "5"].map(wide)
  const rows = Object.entries(more).flatMap(([name, value]) => [
    u16le(wide(name).length),
    wide(name),
    u16le(0),
    u16le(wide(value).length),
    wide(value),
  ])
  const body = Buffer.concat([
    object("33".repeat(16), Buffer.alloc(30)),
    object("3326b2758e66cf11a6d900aa0062ce6c", Buffer.concat([...five.map(({ length }) => u16le(length)), ...five])),
    object("40a4d0d207e3d21197f000a0c95ea850", Buffer.concat([u16le(Object.keys(more).length), ...rows])),
  ])
  return Buffer.concat([
    Buffer.from("3026b2758e66cf11a6d900aa0062ce6c", "hex"),
    u32le(body.length + 30),
    u32le(0),
    u32le(3),
    Buffer.from([1, 2]),
    body,
    Buffer.alloc(500, 7),
  ])
}

export const aiff = (words: Readonly<Record<string, string>>): Buffer => {
  const chunk = (name: string, body: Buffer) =>
    Buffer.concat([Buffer.from(name, "latin1"), u32be(body.length), body, Buffer.alloc(body.length % 2)])
  const body = Buffer.concat([
    Buffer.from("AIFF"),
    chunk("SSND", Buffer.alloc(300_001, 5)),
    ...Object.entries(words).map(([name, value]) => chunk(name, Buffer.from(value))),
  ])
  return Buffer.concat([Buffer.from("FORM"), u32be(body.length), body])
}
