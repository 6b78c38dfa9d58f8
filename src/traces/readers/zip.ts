/**
 * The table of contents of a zip, which stands at its end, and single small parts of it. Nothing is believed: not how
 * many parts there are, how long they are, or how long they become.
 */
import { inflateRawSync } from "node:zlib"
import type { Source } from "../Source.ts"

export interface ZipPart {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly packed: number
  /** What it says that it becomes. */
  readonly size: number
  readonly at: number
}

const MAX_PARTS = 10_000
const MAX_TABLE = 1024 * 1024
const MAX_PART = 512 * 1024
const [TABLE_END, ROW, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50]

/** Undefined where there is no table to be found. */
export const zipParts = (source: Source): readonly ZipPart[] | undefined => {
  const end = source.tail.length > 0 ? Buffer.concat([source.head.subarray(-66_000), source.tail]) : source.head
  const mark = Buffer.alloc(4)
  mark.writeUInt32LE(TABLE_END)
  const at = end.lastIndexOf(mark)
  if (at < 0 || at + 22 > end.length) return undefined
  const [length, position] = [end.readUInt32LE(at + 12), end.readUInt32LE(at + 16)]
  const table = source.at(position, Math.min(length, MAX_TABLE))
  const parts: ZipPart[] = []
  for (let row = 0; row + 46 <= table.length && parts.length < MAX_PARTS;) {
    if (table.readUInt32LE(row) !== ROW) break
    const [name, extra, comment] = [28, 30, 32].map((field) => table.readUInt16LE(row + field)) as [
      number,
      number,
      number,
    ]
    parts.push({
      name: table.toString("utf8", row + 46, row + 46 + name),
      encrypted: (table.readUInt16LE(row + 8) & 1) === 1,
      method: table.readUInt16LE(row + 10),
      packed: table.readUInt32LE(row + 20),
      size: table.readUInt32LE(row + 24),
      at: table.readUInt32LE(row + 42),
    })
    row += 46 + name + extra + comment
  }
  return parts
}

/** The first octets of a part, as they are packed; undefined where it is encrypted, or no zip's. */
export const zipBody = (source: Source, { at, packed, encrypted }: ZipPart, most: number): Buffer | undefined => {
  const local = source.at(at, 30)
  if (encrypted || local.length < 30 || local.readUInt32LE(0) !== LOCAL) return undefined
  return source.at(at + 30 + local.readUInt16LE(26) + local.readUInt16LE(28), Math.min(packed, most))
}

/** What is in a part, as text; undefined where it is closed, too long, or no zip's. */
export const zipText = (source: Source, part: ZipPart): string | undefined => {
  if (part.packed > MAX_PART) return undefined
  const octets = zipBody(source, part, MAX_PART)
  if (!octets || part.method === 0) return octets?.toString("utf8")
  if (part.method !== 8) return undefined
  try {
    return inflateRawSync(octets, { maxOutputLength: MAX_PART }).toString("utf8")
  } catch {
    return undefined
  }
}
