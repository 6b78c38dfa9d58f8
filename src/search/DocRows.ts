/**
 * Rows of what can be found: the torrents that sources list, the entries that are kept whole, names of files. Owns what
 * an entry does to the list and to the words as it is taken: the same as it does in an EntryStore. Every write is part
 * of its caller's transaction.
 */
import type Database from "better-sqlite3"
import { fromHex, toHex } from "../core/hex.ts"
import type { InfoHash, TrackerKey } from "../core/ids.ts"
import type { CheckedEntry } from "../storage/EntryStore.ts"
import type { Found } from "./SearchIndex.ts"
import type { WordTables } from "./WordTables.ts"

/** Ids of a source's rows: its number, and the seq. */
const SEQS = 2 ** 32
const idOf = (slot: number, seq: number): number => slot * SEQS + seq
const slotOf = (id: number): number => Math.floor(id / SEQS)

interface DocRow {
  readonly id: number
  readonly infohash: Buffer
  readonly title: string | null
  readonly description: string
  /** One a line. */
  readonly tags: string
  readonly titled: number
  readonly bytes: number | null
  readonly files: number
  readonly at: number
  readonly names: string | null
}

// A join of the two makes SQLite prepare the statement anew for each value that is bound: ten times as slow.
const ROW = "d.*, (SELECT names FROM names n WHERE n.infohash = d.infohash) AS names FROM docs d"
const SAME = "substr(d.infohash, 1, 8) = substr($infohash, 1, 8) AND d.infohash = $infohash"

export class DocRows {
  readonly #words: WordTables
  readonly #sql

  constructor(db: Database.Database, words: WordTables) {
    this.#words = words
    this.#sql = {
      row: db.prepare<[number], DocRow>(`SELECT ${ROW} WHERE d.id = ?`),
      of: db.prepare<[{ infohash: Buffer; first: number; last: number }], DocRow>(
        `SELECT ${ROW} WHERE ${SAME} AND d.id BETWEEN $first AND $last`,
      ),
      same: db.prepare<[{ infohash: Buffer }], DocRow>(`SELECT ${ROW} WHERE ${SAME} ORDER BY d.id`),
      page: db.prepare<[number, number, number], DocRow>(
        `SELECT ${ROW} WHERE d.id > ? AND d.id <= ? AND d.title IS NOT NULL AND d.bytes IS NOT NULL
         ORDER BY d.id LIMIT ?`,
      ),
      add: db.prepare("INSERT INTO docs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      size: db.prepare("UPDATE docs SET bytes = ?, files = ? WHERE id = ?"),
      retitle: db.prepare("UPDATE docs SET title = ?, description = ?, tags = ?, titled = ? WHERE id = ?"),
      drop: db.prepare("DELETE FROM docs WHERE id = ?"),
      dropAll: db.prepare("DELETE FROM docs WHERE id BETWEEN ? AND ?"),
      names: db.prepare<[Buffer], string>("SELECT names FROM names WHERE infohash = ?").pluck(),
      putNames: db.prepare("INSERT OR REPLACE INTO names VALUES (?, ?)"),
      dropNames: db.prepare(
        `DELETE FROM names WHERE infohash = $infohash AND NOT EXISTS (SELECT 1 FROM docs d WHERE ${SAME})`,
      ),
      dropAllNames: db.prepare(
        `DELETE FROM names WHERE NOT EXISTS
           (SELECT 1 FROM docs d WHERE substr(d.infohash, 1, 8) = substr(names.infohash, 1, 8)
              AND d.infohash = names.infohash)`,
      ),
    }
  }

  /** @returns whether the torrent is listed after it: then a body that it lacks may still come. */
  take(slot: number, entry: CheckedEntry): boolean {
    const { type, seq, title, bytes, files, at } = entry
    const hash = fromHex(entry.infohash)
    const known = this.#of(slot, hash)
    if (type === "EditInfo") {
      if (known && title !== undefined) this.#hear(known, entry)
      return known !== undefined
    }
    if (known) this.#drop(known)
    if (type === "Tombstone") return false
    const withheld = entry.body.length === 0
    const [titled, size] = withheld ? [0, null] : [seq, bytes ?? 0]
    const about = aboutOf(entry)
    this.#sql.add.run(idOf(slot, seq), hash, title ?? null, ...about, titled, size, files ?? 0, at)
    if (!withheld && title !== undefined) this.#words.add(slot, seq, title, [...about, this.#sql.names.get(hash) ?? ""])
    return true
  }

