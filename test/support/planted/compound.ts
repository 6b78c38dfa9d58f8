/** Old Office documents: a small disk with files in it, and sets of properties. */
import { u16le, u32le } from "../plantedFiles.ts"

const [END, FREE, TABLE] = [0xffff_fffe, 0xffff_ffff, 0xffff_fffd]
const padded = (octets: Buffer, to: number) => Buffer.concat([octets, Buffer.alloc((to - (octets.length % to)) % to)])

/**
 * @param files by name; what follows a # in it tells files of one name apart, as they lie in several folders.
 * @param scattered no sector follows the one before it.
 */
export const compound = (files: Readonly<Record<string, Buffer>>, scattered = false): Buffer => {
  const [places, small, smallTable, large] = [new Map<string, number>(), [] as Buffer[], [] as number[], [] as string[]]
  for (const [name, octets] of Object.entries(files)) {
    if (octets.length >= 4_096) large.push(name)
    else {
      places.set(name, smallTable.length)
      const count = Math.max(1, Math.ceil(octets.length / 64))
      for (let i = 1; i <= count; i++) smallTable.push(i === count ? END : smallTable.length + 1)
      small.push(octets.length === 0 ? Buffer.alloc(64) : padded(octets, 64))
    }
  }
  const disk = Buffer.concat(small)
  const names = Object.keys(files)
  const folderLength = Math.ceil((names.length + 1) / 4) * 512
  const parts = [
    ["folder", Buffer.alloc(folderLength)],
    ["small table", padded(Buffer.concat(smallTable.map(u32le)), 512)],
    ["root", padded(disk, 512)],
    ...large.map((name) => [name, padded(files[name]!, 512)] as const),
  ] as const
  const count = parts.reduce((sum, [, octets]) => sum + octets.length / 512, 0)
  const tables = Math.ceil(count / 127)
  const sectorOf = (i: number) => (scattered ? count - 1 - i : i)
  const next = Array<number>(tables * 128).fill(FREE)
  let at = 0
  for (const [name, octets] of parts) {
    places.set(name, octets.length === 0 ? END : sectorOf(at))
    for (let i = 0; i < octets.length; i += 512, at++)
      next[sectorOf(at)] = i + 512 < octets.length ? sectorOf(at + 1) : END
  }
  for (let i = 0; i < tables; i++) next[count + i] = TABLE
  const row = (name: string, sort: number, size: number) => {
    const octets = Buffer.alloc(128)
    const written = name.replace(/#.*/, "")
    octets.write(written, 0, "utf16le")
    octets.writeUInt16LE(written.length * 2 + 2, 64)
    octets[66] = sort
    octets.writeUInt32LE(places.get(sort === 5 ? "root" : name)!, 116)
    octets.writeUInt32LE(size, 120)
    return octets
  }
  const folder = Buffer.concat([
    row("Root Entry", 5, disk.length),
    ...names.map((name) => row(name, 2, files[name]!.length)),
  ])
  const ordered = Buffer.concat(parts.map(([name, octets]) => (name === "folder" ? padded(folder, 512) : octets)))
  const body = Buffer.concat(
    Array.from({ length: count }, (_, i) => ordered.subarray(sectorOf(i) * 512, sectorOf(i) * 512 + 512)),
  )
  const head = Buffer.concat([
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    Buffer.alloc(16),
    ...[0x3e, 3, 0xfffe, 9, 6].map(u16le),
    Buffer.alloc(10),
    ...[tables, places.get("folder")!, 0, 4_096, places.get("small table")!, 1, END, 0].map(u32le),
    ...Array.from({ length: 109 }, (_, i) => u32le(i < tables ? count + i : FREE)),
  ])
  return Buffer.concat([head, body, ...next.map(u32le)])
}

type Value = string | Date | readonly [codePage: number, Buffer]
/** Of each section its values, by number: texts as UTF-16, unless a code page is given. */
export const propertySet = (...sections: readonly Readonly<Record<number, Value>>[]): Buffer => {
  const valueOf = (value: Value): Buffer => {
    if (value instanceof Date) {
      const octets = Buffer.alloc(12)
      octets.writeUInt32LE(0x40, 0)
      octets.writeBigUInt64LE(BigInt(value.getTime() + 11_644_473_600_000) * 10_000n, 4)
      return octets
    }
    if (typeof value === "string")
      return Buffer.concat([u32le(0x1f), u32le(value.length + 1), padded(Buffer.from(`${value}\0`, "utf16le"), 4)])
    return Buffer.concat([
      u32le(0x1e),
      u32le(value[1].length + 1),
      padded(Buffer.concat([value[1], Buffer.alloc(1)]), 4),
    ])
  }
  const bodies = sections.map((section) => {
    const all = Object.entries(section)
    const page = all.map(([, value]) => (Array.isArray(value) ? (value[0] as number) : 1200)).at(0) ?? 1200
    const values = [Buffer.concat([u32le(2), u16le(page), u16le(0)]), ...all.map(([, value]) => valueOf(value))]
    let at = 8 + values.length * 8
    const rows = [1, ...all.map(([id]) => Number(id))].map((id, i) => {
      const place = at
      at += values[i]!.length
      return Buffer.concat([u32le(id), u32le(place)])
    })
    return Buffer.concat([u32le(at), u32le(values.length), ...rows, ...values])
  })
  let at = 28 + bodies.length * 20
  const heads = bodies.map((body) => {
    const place = at
    at += body.length
    return Buffer.concat([Buffer.alloc(16, 7), u32le(place)])
  })
  return Buffer.concat([
    u16le(0xfffe),
    u16le(0),
    u32le(0x20006),
    Buffer.alloc(16),
    u32le(bodies.length),
    ...heads,
    ...bodies,
  ])
}

/** With the last who saved it, each with a path, in the table that its head names. */
export const oldText = (saved: readonly string[], encrypted = false): Readonly<Record<string, Buffer>> => {
  const table = Buffer.concat([
    u16le(0xffff),
    u16le(saved.length),
    u16le(0),
    ...saved.flatMap((text) => [u16le(text.length), Buffer.from(text, "utf16le")]),
  ])
  const head = Buffer.alloc(4_200)
  head.writeUInt16LE(0xa5ec, 0)
  head.writeUInt16LE(0x200 | (encrypted ? 0x100 : 0), 10)
  head.writeUInt32LE(5_000, 0x2d2)
  head.writeUInt32LE(table.length, 0x2d6)
  return { WordDocument: head, "1Table": Buffer.concat([Buffer.alloc(5_000, 3), table, Buffer.alloc(50, 3)]) }
}

/** Who has it open stands in a record. */
export const oldTable = (user: string): Readonly<Record<string, Buffer>> => {
  const record = (kind: number, body: Buffer) => Buffer.concat([u16le(kind), u16le(body.length), body])
  const name = Buffer.alloc(112, 0x20)
  name.writeUInt16LE(user.length, 0)
  name[2] = 0
  name.write(user, 3)
  return {
    Workbook: Buffer.concat([record(0x809, Buffer.alloc(16)), record(0xe1, Buffer.alloc(2)), record(0x5c, name)]),
  }
}

export const oldSlides = (user: string): Readonly<Record<string, Buffer>> => ({
  "Current User": Buffer.concat([Buffer.alloc(20), u16le(user.length), Buffer.alloc(6), Buffer.from(user)]),
})
