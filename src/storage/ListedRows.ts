/**
 * Rows of what trackers list: the torrents, the entries that speak of them, and their metadata. Owns what an entry does
 * to the list as it is appended, and what is forgotten when a torrent is taken back. `tracker` is a row's id
 * (ChainRows). Every write is part of its caller's transaction.
 */
import type Database from "better-sqlite3"
import { fromHex, toHex } from "../core/hex.ts"
import type { InfoHash } from "../core/ids.ts"
import type { ChainRows } from "./ChainRows.ts"
import type { CheckedEntry, Listed } from "./EntryStore.ts"

/** Tags are parted by line ends, which no tag holds. */
interface ListedRow extends Omit<Listed, "infohash" | "tags"> {
  readonly infohash: Buffer
  readonly tags: string
}

/** Torrents. */
const KNOWN = 10_000
const NOTHING = new Uint8Array(0)

export class ListedRows {
  readonly #chains: ChainRows
  /**
   * What was found listed since the last change: asked at each peer's every word, and a question to a file takes its
   * locks.
   */
  readonly #known = new Set<string>()
  readonly #sql

  constructor(db: Database.Database, chains: ChainRows) {
    this.#chains = chains
    this.#sql = {
      list: db.prepare(
        `INSERT INTO listed (tracker, infohash, seq, title, description, tags, titled, bytes, files, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (infohash, tracker) DO NOTHING`,
      ),
      size: db.prepare("UPDATE listed SET bytes = ?, files = ? WHERE tracker = ? AND infohash = ?"),
      retitle: db.prepare(`UPDATE listed SET title = ?, description = ?, tags = ?, titled = ?
         WHERE tracker = ? AND infohash = ? AND titled < ?`),
      spoken: db
        .prepare<[number, Buffer, number, Buffer], number>(
          `SELECT seq FROM listed WHERE tracker = ? AND infohash = ?
           UNION SELECT seq FROM notes WHERE tracker = ? AND infohash = ?`,
        )
        .pluck(),
      unlist: db.prepare("DELETE FROM listed WHERE tracker = ? AND infohash = ?"),
      hide: db.prepare("UPDATE listed SET hidden = 1 WHERE tracker = ? AND infohash = ?"),
      listed: db.prepare<[number, number, number], ListedRow>(
        `SELECT infohash, title, description, tags, bytes, files, seq, at FROM listed
         WHERE tracker = ? AND seq > ? AND hidden = 0 AND title IS NOT NULL AND bytes IS NOT NULL
         ORDER BY seq LIMIT ?`,
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
      bare: db
        .prepare<[number, number], Buffer>(
          `SELECT infohash FROM listed WHERE tracker = ? AND hidden = 0
             AND NOT EXISTS (SELECT 1 FROM metainfos m WHERE m.infohash = listed.infohash)
           ORDER BY seq LIMIT ?`,
        )
        .pluck(),
      metainfo: db.prepare<[Buffer], Buffer>("SELECT bytes FROM metainfos WHERE infohash = ?").pluck(),
      putMetainfo: db.prepare("INSERT OR REPLACE INTO metainfos VALUES (?, ?)"),
      dropOrphan: db.prepare(`DELETE FROM metainfos WHERE infohash = ? AND ${ORPHAN}`),
      dropOrphans: db.prepare(`DELETE FROM metainfos WHERE ${ORPHAN}`),
      dropListed: db.prepare("DELETE FROM listed WHERE tracker = ?"),
      dropAllNotes: db.prepare("DELETE FROM notes WHERE tracker = ?"),
    }
  }

  /** Call it before what is listed changes. */
  changes(): void {
    this.#known.clear()
  }

