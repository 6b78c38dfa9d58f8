/** Files of many formats, each of which says something about who made it: small writers, made for the tests alone. */
import { crc32, deflateRawSync, deflateSync } from "node:zlib"

type Field = readonly [tag: number, value: string]

/** A TIFF structure with texts in its first directory, in that of EXIF, and a position. */
export const exif = (
  texts: readonly Field[],
  {
    inner = [],
    position,
    big = false,
  }: { inner?: readonly Field[]; position?: readonly [number, number]; big?: boolean } = {},
): Buffer => {
  const [u16, u32] = [
    (value: number) => (big ? Buffer.from([value >> 8, value & 255]) : Buffer.from([value & 255, value >> 8])),
    (value: number) => {
      const out = Buffer.alloc(4)
      return (void (big ? out.writeUInt32BE(value) : out.writeUInt32LE(value)), out)
    },
  ]
  const parts: Buffer[] = [Buffer.concat([Buffer.from(big ? "MM" : "II"), u16(42), u32(8)])]
  let at = 8
  const rowsAt = (rows: readonly (readonly [tag: number, type: number, count: number, value: Buffer])[], next = 0) => {
    let data = at + 2 + rows.length * 12 + 4
    const bodies: Buffer[] = []
    const table = rows.map(([tag, type, count, value]) => {
      if (value.length <= 4)
        return Buffer.concat([u16(tag), u16(type), u32(count), value, Buffer.alloc(4 - value.length)])
      const row = Buffer.concat([u16(tag), u16(type), u32(count), u32(data)])
      bodies.push(value)
      data += value.length
      return row
    })
    const whole = Buffer.concat([u16(rows.length), ...table, u32(next), ...bodies])
    at += whole.length
    return whole
  }
  const text = ([tag, value]: Field) => {
    const octets = Buffer.from(`${value}\0`)
    return [tag, 2, octets.length, octets] as const
  }
  const rational = (value: number) => {
    const [whole, rest] = [Math.floor(value), value % 1]
    return Buffer.concat(
      [whole, 1, Math.floor(rest * 60), 1, Math.round(((rest * 60) % 1) * 6_000_000), 100_000].map(u32),
    )
  }
  const lengthOf = (rows: readonly (readonly [number, number, number, Buffer])[]) =>
    6 + rows.reduce((sum, [, , , value]) => sum + 12 + (value.length > 4 ? value.length : 0), 0)
  const innerRows = inner.map(text)
  const gpsRows =
    position === undefined
      ? []
      : ([
          [1, 2, 2, Buffer.from(position[0] < 0 ? "S\0" : "N\0")],
          [2, 5, 3, rational(Math.abs(position[0]))],
          [3, 2, 2, Buffer.from(position[1] < 0 ? "W\0" : "E\0")],
          [4, 5, 3, rational(Math.abs(position[1]))],
        ] as const)
  const links = (start: number) => [
    ...(innerRows.length > 0 ? [[0x8769, 4, 1, u32(start)] as const] : []),
    ...(gpsRows.length > 0
      ? [[0x8825, 4, 1, u32(start + (innerRows.length > 0 ? lengthOf(innerRows) : 0))] as const]
      : []),
  ]
  const first = [...texts.map(text)]
  const start = 8 + lengthOf([...first, ...links(0)])
  parts.push(rowsAt([...first, ...links(start)]))
  if (innerRows.length > 0) parts.push(rowsAt(innerRows))
  if (gpsRows.length > 0) parts.push(rowsAt(gpsRows))
  return Buffer.concat(parts)
}

export const u16be = (value: number) => Buffer.from([value >> 8, value & 255])
export const u32be = (value: number) => {
  const out = Buffer.alloc(4)
  out.writeUInt32BE(value)
  return out
}
export const u32le = (value: number) => {
  const out = Buffer.alloc(4)
  out.writeUInt32LE(value)
  return out
}
export const u16le = (value: number) => Buffer.from([value & 255, value >> 8])

const segment = (kind: number, body: Buffer) => Buffer.concat([Buffer.from([0xff, kind]), u16be(body.length + 2), body])

/** With whatever segments; then a picture of one grey dot, which programs can open, and noise. */
export const jpeg = (segments: readonly Buffer[], noise: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0", "latin1")),
    ...segments,
    segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
    segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0])),
    // Of each table one code, of one bit.
    ...[0x00, 0x10].map((table) => segment(0xc4, Buffer.from([table, 1, ...Array<number>(16).fill(0)]))),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x3f]),
    noise,
    Buffer.from([0xff, 0xd9]),
  ])

