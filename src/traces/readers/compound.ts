/**
 * The files in a compound file, which old Office documents and mails are: a small disk with tables of which sector
 * follows which. A stranger wrote these tables: a chain that is longer than what it holds, or turns back, ends.
 */
import type { Source } from "../Source.ts"
import { Fields } from "./Fields.ts"

/** A sector of this number or a higher one is none. */
const FREE_FROM = 0xffff_fffa
const MAX_TABLE_SECTORS = 8_192
const MAX_ENTRIES = 4_096
/** Files of fewer octets lie in small sectors, in a file that is the root's. */
const SMALL_BELOW = 4_096
const SMALL = 64
const MAX_SMALL = 1024 * 1024
/** Of one file in it, unless more is asked for. */
export const MAX_FILE = 64 * 1024

export interface CompoundEntry {
  readonly name: string
  readonly sort: "folder" | "file" | "root"
  readonly start: number
  readonly size: number
}

export class Compound {
  readonly entries: readonly CompoundEntry[]
  readonly #source: Source
  readonly #sector: number
  /** Sectors of the table of sectors. */
  readonly #table: readonly number[]
  readonly #seen = new Map<number, Buffer>()
  readonly #smallTable: number
  /** How many sectors chains may have, in all. */
  #steps = 20_000

  constructor(source: Source) {
    this.#source = source
    const head = new Fields(source.at(0, 512), "little")
    const numberAt = (at: number, width: number) => ((head.at = at), head.number(width))
    this.#sector = numberAt(30, 2) === 12 ? 4_096 : 512
    this.#smallTable = numberAt(60, 4)
    this.#table = this.#tableOf(numberAt(68, 4), (i) => numberAt(76 + i * 4, 4))
    this.entries = this.#entriesFrom(numberAt(48, 4))
  }

  /** Whether all that it has is among its entries. */
  get isWhole(): boolean {
    return this.entries.length > 0 && this.entries.length < MAX_ENTRIES
  }

  /** The beginning of a file in it: all of it, if it is no longer than that. */
  read({ start, size }: CompoundEntry, most = MAX_FILE): Buffer {
    const wanted = Math.min(size, most)
    if (size >= SMALL_BELOW) return this.#chain(start, wanted)
    const table = (this.#smallRows ??= this.#chain(this.#smallTable, (MAX_SMALL / SMALL) * 4))
    const places: number[] = []
    for (let at = start; places.length * SMALL < wanted && at * 4 + 4 <= table.length;) {
      places.push(at * SMALL)
      at = table.readUInt32LE(at * 4)
    }
    const parts = places.map((at) => this.#smallOnes.subarray(at, at + SMALL))
    return Buffer.concat(parts).subarray(0, wanted)
  }

  /** Which small sector follows which: four octets each. */
  #smallRows: Buffer | undefined
  #disk: Buffer | undefined
  get #smallOnes(): Buffer {
    const root = this.entries.find(({ sort }) => sort === "root")
    return (this.#disk ??= root ? this.#chain(root.start, Math.min(root.size, MAX_SMALL)) : Buffer.alloc(0))
  }

  #place(sector: number): number {
    return (sector + 1) * this.#sector
  }

  /** The first of these stand in the head, the others in sectors of their own. */
  #tableOf(further: number, inHead: (i: number) => number): readonly number[] {
    const sectors = Array.from({ length: 109 }, (_, i) => inHead(i))
    const each = this.#sector / 4 - 1
    for (let at = further; at < FREE_FROM && sectors.length < MAX_TABLE_SECTORS;) {
      const octets = this.#source.at(this.#place(at), this.#sector)
      if (octets.length < this.#sector) break
      for (let i = 0; i < each; i++) sectors.push(octets.readUInt32LE(i * 4))
      at = octets.readUInt32LE(each * 4)
    }
    return sectors.filter((sector) => sector < FREE_FROM)
  }

  #after(sector: number): number {
    const each = this.#sector / 4
    const table = this.#table[Math.floor(sector / each)]
    if (table === undefined) return FREE_FROM
    const rows = this.#seen.get(table) ?? this.#source.at(this.#place(table), this.#sector)
    this.#seen.set(table, rows)
    const row = (sector % each) * 4
    return row + 4 <= rows.length ? rows.readUInt32LE(row) : FREE_FROM
  }

  /** The octets of sectors that follow one another; where several lie side by side, at once. */
  #chain(start: number, length: number): Buffer {
    const found: Buffer[] = []
    let rest = length
    for (let at = start; at < FREE_FROM && rest > 0;) {
      let [count, next] = [1, this.#after(at)]
      while (next === at + count && count * this.#sector < rest && this.#steps > 0) {
        count++
        this.#steps--
        next = this.#after(next)
      }
      const octets = this.#source.at(this.#place(at), Math.min(rest, count * this.#sector))
      if (octets.length === 0 || this.#steps-- <= 0) break
      found.push(octets)
      rest -= octets.length
      at = next
    }
    return Buffer.concat(found)
  }

  #entriesFrom(start: number): readonly CompoundEntry[] {
    const octets = this.#chain(start, MAX_ENTRIES * 128)
    const entries: CompoundEntry[] = []
    for (let at = 0; at + 128 <= octets.length; at += 128) {
      const row = octets.subarray(at, at + 128)
      const sort = SORTS.get(row[66]!)
      const length = Math.min(Math.max(row.readUInt16LE(64) - 2, 0), 62)
      if (sort)
        entries.push({
          name: row.toString("utf16le", 0, length - (length % 2)),
          sort,
          start: row.readUInt32LE(116),
          size: row.readUInt32LE(120),
        })
    }
    return entries
  }
}
const SORTS: ReadonlyMap<number, CompoundEntry["sort"]> = new Map([
  [1, "folder"],
  [2, "file"],
  [5, "root"],
])
