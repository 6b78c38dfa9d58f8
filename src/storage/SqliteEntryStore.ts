/**
 * EntryStore in one SQLite file, or in memory. Each `append` is one transaction with its catalogue rows and the new
 * tip.
 */
import type Database from "better-sqlite3"
import { type ChainTip, genesis } from "../core/chain.ts"
import type { InfoHash, OnionAddress, TrackerKey } from "../core/ids.ts"
import type { CheckedEntry, EntryStore, Listed } from "./EntryStore.ts"
import { openEntryTables } from "./entryTables.ts"

interface TrackerRow {
  readonly id: number
  readonly seq: number
  readonly hash: Buffer
  readonly head: Buffer | null
  readonly fork: Buffer | null
  readonly octets: number
}

interface ListedRow extends Omit<Listed, "infohash"> {
  readonly infohash: Buffer
}

const octets = (hex: string): Buffer => Buffer.from(hex, "hex")
/** Ids of rows are SQLite's own 64-bit ones; no page asks for so many. */
const ALL = -1
/** Torrents. */
const KNOWN = 10_000
const NOTHING = new Uint8Array(0)

export class SqliteEntryStore implements EntryStore {
  readonly #database: Database.Database
  readonly #ids = new Map<TrackerKey, number>()
  /**
   * What was found listed since the last change: asked at each peer's every word, and a question to a file takes its
   * locks.
   */
  readonly #known = new Set<string>()
  readonly #sql
  readonly #appendAll: (id: number, tracker: TrackerKey, entries: readonly CheckedEntry[]) => void