export const exifSegment = (tiff: Buffer): Buffer => segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), tiff]))
export const xmpSegment = (xmp: string): Buffer => segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`))
export const commentSegment = (comment: string): Buffer => segment(0xfe, Buffer.from(comment))
export const iptcSegment = (fields: readonly (readonly [field: number, value: string])[]): Buffer => {
  const records = Buffer.concat(
    fields.map(([field, value]) => {
      const octets = Buffer.from(value)
      return Buffer.concat([Buffer.from([0x1c, 2, field]), u16be(octets.length), octets])
    }),
  )
  const padded = records.length % 2 === 0 ? records : Buffer.concat([records, Buffer.alloc(1)])
  const resource = Buffer.concat([Buffer.from("8BIM\x04\x04\0\0", "latin1"), u32be(records.length), padded])
  return segment(0xed, Buffer.concat([Buffer.from("Photoshop 3.0\0"), resource]))
}

/** Resources with IPTC and XMP, behind a table of colours. */
export const psd = (fields: readonly (readonly [field: number, value: string])[], packet: string): Buffer => {
  const iptc = iptcSegment(fields).subarray(18)
  const octets = Buffer.from(packet.length % 2 === 0 ? packet : `${packet} `)
  const resources = Buffer.concat([iptc, Buffer.from("8BIM\x04\x24\0\0", "latin1"), u32be(octets.length), octets])
  return Buffer.concat([
    Buffer.from("8BPS\0\x01"),
    Buffer.alloc(20, 1),
    u32be(768),
    Buffer.alloc(768, 3),
    u32be(resources.length),
    resources,
    Buffer.alloc(400_000, 9),
  ])
}

export const xmp = (
  attributes: Readonly<Record<string, string>>,
  elements: Readonly<Record<string, string>> = {},
): string =>
  `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description ${Object.entries(attributes)
    .map(([name, value]) => `${name}="${value}"`)
    .join(" ")}>${Object.entries(elements)
    .map(([name, value]) => `<${name}><rdf:Seq><rdf:li>${value}</rdf:li></rdf:Seq></${name}>`)
    .join("")}</rdf:Description></rdf:RDF></x:xmpmeta>`

const chunk = (kind: string, body: Buffer) => {
  const named = Buffer.concat([Buffer.from(kind), body])
  return Buffer.concat([u32be(body.length), named, u32be(crc32(named))])
}
export const png = (texts: Readonly<Record<string, string>>, tiff?: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...Object.entries(texts).map(([word, text], i) => {
      if (i % 3 === 0) return chunk("tEXt", Buffer.from(`${word}\0${text}`, "latin1"))
      if (i % 3 === 1) return chunk("zTXt", Buffer.concat([Buffer.from(`${word}\0\0`), deflateSync(text)]))
      return chunk("iTXt", Buffer.concat([Buffer.from(`${word}\0\x01\0\0\0`), deflateSync(text)]))
    }),
    ...(tiff ? [chunk("eXIf", tiff)] : []),
    chunk("IDAT", deflateSync(Buffer.alloc(2))),
    chunk("IEND", Buffer.alloc(0)),
  ])

/** EXIF and XMP in chunks of text, as one family of programs writes them. */
export const profiledPng = (profiles: Readonly<Record<string, Buffer>>): Buffer =>
  png(
    Object.fromEntries(
      Object.entries(profiles).map(([name, octets]) => [
        `Raw profile type ${name}`,
        `\n${name}\n${String(octets.length).padStart(8)}\n${octets.toString("hex").replace(/.{72}/g, "$&\n")}\n`,
      ]),
    ),
  )

export const webp = (tiff: Buffer, packet = ""): Buffer => {
  const part = (kind: string, body: Buffer) =>
    Buffer.concat([Buffer.from(kind), u32le(body.length), body, Buffer.alloc(body.length % 2)])
  const body = Buffer.concat([
    Buffer.from("WEBP"),
    part("VP8L", Buffer.alloc(33, 3)),
    part("EXIF", tiff),
    ...(packet === "" ? [] : [part("XMP ", Buffer.from(packet)), part("ANMF", Buffer.alloc(400_000))]),
  ])
  return Buffer.concat([Buffer.from("RIFF"), u32le(body.length), body])
}

export const atom = (kind: string, ...body: readonly Buffer[]): Buffer => {
  const whole = Buffer.concat(body)
  return Buffer.concat([u32be(whole.length + 8), Buffer.from(kind, "latin1"), whole])
}
/** As an encoder of music writes it; the list at the end, after as many octets of sound. */
export const m4a = (fields: Readonly<Record<string, string>>, before = 1_000): Buffer => {
  const item = ([name, value]: [string, string]) => atom(name, atom("data", u32be(1), u32be(0), Buffer.from(value)))
  const list = atom("ilst", ...Object.entries(fields).map(item))
  return Buffer.concat([
    atom("ftyp", Buffer.from("M4A \0\0\0\0M4A mp42", "latin1")),
    atom("mdat", Buffer.alloc(before, 5)),
    atom(
      "moov",
      atom("mvhd", Buffer.alloc(100)),
      atom("udta", atom("meta", u32be(0), atom("hdlr", Buffer.alloc(25)), list)),
    ),
  ])
}
/** As a telephone writes a film: words with a length and a language. */
export const mov = (fields: Readonly<Record<string, string>>): Buffer => {
  const words = ([name, value]: [string, string]) => {
    const octets = Buffer.from(value)
    return atom(name, u16be(octets.length), u16be(0x15c7), octets)
  }
  return Buffer.concat([
    atom("ftyp", Buffer.from("qt  \0\0\0\0qt  ", "latin1")),
    atom("moov", atom("udta", ...Object.entries(fields).map(words))),
    atom("mdat", Buffer.alloc(300, 5)),
  ])
}

/** A frame of 128 kbit/s. */
const silence = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0]), Buffer.alloc(413)])

export const mp3 = (frames: Readonly<Record<string, string>>, encoding: 0 | 1 | 3 = 3): Buffer => {
  const bodyOf = (id: string, value: string) => {
    const text =
      encoding === 1 ? Buffer.from(`\ufeff${value}`, "utf16le") : Buffer.from(value, encoding === 3 ? "utf8" : "latin1")
    const language =
      id === "COMM" ? Buffer.from(encoding === 1 ? "eng\xff\xfe\0\0" : "eng\0", "latin1") : Buffer.alloc(0)
    return Buffer.concat([Buffer.from([encoding]), language, text])
  }
  const body = Buffer.concat(
    Object.entries(frames).map(([id, value]) => {
      const frame = bodyOf(id, value)
      return Buffer.concat([Buffer.from(id), u32be(frame.length), u16be(0), frame])
    }),
  )
  const size = Buffer.from([21, 14, 7, 0].map((shift) => (body.length >> shift) & 0x7f))
  return Buffer.concat([Buffer.from([0x49, 0x44, 0x33, 3, 0, 0]), size, body, ...Array<Buffer>(4).fill(silence)])
}

export const comments = (vendor: string, lines: readonly string[]): Buffer =>
  Buffer.concat([
    u32le(Buffer.byteLength(vendor)),
    Buffer.from(vendor),
    u32le(lines.length),
    ...lines.map((line) => Buffer.concat([u32le(Buffer.byteLength(line)), Buffer.from(line)])),
  ])
export const flac = (vendor: string, lines: readonly string[]): Buffer => {
  const body = comments(vendor, lines)
  return Buffer.concat([
    Buffer.from("fLaC"),
    Buffer.from([0, 0, 0, 34]),
    Buffer.alloc(34),
    Buffer.from([0x84]),
    u32be(body.length).subarray(1),
    body,
    Buffer.alloc(200, 1),
  ])
}
/** Some parts packed, some not. */
export const zip = (parts: Readonly<Record<string, string | Buffer>>): Buffer => {
  const [locals, rows]: [Buffer[], Buffer[]] = [[], []]
  let at = 0
  Object.entries(parts).forEach(([name, content], i) => {
    const octets = Buffer.from(content)
    const packed = i % 2 === 0 ? deflateRawSync(octets) : octets
    const common = Buffer.concat([
      u16le(0),
      u16le(i % 2 === 0 ? 8 : 0),
      u32le(0),
      u32le(crc32(octets)),
      u32le(packed.length),
      u32le(octets.length),
      u16le(Buffer.byteLength(name)),
      u16le(0),
    ])
    const local = Buffer.concat([u32le(0x04034b50), u16le(20), common, Buffer.from(name), packed])
    rows.push(
      Buffer.concat([u32le(0x02014b50), u16le(20), u16le(20), common, Buffer.alloc(10), u32le(at), Buffer.from(name)]),
    )
    locals.push(local)
    at += local.length
  })
  const table = Buffer.concat(rows)
  return Buffer.concat([
    ...locals,
    table,
    u32le(0x06054b50),
    u32le(0),
    u16le(rows.length),
    u16le(rows.length),
    u32le(table.length),
    u32le(at),
    u16le(0),
  ])
}

const OOXML = "http://schemas.openxmlformats.org"
const body = `<w:body><w:p><w:r><w:t>${"text ".repeat(500)}</w:t></w:r></w:p></w:body>`
const document = `<w:document xmlns:w="${OOXML}/wordprocessingml/2006/main">${body}</w:document>`
export const docx = (core: Readonly<Record<string, string>>, app: Readonly<Record<string, string>> = {}): Buffer => {
  const xml = (fields: Readonly<Record<string, string>>) =>
    `<?xml version="1.0"?><p xmlns:dc="dc" xmlns:cp="cp" xmlns:dcterms="dcterms" xmlns:xsi="xsi">${Object.entries(
      fields,
    )
      .map(([name, value]) => `<${name} xsi:type="x">${value}</${name}>`)
      .join("")}</p>`
  return zip({
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="${OOXML}/package/2006/content-types">${[
      ["word/document", "officedocument.wordprocessingml.document.main"],
      ["docProps/core", "package.core-properties"],
      ["docProps/app", "officedocument.extended-properties"],
    ]
      .map(
        ([part, kind]) =>
          `<Override PartName="/${part}.xml" ContentType="application/vnd.openxmlformats-${kind}+xml"/>`,
      )
      .join("")}</Types>`,
    "word/document.xml": `<?xml version="1.0"?>${document}`,
    "docProps/core.xml": xml(core),
    "docProps/app.xml": xml(app),
  })
}
export const odt = (meta: Readonly<Record<string, string>>): Buffer =>
  zip({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": "<office:document-content/>",
    "meta.xml": `<office:meta>${Object.entries(meta)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join("")}</office:meta>`,
  })

