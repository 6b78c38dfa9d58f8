/**
 * HEIC and AVIF: one table says which items a picture has, another where each of them lies. EXIF and XMP are such
 * items: they are read where they are, however far into the file.
 */
import type { Findings } from "../Findings.ts"
import type { Source } from "../Source.ts"
import { type Atom, atomsIn } from "./atoms.ts"
import { readExif } from "./exif.ts"
import { Fields } from "./Fields.ts"
import { readMp4 } from "./mp4.ts"
import { readXmpIn } from "./xmp.ts"

const MAX_ATOMS = 500
const MAX_ITEMS = 5_000
const MOST_READ = 8
const MAX_TABLE = 512 * 1024
const MAX_PARTS = 64
const MAX_PACKET = 128 * 1024
const CLOSED = ["not-looked-into", "closed parts of a picture"] as const

export const readHeif = (source: Source, findings: Findings): void => {
  const atoms = [...atomsIn(source, 0, source.size, MAX_ATOMS)]
  const tables = atoms.filter(({ name }) => name === "meta")
  if (tables.length === 0) findings.note(...CLOSED)
  for (const table of tables.slice(0, 2)) readTables(source, table, findings)
  // Of pictures that move.
  if (atoms.some(({ name }) => name === "moov")) readMp4(source, findings)
}

const readTables = (source: Source, meta: Atom, findings: Findings): void => {
  const atoms = [...atomsIn(source, meta.begin + 4, meta.end, MAX_ATOMS)]
  const find = (wanted: string) => atoms.find(({ name }) => name === wanted)
  const [items, places, data, links] = [find("iinf"), find("iloc"), find("idat"), find("iref")]
  if (!items || !places) return findings.note(...CLOSED)
  const wanted = itemsIn(source, items, findings)
  const found = placesIn(tableOf(source, places), new Set(wanted.keys()), data)
  for (const [id, read] of [...wanted].slice(0, MOST_READ)) {
    const parts = found.get(id)
    if (!parts || !read(octetsOf(source, parts), findings)) findings.note(...CLOSED)
  }
  if (wanted.size > MOST_READ) findings.note(...CLOSED)
  if (links && [...atomsIn(source, links.begin + 4, links.end, MAX_ATOMS)].some(({ name }) => name === "thmb"))
    findings.note("not-looked-into", "embedded thumbnail")
}

const tableOf = (source: Source, { begin, end }: Atom): Fields =>
  new Fields(source.at(begin, Math.min(end - begin, MAX_TABLE)))

type Octets = (position: number, length: number) => Buffer
type ReadItem = (octets: Octets, findings: Findings) => boolean

/** How far it is to the structure of EXIF stands first; of some writers it is wrong. */
const readExifItem: ReadItem = (octets, findings) => {
  const starts = [4 + new Fields(octets(0, 4)).number(4), 4, 10, 0]
  return starts.some((start) => readExif((position, length) => octets(start + position, length), findings))
}
const readXmpItem: ReadItem = (octets, findings) => {
  readXmpIn(octets(0, MAX_PACKET), findings)
  return true
}

/** Those that say something, by number, with who reads each. */
const itemsIn = (source: Source, { begin, end }: Atom, findings: Findings): ReadonlyMap<number, ReadItem> => {
  const wanted = new Map<number, ReadItem>()
  const version = new Fields(source.at(begin, 1)).number(1)
  for (const item of atomsIn(source, begin + (version === 0 ? 6 : 8), end, MAX_ITEMS)) {
    const fields = new Fields(source.at(item.begin, Math.min(item.end - item.begin, 300)))
    const form = fields.number(1)
    fields.at += 3
    if (form < 2) continue
    const [id, isProtected, sort] = [fields.number(form === 2 ? 2 : 4), fields.number(2) > 0, fields.letters(4)]
    fields.word()
    const read =
      sort === "Exif" ? readExifItem : sort === "mime" && /rdf|xmp/.test(fields.word()) ? readXmpItem : undefined
    if (read && isProtected) findings.note(...CLOSED)
    else if (read) wanted.set(id, read)
  }
  return wanted
}

interface Part {
  readonly at: number
  readonly length: number
}

/** Where the wanted ones lie: in the file, or in what the tables themselves hold; of those elsewhere, nothing. */
const placesIn = (table: Fields, wanted: ReadonlySet<number>, data: Atom | undefined): ReadonlyMap<number, Part[]> => {
  const places = new Map<number, Part[]>()
  const version = table.number(1)
  table.at += 3
  const halves = () => {
    const octet = table.number(1)
    return [octet >> 4, octet & 15] as const
  }
  const [[offsetWidth, lengthWidth], [baseWidth, last]] = [halves(), halves()]
  const indexWidth = version === 0 ? 0 : last
  const count = table.number(version < 2 ? 2 : 4)
  for (let i = 0; i < count && i < MAX_ITEMS && table.at < table.octets.length; i++) {
    const id = table.number(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : table.number(2) & 15
    const elsewhere = table.number(2) > 0 || method > 1 || (method === 1 && !data)
    const begin = table.number(baseWidth) + (method === 1 && data ? data.begin : 0)
    const extents = table.number(2)
    const width = indexWidth + offsetWidth + lengthWidth
    const parts: Part[] = []
    const first = table.at
    for (let part = 0; part < Math.min(extents, MAX_PARTS) && wanted.has(id); part++) {
      table.at = first + part * width + indexWidth
      const at = begin + table.number(offsetWidth)
      // Without a length it is all that follows.
      parts.push({ at, length: table.number(lengthWidth) || (method === 1 && data ? data.end : Infinity) - at })
    }
    table.at = first + extents * width
    if (wanted.has(id) && !elsewhere) places.set(id, parts)
  }
  return places
}

/** What lies in parts, as one. */
const octetsOf =
  (source: Source, parts: readonly Part[]): Octets =>
  (position, length) => {
    const found: Buffer[] = []
    let [from, rest] = [position, length]
    for (const part of parts) {
      if (from < part.length && rest > 0) {
        const octets = source.at(part.at + from, Math.min(rest, part.length - from))
        found.push(octets)
        rest -= octets.length
        from = part.length
      }
      from -= part.length
    }
    return found.length === 1 ? found[0]! : Buffer.concat(found)
  }