  lists(tracker: number, infohash: InfoHash): boolean {
    const name = `${tracker} ${infohash}`
    if (this.#known.has(name)) return true
    const listed = this.#sql.lists.get(tracker, fromHex(infohash)) === 1
    if (listed) {
      if (this.#known.size === KNOWN) this.#known.clear()
      this.#known.add(name)
    }
    return listed
  }

  count(tracker: number): number {
    return this.#sql.count.get(tracker) ?? 0
  }

  /** @param limit -1 for all. */
  listed(tracker: number, after: number, limit: number): readonly Listed[] {
    return this.#sql.listed.all(tracker, after, limit).map(({ infohash, tags, ...row }) => ({
      ...row,
      infohash: toHex(infohash) as InfoHash,
      tags: tags === "" ? [] : tags.split("\n"),
    }))
  }

  withheld(tracker: number): readonly number[] {
    return this.#sql.withheld.all(tracker)
  }

  /** What an entry that is appended does to the list. */
  append(tracker: number, added: CheckedEntry): void {
    const { seq, body, type } = added
    const hash = fromHex(added.infohash)
    const withheld = body.length === 0
    // Most entries list a torrent for the first time: then there is nothing to forget.
    if (type === "AddTorrent" ? !this.#list(tracker, hash, added) : type === "Tombstone") {
      this.#dropBodies(tracker, hash)
      this.#sql.unlist.run(tracker, hash)
      if (type === "AddTorrent") this.#list(tracker, hash, added)
    }
    if (type === "Tombstone") this.#sql.dropOrphan.run(hash)
    else if (type === "EditInfo" || withheld) {
      this.#sql.note.run(tracker, seq, Number(withheld), tracker, hash)
      if (!withheld) this.#hear(tracker, hash, added)
    }
  }

  /** A body that was held back; nothing happens if none was. */
  restore(tracker: number, entry: CheckedEntry): void {
    if (this.#sql.found.run(tracker, entry.seq).changes === 0) return
    this.#chains.setBody(tracker, entry.seq, entry.body)
    this.#hear(tracker, fromHex(entry.infohash), entry)
  }

  hide(tracker: number, infohash: InfoHash): void {
    const hash = fromHex(infohash)
    this.#dropBodies(tracker, hash)
    this.#sql.hide.run(tracker, hash)
    this.#sql.dropOrphan.run(hash)
  }

  drop(tracker: number): void {
    this.#sql.dropListed.run(tracker)
    this.#sql.dropAllNotes.run(tracker)
    this.#sql.dropOrphans.run()
  }

  withoutMetainfo(tracker: number, limit: number): readonly InfoHash[] {
    return this.#sql.bare.all(tracker, limit).map((hash) => toHex(hash) as InfoHash)
  }

  metainfo(infohash: InfoHash): Uint8Array | undefined {
    return this.#sql.metainfo.get(fromHex(infohash))
  }

  putMetainfo(infohash: InfoHash, bytes: Uint8Array): void {
    this.#sql.putMetainfo.run(fromHex(infohash), bytes)
  }

  /** @returns false when it is listed already. */
  #list(tracker: number, hash: Buffer, added: CheckedEntry): boolean {
    const { seq, body, title, bytes, files, at } = added
    const withheld = body.length === 0
    const [titled, size] = withheld ? [0, null] : [seq, bytes ?? 0]
    const said = [title ?? null, ...aboutOf(added)]
    return this.#sql.list.run(tracker, hash, seq, ...said, titled, size, files ?? 0, at).changes === 1
  }

  /** Takes up what the body of an entry says of a torrent that is listed. */
  #hear(tracker: number, hash: Buffer, heard: CheckedEntry): void {
    const { seq, type, title, bytes, files } = heard
    if (type === "AddTorrent") this.#sql.size.run(bytes ?? 0, files ?? 0, tracker, hash)
    if (title !== undefined) this.#sql.retitle.run(title, ...aboutOf(heard), seq, tracker, hash, seq)
  }

  /** What was taken back, or offered anew, is not kept in its former words. */
  #dropBodies(tracker: number, hash: Buffer): void {
    for (const seq of this.#sql.spoken.all(tracker, hash, tracker, hash)) this.#chains.setBody(tracker, seq, NOTHING)
    this.#sql.dropNotes.run(tracker, hash)
  }
}

/** Line ends within a tag would part it. */
const aboutOf = ({ description, tags }: CheckedEntry): [description: string, tags: string] => [
  description ?? "",
  (tags ?? []).map((tag) => tag.replace(/\s+/gu, " ")).join("\n"),
]

const ORPHAN = "NOT EXISTS (SELECT 1 FROM listed WHERE infohash = metainfos.infohash AND hidden = 0)"