/** Whose files are in it, and what they are called. */
export const tar = (files: Readonly<Record<string, string | Buffer>>, owner: string): Buffer =>
  Buffer.concat([
    ...Object.entries(files).flatMap(([name, given]) => {
      const content = Buffer.from(given)
      const header = Buffer.alloc(512)
      header.write(name, 0)
      header.write(`${content.length.toString(8).padStart(11, "0")}\0`, 124)
      header.write("ustar\x0000", 257, "latin1")
      header.write(owner, 265)
      header.write("users", 297)
      return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]
    }),
    Buffer.alloc(1_024),
  ])
export const gzip = (name: string): Buffer =>
  Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]),
    Buffer.from(`${name}\0`),
    deflateRawSync("x"),
    u32le(crc32("x")),
    u32le(1),
  ])

/** A recording with a list of words; what broadcasters write before it. */
export const wav = (words: Readonly<Record<string, string>>, author = ""): Buffer => {
  const chunk = (name: string, body: Buffer) =>
    Buffer.concat([Buffer.from(name), u32le(body.length), body, Buffer.alloc(body.length % 2)])
  const bext = Buffer.alloc(602)
  bext.write(author, 256)
  const list = Object.entries(words).map(([name, value]) => chunk(name, Buffer.from(`${value}\0`)))
  const body = Buffer.concat([
    Buffer.from("WAVE"),
    chunk("bext", bext),
    chunk("data", Buffer.alloc(300_001, 5)),
    chunk("LIST", Buffer.concat([Buffer.from("INFO"), ...list])),
  ])
  return Buffer.concat([Buffer.from("RIFF"), u32le(body.length), body])
}

