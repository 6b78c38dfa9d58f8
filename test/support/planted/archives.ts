/** Archives of RAR, of both forms, and of 7z whose head is not packed. */
import { crc32 } from "node:zlib"
import { u16le, u32le } from "../plantedFiles.ts"

const filler = (size: number) => Buffer.alloc(size, "x")

/** @param closed heads, or contents, that are encrypted. */
export const oldRar = (names: readonly string[], size = 100, closed?: "heads" | "contents"): Buffer => {
  const head = (kind: number, flags: number, body: Buffer) => {
    const rest = Buffer.concat([Buffer.from([kind]), u16le(flags), u16le(7 + body.length), body])
    return Buffer.concat([u16le(crc32(rest) & 0xffff), rest])
  }
  const file = (name: string) => {
    const octets = Buffer.from(name)
    const body = Buffer.concat([
      u32le(size),
      u32le(size),
      Buffer.from([3]),
      u32le(crc32(filler(size))),
      u32le(0x5aa4_1234),
      Buffer.from([20, 0x30]),
      u16le(octets.length),
      u32le(0o100644),
      octets,
    ])
    return Buffer.concat([head(0x74, 0x8000 | (closed === "contents" ? 4 : 0), body), filler(size)])
  }
  return Buffer.concat([
    Buffer.from("Rar!\x1a\x07\0", "latin1"),
    head(0x73, closed === "heads" ? 0x80 : 0, Buffer.alloc(6)),
    ...names.map(file),
    head(0x7b, 0x4000, Buffer.alloc(0)),
  ])
}

/** Seven bits an octet. */
const vint = (value: number): Buffer =>
  value < 128
    ? Buffer.from([value])
    : Buffer.concat([Buffer.from([(value & 127) | 128]), vint(Math.floor(value / 128))])

export const newRar = (
  names: readonly string[],
  { size = 100, owner = "", closed }: { size?: number; owner?: string; closed?: "heads" | "contents" } = {},
): Buffer => {
  const head = (...body: readonly Buffer[]) => {
    const whole = Buffer.concat(body)
    const sized = Buffer.concat([vint(whole.length), whole])
    return Buffer.concat([u32le(crc32(sized)), sized])
  }
  const record = (kind: number, ...body: readonly Buffer[]) => {
    const whole = Buffer.concat([vint(kind), ...body])
    return Buffer.concat([vint(whole.length), whole])
  }
  const file = (name: string) => {
    const octets = Buffer.from(name)
    const extra = Buffer.concat([
      ...(closed === "contents" ? [record(1, Buffer.alloc(36))] : []),
      ...(owner === "" ? [] : [record(6, vint(1), vint(Buffer.byteLength(owner)), Buffer.from(owner))]),
    ])
    const fields = [4, size, 0o100644].map(vint)
    const sum = u32le(crc32(filler(size)))
    const sizes = [vint(2), vint(3), vint(extra.length), vint(size)]
    const rest = [vint(0), vint(1), vint(octets.length), octets, extra]
    return Buffer.concat([head(...sizes, ...fields, sum, ...rest), filler(size)])
  }
  return Buffer.concat([
    Buffer.from("Rar!\x1a\x07\x01\0", "latin1"),
    ...(closed === "heads" ? [head(vint(4), vint(0), Buffer.alloc(30, 7)), Buffer.alloc(200, 7)] : []),
    head(vint(1), vint(0), vint(0)),
    ...names.map(file),
    head(vint(5), vint(0), vint(0)),
  ])
}

/** The files as they are, one behind the other. */
export const sevenZip = (files: Readonly<Record<string, string>>): Buffer => {
  const contents = Object.values(files).map((content) => Buffer.from(content))
  const count = contents.length
  const names = Buffer.from(
    Object.keys(files)
      .map((name) => `${name}\0`)
      .join(""),
    "utf16le",
  )
  const sizes = contents.flatMap((content) => [0xf0, ...u32le(content.length)])
  const sums = contents.flatMap((content) => [...u32le(crc32(content))])
  const packed = [6, 0, count, 9, ...sizes, 0]
  const folders = [7, 11, count, 0, ...contents.flatMap(() => [1, 1, 0]), 12, ...sizes, 10, 1, ...sums, 0]
  const head = Buffer.concat([
    Buffer.from([1, 4, ...packed, ...folders, 8, 0, 0, 5, count, 17, 0xf0, ...u32le(names.length + 1), 0]),
    names,
    Buffer.from([0, 0]),
  ])
  const body = Buffer.concat(contents)
  const start = Buffer.concat([u32le(body.length), u32le(0), u32le(head.length), u32le(0), u32le(crc32(head))])
  return Buffer.concat([Buffer.from("377abcaf271c0004", "hex"), u32le(crc32(start)), start, body, head])
}