  /** The body of an entry that came without one. */
  restore(slot: number, entry: CheckedEntry): void {
    const known = this.#of(slot, fromHex(entry.infohash))
    if (known) this.#hear(known, entry)
  }

  hide(slot: number, infohash: InfoHash): void {
    const known = this.#of(slot, fromHex(infohash))
    if (known) this.#drop(known)
  }

  putNames(infohash: InfoHash, names: string): void {
    const hash = fromHex(infohash)
    const rows = this.#sql.same.all({ infohash: hash })
    if (rows.length === 0 || rows[0]!.names === names) return
    this.#sql.putNames.run(hash, names)
    for (const row of rows) this.#reword(row, { ...row, names })
  }

  dropAll(slot: number): void {
    this.#sql.dropAll.run(idOf(slot, 0), idOf(slot + 1, 0) - 1)
    this.#sql.dropAllNames.run()
  }

  found(tracker: TrackerKey, slot: number, seq: number): Found | undefined {
    const row = this.#sql.row.get(idOf(slot, seq))
    return row && found(tracker, row)
  }

  page(tracker: TrackerKey, slot: number, after: number, limit: number): readonly Found[] {
    return this.#sql.page
      .all(idOf(slot, after), idOf(slot + 1, 0) - 1, limit)
      .flatMap((row) => found(tracker, row) ?? [])
  }

  /** Numbers of the sources that list it. */
  listing(infohash: InfoHash): readonly number[] {
    return this.#sql.same
      .all({ infohash: fromHex(infohash) })
      .filter(isWhole)
      .map(({ id }) => slotOf(id))
  }

  #of(slot: number, infohash: Buffer): DocRow | undefined {
    return this.#sql.of.get({ infohash, first: idOf(slot, 0), last: idOf(slot + 1, 0) - 1 })
  }

  #hear(row: DocRow, entry: CheckedEntry): void {
    const { type, seq, title, bytes, files } = entry
    let heard = row
    if (type === "AddTorrent") {
      heard = { ...heard, bytes: bytes ?? 0, files: files ?? 0 }
      this.#sql.size.run(heard.bytes, heard.files, row.id)
    }
    if (title !== undefined && row.titled < seq) {
      const [description, tags] = aboutOf(entry)
      heard = { ...heard, title, description, tags, titled: seq }
      this.#sql.retitle.run(title, description, tags, seq, row.id)
    }
    this.#reword(row, heard)
  }

  #reword(before: DocRow, after: DocRow): void {
    const [slot, seq] = [slotOf(before.id), before.id % SEQS]
    if (isWhole(before)) this.#words.drop(slot, seq)
    if (isWhole(after)) this.#words.add(slot, seq, after.title, [after.description, after.tags, after.names ?? ""])
  }

  #drop(row: DocRow): void {
    if (isWhole(row)) this.#words.drop(slotOf(row.id), row.id % SEQS)
    this.#sql.drop.run(row.id)
    if (row.names !== null) this.#sql.dropNames.run({ infohash: row.infohash })
  }
}

/** Line ends within a tag would part it. */
const aboutOf = ({ description, tags }: CheckedEntry): [description: string, tags: string] => [
  description ?? "",
  (tags ?? []).map((tag) => tag.replace(/\s+/gu, " ")).join("\n"),
]

/** Whether all is known of it that makes it found. */
const isWhole = (row: DocRow): row is DocRow & { readonly title: string; readonly bytes: number } =>
  row.title !== null && row.bytes !== null

const found = (tracker: TrackerKey, row: DocRow): Found | undefined => {
  if (!isWhole(row)) return undefined
  const { id, title, description, titled, bytes, files, at } = row
  const infohash = toHex(row.infohash) as InfoHash
  const [tags, names] = [row.tags === "" ? [] : row.tags.split("\n"), row.names ?? ""]
  return { tracker, infohash, title, description, tags, titled, names, bytes, files, seq: id % SEQS, at }
}