interface MkvOptions {
  readonly hasTable?: boolean
  /** Of the film. */
  readonly parts?: number
  /** How the table writes where the tags are. */
  readonly place?: (at: number) => Buffer
  /** Octets after the tags. */
  readonly behind?: number
}

/** A film in so many parts whose tags stand behind it; a table at its beginning says where, if it has one. */
export const mkv = (
  tags: Readonly<Record<string, string>>,
  app: string,
  { hasTable = true, parts = 1, place = u32be, behind = 0 }: MkvOptions = {},
): Buffer => {
  const element = (id: number, ...bodies: readonly Buffer[]): Buffer => {
    const body = Buffer.concat(bodies)
    const digits = id.toString(16)
    return Buffer.concat([Buffer.from(digits, "hex"), Buffer.from([0x01, 0, 0, 0]), u32be(body.length), body])
  }
  const info = element(
    0x1549a966,
    element(0x5741, Buffer.from(app)),
    element(0x4461, Buffer.from("0a0b0c0d0e0f0000", "hex")),
  )
  const film = Buffer.concat(Array.from({ length: parts }, () => element(0x1f43b675, Buffer.alloc(300_000, 7))))
  const list = Object.entries(tags).map(([name, value]) =>
    element(0x67c8, element(0x45a3, Buffer.from(name)), element(0x4487, Buffer.from(value))),
  )
  const table = (at: number) =>
    element(0x114d9b74, element(0x4dbb, element(0x53ab, u32be(0x1254c367)), element(0x53ac, place(at))))
  const segment = [...(hasTable ? [table(table(0).length + info.length + film.length)] : []), info, film]
  return Buffer.concat([
    element(0x1a45dfa3, Buffer.alloc(8)),
    element(0x18538067, ...segment, element(0x1254c367, element(0x7373, ...list)), element(0xec, Buffer.alloc(behind))),
  ])
}

