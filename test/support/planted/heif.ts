/** Pictures of HEIC and AVIF: a table of items, and where each lies. */
import { atom, u16be, u32be } from "../plantedFiles.ts"

export interface HeifOptions {
  readonly brand?: string
  /** Of the table of places. */
  readonly version?: 0 | 1 | 2
  /** Into so many parts an item is cut; they lie in the wrong order. */
  readonly parts?: number
  /** They lie in the tables themselves. */
  readonly inTables?: boolean
  readonly xmp?: string
  /** How far to the structure stands before it, and what lies between. */
  readonly lead?: string
  /** Octets of the picture that come first. */
  readonly before?: number
  readonly behind?: number
  readonly isProtected?: boolean
  readonly thumbnail?: boolean
}

export const heif = (tiff: Buffer, options: HeifOptions = {}): Buffer => {
  const { brand = "heic", version = 1, parts = 1, inTables = false, lead = "Exif\0\0", before = 1_000 } = options
  const items = [
    ["Exif", Buffer.concat([u32be(lead.length), Buffer.from(lead), tiff])] as const,
    ...(options.xmp === undefined ? [] : [["mime", Buffer.from(options.xmp)] as const]),
  ]
  const wide = version === 2
  const id = (item: number) => (wide ? u32be(item) : u16be(item))
  const infe = items.map(([sort], i) =>
    atom(
      "infe",
      Buffer.from([wide ? 3 : 2, 0, 0, 1]),
      id(i + 2),
      u16be(options.isProtected ? 1 : 0),
      Buffer.from(`${sort}a name\0${sort === "mime" ? "application/rdf+xml\0" : ""}`),
    ),
  )
  const picture = atom("infe", Buffer.from([wide ? 3 : 2, 0, 0, 0]), id(1), u16be(0), Buffer.from("hvc1\0"))
  const chunks: Buffer[] = []
  let length = 0
  /** Where each part lies among all that lies there. */
  const places = items.map(([, body]) => {
    const size = Math.ceil(body.length / parts)
    const cut = Array.from({ length: parts }, (_, part) => body.subarray(part * size, (part + 1) * size))
    const at = new Map<Buffer, number>()
    for (const part of cut.toReversed()) {
      at.set(part, length)
      chunks.push(part, Buffer.alloc(7, 9))
      length += part.length + 7
    }
    return cut.map((part) => [at.get(part)!, part.length] as const)
  })
  const own = version > 0 ? [u16be(inTables ? 1 : 0)] : []
  const iloc = (base: number) =>
    atom(
      "iloc",
      Buffer.from([version, 0, 0, 0, 0x44, version === 0 ? 0x40 : 0x42]),
      id(items.length + 1),
      ...[[[0, before]] as const, ...places].flatMap((all, i) => [
        id(i + 1),
        ...(i === 0 && version > 0 ? [u16be(0)] : own),
        u16be(0),
        u32be(i === 0 ? 0 : base),
        u16be(all.length),
        ...all.flatMap(([at, size]) => [...(version === 0 ? [] : [u16be(1)]), u32be(at), u32be(size)]),
      ]),
    )
  const meta = (base: number) =>
    atom(
      "meta",
      u32be(0),
      atom("hdlr", u32be(0), u32be(0), Buffer.from("pict"), Buffer.alloc(13)),
      iloc(base),
      atom("iinf", Buffer.from([wide ? 1 : 0, 0, 0, 0]), id(items.length + 1), picture, ...infe),
      ...(options.thumbnail ? [atom("iref", u32be(0), atom("thmb", u16be(3), u16be(1), u16be(1)))] : []),
      ...(inTables ? [atom("idat", ...chunks)] : []),
    )
  const type = atom("ftyp", Buffer.from(`${brand}\0\0\0\0${brand}mif1`))
  const base = inTables ? 0 : type.length + meta(0).length + 8 + before
  return Buffer.concat([
    type,
    meta(base),
    atom("mdat", Buffer.alloc(before, 9), ...(inTables ? [] : chunks), Buffer.alloc(options.behind ?? 500, 9)),
  ])
}
