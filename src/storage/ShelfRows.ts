/**
 * Rows of what a mirror keeps of a tracker's metadata, by shards, since when its other mirrors are known, and the salt
 * of the week. `tracker` is a row's id (ChainRows).
 */
import type Database from "better-sqlite3"
import { fromHex, toHex } from "../core/hex.ts"
import type { InfoHash } from "../core/ids.ts"
import { SHARDS } from "../core/shelves.ts"

/** The infohashes of a shard are those from its first on, before the first of the next: by their first 16 bits. */
const STEP = 2 ** 16 / SHARDS

export class ShelfRows {
  readonly #sql

  constructor(db: Database.Database) {
    this.#sql = {
      sums: db.prepare<[number], { octets: number; metainfos: number }>(
        `SELECT coalesce(sum(length(m.bytes)), 0) AS octets, count(*) AS metainfos
         FROM listed l JOIN metainfos m ON m.infohash = l.infohash WHERE l.tracker = ?`,
      ),
      metadata: db.prepare<[number, Buffer, Buffer], { infohash: Buffer; octets: number }>(
        `SELECT l.infohash, coalesce(length(m.bytes), 0) AS octets
         FROM listed l LEFT JOIN metainfos m ON m.infohash = l.infohash
         WHERE l.tracker = ? AND l.hidden = 0 AND l.infohash BETWEEN ? AND ? ORDER BY l.infohash`,
      ),
      drop: db.prepare(
        `DELETE FROM metainfos WHERE infohash = ?
           AND NOT EXISTS (SELECT 1 FROM listed WHERE infohash = metainfos.infohash AND tracker <> ? AND hidden = 0)`,
      ),
      members: db.prepare<[number], { mirror: Buffer; since: number }>(
        "SELECT mirror, since FROM members WHERE tracker = ?",
      ),
      dropMembers: db.prepare("DELETE FROM members WHERE tracker = ?"),
      addMember: db.prepare("INSERT INTO members VALUES (?, ?, ?)"),
      salt: db.prepare<[number], { week: number; salt: Buffer }>("SELECT week, salt FROM salts WHERE tracker = ?"),
      putSalt: db.prepare("INSERT OR REPLACE INTO salts VALUES (?, ?, ?)"),
      dropSalt: db.prepare("DELETE FROM salts WHERE tracker = ?"),
    }
  }

  sums(tracker: number): { readonly octets: number; readonly metainfos: number } {
    return this.#sql.sums.get(tracker)!
  }

  metadataIn(tracker: number, shard: number): readonly { infohash: InfoHash; octets: number }[] {
    const [first, last] = [Buffer.alloc(32), Buffer.alloc(32, 255)]
    first.writeUInt16BE(shard * STEP)
    last.writeUInt16BE(shard * STEP + STEP - 1)
    return this.#sql.metadata
      .all(tracker, first, last)
      .map(({ infohash, octets }) => ({ infohash: toHex(infohash) as InfoHash, octets }))
  }

  drop(tracker: number, infohash: InfoHash): boolean {
    return this.#sql.drop.run(fromHex(infohash), tracker).changes === 1
  }

  members(tracker: number): ReadonlyMap<string, number> {
    return new Map(this.#sql.members.all(tracker).map(({ mirror, since }) => [toHex(mirror), since]))
  }

  /** In the place of those that were there. */
  putMembers(tracker: number, since: ReadonlyMap<string, number>): void {
    this.#sql.dropMembers.run(tracker)
    for (const [mirror, seconds] of since) this.#sql.addMember.run(tracker, fromHex(mirror), seconds)
  }

  salt(tracker: number): { readonly week: number; readonly salt: Uint8Array } | undefined {
    const row = this.#sql.salt.get(tracker)
    return row && { week: row.week, salt: new Uint8Array(row.salt) }
  }

  putSalt(tracker: number, week: number, salt: Uint8Array): void {
    this.#sql.putSalt.run(tracker, week, salt)
  }

  forget(tracker: number): void {
    this.#sql.dropMembers.run(tracker)
    this.#sql.dropSalt.run(tracker)
  }
}