/** Pictures of one dot, and comments between them. */
export const gif = (...comments: readonly string[]): Buffer =>
  Buffer.concat([
    Buffer.from("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff", "latin1"),
    ...comments.flatMap((comment) => [
      Buffer.from([0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x21, 0xfe]),
      ...(comment.match(/.{1,200}/g) ?? []).flatMap((part) => [
        Buffer.from([part.length]),
        Buffer.from(part, "latin1"),
      ]),
      Buffer.from([0]),
    ]),
    Buffer.from(";"),
  ])

const pdfText = (value: string) => `(${value.replace(/[\\()]/g, (sign) => `\\${sign}`)})`
/** Its words stand in the dictionary, or are objects of their own to which it refers. */
export const pdf = (
  info: Readonly<Record<string, string>>,
  how: "plain" | "hex" | "packed" | "referred" | "referred and packed" = "plain",
  packet = "",
): Buffer => {
  const [packed, referred] = [how.endsWith("packed"), how.startsWith("referred")]
  const wide = (value: string) => Buffer.from(`\ufeff${value}`, "utf16le").swap16().toString("hex")
  const objects = Object.values(info).map((value, i) => [20 + i, `<${wide(value)}>`] as const)
  const words = Object.entries(info)
    .map(([name, value], i) =>
      referred ? `/${name} ${20 + i} 0 R` : how === "hex" ? `/${name} <${wide(value)}>` : `/${name} ${pdfText(value)}`,
    )
    .join(" ")
  const all = [...(referred ? objects : []), [3, `<<${words}>>`] as const]
  const streamOf = (dictionary: string, content: string) =>
    Buffer.concat([
      Buffer.from(`4 0 obj\n<<${dictionary}/Filter/FlateDecode>>\nstream\n`),
      deflateSync(content),
      Buffer.from("\nendstream\nendobj\n"),
    ])
  let at = 0
  const begins = all.map(([number, text]) => `${number} ${(at += text.length + 1) - text.length - 1}`).join(" ")
  const inside = `${begins} ${all.map(([, text]) => text).join(" ")}`
  const body = packed
    ? streamOf(`/Type/ObjStm/N ${all.length}/First ${begins.length + 1}`, inside)
    : Buffer.from(all.map(([number, text]) => `${number} 0 obj\n${text}\nendobj\n`).join(""))
  return Buffer.concat([
    Buffer.from(
      "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 6 0 R>>\nendobj\n6 0 obj\n<</Type/Pages/Kids[7 0 R]/Count 1>>\nendobj\n7 0 obj\n<</Type/Page/Parent 6 0 R/MediaBox[0 0 9 9]>>\nendobj\n",
    ),
    ...(packet === "" ? [] : [streamOf("/Type /Metadata /Subtype /XML ", packet)]),
    body,
    Buffer.from("trailer\n<</Root 1 0 R/Info 3 0 R>>\nstartxref\n9\n%%EOF\n"),
  ])
}