  /** @param file `:memory:` keeps nothing. */
  constructor(file: string) {
    const db = (this.#database = openEntryTables(file))
    this.#sql = {
      tracker: db.prepare<[Buffer], TrackerRow>("SELECT * FROM trackers WHERE key = ?"),
      addTracker: db.prepare<[Buffer, Uint8Array], { id: number }>(
        "INSERT INTO trackers (key, hash) VALUES (?, ?) RETURNING id",
      ),
      setTip: db.prepare("UPDATE trackers SET seq = ?, hash = ?, octets = octets + ? WHERE id = ?"),
      setHead: db.prepare("UPDATE trackers SET head = ? WHERE id = ?"),
      setFork: db.prepare("UPDATE trackers SET fork = ? WHERE id = ?"),
      addEntry: db.prepare("INSERT INTO entries VALUES (?, ?, ?, ?)"),
      bodySize: db
        .prepare<[number, number], number>("SELECT length(body) FROM entries WHERE tracker = ? AND seq = ?")
        .pluck(),
      putBody: db.prepare("UPDATE entries SET body = ? WHERE tracker = ? AND seq = ?"),
      addOctets: db.prepare("UPDATE trackers SET octets = octets + ? WHERE id = ?"),
      page: db.prepare<[number, number, number], { entry: Buffer; body: Buffer }>(
        "SELECT entry, body FROM entries WHERE tracker = ? AND seq >= ? ORDER BY seq LIMIT ?",
      ),
      list: db.prepare(
        "INSERT INTO listed (tracker, infohash, seq, title, titled, bytes, files, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (infohash, tracker) DO NOTHING",
      ),
      size: db.prepare("UPDATE listed SET bytes = ?, files = ? WHERE tracker = ? AND infohash = ?"),
      retitle: db.prepare("UPDATE listed SET title = ?, titled = ? WHERE tracker = ? AND infohash = ? AND titled < ?"),
      spoken: db
        .prepare<[number, Buffer, number, Buffer], number>(
          "SELECT seq FROM listed WHERE tracker = ? AND infohash = ? UNION SELECT seq FROM notes WHERE tracker = ? AND infohash = ?",
        )
        .pluck(),
      unlist: db.prepare("DELETE FROM listed WHERE tracker = ? AND infohash = ?"),
      hide: db.prepare("UPDATE listed SET hidden = 1 WHERE tracker = ? AND infohash = ?"),
      listed: db.prepare<[number, number, string, string, number], ListedRow>(
        `SELECT infohash, title, bytes, files, seq, at FROM listed WHERE tracker = ? AND seq > ? AND hidden = 0 AND title IS NOT NULL AND bytes IS NOT NULL
         AND (? = '' OR instr(folded(title), ?) > 0) ORDER BY seq LIMIT ?`,
      ),
      count: db.prepare<[number], number>("SELECT count(*) FROM listed WHERE tracker = ? AND hidden = 0").pluck(),
      lists: db
        .prepare<[number, Buffer], number>(
          "SELECT count(*) FROM listed WHERE tracker = ? AND infohash = ? AND hidden = 0",
        )
        .pluck(),
      note: db.prepare("INSERT INTO notes SELECT ?, ?, infohash, ? FROM listed WHERE tracker = ? AND infohash = ?"),
      withheld: db
        .prepare<[number], number>("SELECT seq FROM notes WHERE tracker = ? AND withheld = 1 ORDER BY seq LIMIT 1000")
        .pluck(),
      found: db.prepare("UPDATE notes SET withheld = 0 WHERE tracker = ? AND seq = ? AND withheld = 1"),
      dropNotes: db.prepare("DELETE FROM notes WHERE tracker = ? AND infohash = ?"),
      addresses: db.prepare<[number], string>("SELECT addresses FROM trackers WHERE id = ?").pluck(),
      putAddresses: db.prepare("UPDATE trackers SET addresses = ? WHERE id = ?"),
      bare: db
        .prepare<[number, number], Buffer>(
          "SELECT infohash FROM listed WHERE tracker = ? AND hidden = 0 AND NOT EXISTS (SELECT 1 FROM metainfos m WHERE m.infohash = listed.infohash) ORDER BY seq LIMIT ?",
        )
        .pluck(),
      metainfo: db.prepare<[Buffer], Buffer>("SELECT bytes FROM metainfos WHERE infohash = ?").pluck(),
      putMetainfo: db.prepare("INSERT OR REPLACE INTO metainfos VALUES (?, ?)"),
      metainfoOctets: db
        .prepare<[number], number>(
          "SELECT coalesce(sum(length(m.bytes)), 0) FROM listed l JOIN metainfos m ON m.infohash = l.infohash WHERE l.tracker = ?",
        )
        .pluck(),
      dropOrphan: db.prepare(
        "DELETE FROM metainfos WHERE infohash = ? AND NOT EXISTS (SELECT 1 FROM listed WHERE infohash = metainfos.infohash AND hidden = 0)",
      ),
      dropOrphans: db.prepare(
        "DELETE FROM metainfos WHERE NOT EXISTS (SELECT 1 FROM listed WHERE infohash = metainfos.infohash AND hidden = 0)",
      ),
    }
    this.#appendAll = db.transaction((id: number, tracker: TrackerKey, entries: readonly CheckedEntry[]) => {
      const last = entries.at(-1)!
      if (entries[0]!.seq !== this.tip(tracker).seq + 1) throw new Error("entries that do not go on from the tip")
      let size = 0
      for (const entry of entries) size += this.#add(id, entry)
      this.#sql.setTip.run(last.seq, last.hash, size, id)
    })
  }

  tip(tracker: TrackerKey): ChainTip {
    const row = this.#row(tracker)
    return row ? { seq: row.seq, hash: new Uint8Array(row.hash) } : genesis(octets(tracker))
  }

  append(tracker: TrackerKey, entries: readonly CheckedEntry[]): void {
    this.#known.clear()
    if (entries.length > 0) this.#appendAll(this.#made(tracker), tracker, entries)
  }

  head(tracker: TrackerKey): Uint8Array | undefined {
    return this.#row(tracker)?.head ?? undefined
  }

  putHead(tracker: TrackerKey, head: Uint8Array): void {
    this.#sql.setHead.run(head, this.#made(tracker))
  }

  fork(tracker: TrackerKey): Uint8Array | undefined {
    return this.#row(tracker)?.fork ?? undefined
  }

  putFork(tracker: TrackerKey, proof: Uint8Array): void {
    this.#sql.setFork.run(proof, this.#made(tracker))
  }

  page(tracker: TrackerKey, from: number, most: number, size: number): { entries: Uint8Array[]; bodies: Uint8Array[] } {
    const page = { entries: [] as Uint8Array[], bodies: [] as Uint8Array[] }
    let left = size
    for (const { entry, body } of this.#sql.page.iterate(this.#id(tracker), from, most)) {
      left -= entry.length + body.length + 16
      if (left < 0 && page.entries.length > 0) break
      page.entries.push(entry)
      page.bodies.push(body)
    }
    return page
  }

  listed(
    tracker: TrackerKey,
    { words = "", after = 0, limit = ALL }: { words?: string; after?: number; limit?: number } = {},
  ): readonly Listed[] {
    return this.#sql.listed
      .all(this.#id(tracker), after, words.toLowerCase(), words.toLowerCase(), limit)
      .map(({ infohash, title, bytes, files, seq, at }) => ({
        infohash: infohash.toString("hex") as InfoHash,
        title,
        bytes,
        files,
        seq,
        at,
      }))
  }

  count(tracker: TrackerKey): number {
    return this.#sql.count.get(this.#id(tracker)) ?? 0
  }

  lists(tracker: TrackerKey, infohash: InfoHash): boolean {
    if (this.#known.has(tracker + infohash)) return true
    const listed = this.#sql.lists.get(this.#id(tracker), octets(infohash)) === 1
    if (listed) {
      if (this.#known.size === KNOWN) this.#known.clear()
      this.#known.add(tracker + infohash)
    }
    return listed
  }

  withheld(tracker: TrackerKey): readonly number[] {
    return this.#sql.withheld.all(this.#id(tracker))
  }

  restore(tracker: TrackerKey, entry: CheckedEntry): void {
    const id = this.#id(tracker)
    this.#database.transaction(() => {
      if (this.#sql.found.run(id, entry.seq).changes === 0) return
      this.#putBody(id, entry.seq, entry.body)
      this.#hear(id, entry)
    })()
  }

  addresses(tracker: TrackerKey): readonly OnionAddress[] {
    return JSON.parse(this.#sql.addresses.get(this.#id(tracker)) ?? "[]") as OnionAddress[]
  }

  putAddresses(tracker: TrackerKey, addresses: readonly OnionAddress[]): void {
    this.#sql.putAddresses.run(JSON.stringify(addresses), this.#made(tracker))
  }

  withoutMetainfo(tracker: TrackerKey, limit: number): readonly InfoHash[] {
    return this.#sql.bare.all(this.#id(tracker), limit).map((infohash) => infohash.toString("hex") as InfoHash)
  }

  metainfo(infohash: InfoHash): Uint8Array | undefined {
    return this.#sql.metainfo.get(octets(infohash))
  }

  putMetainfo(infohash: InfoHash, bytes: Uint8Array): void {
    this.#sql.putMetainfo.run(octets(infohash), bytes)
  }

  octets(tracker: TrackerKey): { readonly entries: number; readonly metainfo: number } {
    const metainfo = () => this.#sql.metainfoOctets.get(this.#id(tracker)) ?? 0
    return {
      entries: this.#row(tracker)?.octets ?? 0,
      // Summed up only for who wants it.
      get metainfo() {
        return metainfo()
      },
    }
  }

  hide(tracker: TrackerKey, infohash: InfoHash): void {
    this.#known.clear()
    const id = this.#id(tracker)
    const hash = octets(infohash)
    this.#database.transaction(() => {
      this.#dropBodies(id, hash)
      this.#sql.hide.run(id, hash)
      this.#sql.dropOrphan.run(hash)
    })()
  }

  remove(tracker: TrackerKey): void {
    this.#known.clear()
    const id = this.#id(tracker)
    this.#database.transaction(() => {
      for (const table of ["entries", "listed", "notes"])
        this.#database.prepare(`DELETE FROM ${table} WHERE tracker = ?`).run(id)
      this.#database.prepare("DELETE FROM trackers WHERE id = ?").run(id)
      this.#sql.dropOrphans.run()
    })()
    this.#ids.delete(tracker)
  }

  close(): void {
    this.#database.close()
  }

  /** @returns octets that it takes. */
  #add(id: number, added: CheckedEntry): number {
    const { seq, entry, body, type, infohash, at } = added
    const hash = octets(infohash)
    this.#sql.addEntry.run(id, seq, entry, body)
    const withheld = body.length === 0
    /** False when it is listed already. */
    const list = (): boolean =>
      this.#sql.list.run(
        id,
        hash,
        seq,
        added.title ?? null,
        withheld ? 0 : seq,
        withheld ? null : (added.bytes ?? 0),
        added.files ?? 0,
        at,
      ).changes === 1
    // Most entries list a torrent for the first time: then there is nothing to forget.
    if (type === "AddTorrent" ? !list() : type === "Tombstone") {
      this.#dropBodies(id, hash)
      this.#sql.unlist.run(id, hash)
      if (type === "AddTorrent") list()
    }
    if (type === "Tombstone") this.#sql.dropOrphan.run(hash)
    else if (type === "EditInfo" || withheld) {
      this.#sql.note.run(id, seq, Number(withheld), id, hash)
      if (!withheld) this.#hear(id, added)
    }
    return entry.length + body.length
  }

  /** Takes up what the body of an entry says of a torrent that is listed. */
  #hear(id: number, { seq, type, infohash, title, bytes, files }: CheckedEntry): void {
    const hash = octets(infohash)
    if (type === "AddTorrent") this.#sql.size.run(bytes ?? 0, files ?? 0, id, hash)
    if (title !== undefined) this.#sql.retitle.run(title, seq, id, hash, seq)
  }

  /** What was taken back, or offered anew, is not kept in its former words. */
  #dropBodies(id: number, infohash: Buffer): void {
    for (const seq of this.#sql.spoken.all(id, infohash, id, infohash)) this.#putBody(id, seq, NOTHING)
    this.#sql.dropNotes.run(id, infohash)
  }

  #putBody(id: number, seq: number, body: Uint8Array): void {
    const before = this.#sql.bodySize.get(id, seq)
    if (before === undefined) return
    this.#sql.putBody.run(body, id, seq)
    this.#sql.addOctets.run(body.length - before, id)
  }

  #row(tracker: TrackerKey): TrackerRow | undefined {
    return this.#sql.tracker.get(octets(tracker))
  }

  /** 0 when nothing is known of it: no row has that id. */
  #id(tracker: TrackerKey): number {
    const known = this.#ids.get(tracker)
    if (known !== undefined) return known
    const id = this.#row(tracker)?.id
    if (id !== undefined) this.#ids.set(tracker, id)
    return id ?? 0
  }

  #made(tracker: TrackerKey): number {
    const id = this.#id(tracker) || this.#sql.addTracker.get(octets(tracker), genesis(octets(tracker)).hash)!.id
    this.#ids.set(tracker, id)
    return id
  }
}
