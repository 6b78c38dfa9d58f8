/**
 * What is kept over restarts of the trusted trackers that were looked at: the records of their mirrors and which
 * prefixes their catalogues have. In the file of the trust lists, which can be deleted at any time.
 */
import type Database from "better-sqlite3"
import type { TrackerKey } from "../core/ids.ts"
import type { SqliteCache } from "../sqlite/SqliteCache.ts"

export const SIGHTINGS = `
CREATE TABLE IF NOT EXISTS sightings (
  tracker TEXT PRIMARY KEY, seq INTEGER NOT NULL, lists BLOB NOT NULL, mirrors BLOB NOT NULL
) STRICT, WITHOUT ROWID;
`

export interface SightingRow {
  readonly tracker: TrackerKey
  /** Of the last entry whose torrent is in `lists`. */
  readonly seq: number
  /** 4,096 bits. */
  readonly lists: Uint8Array
  /** A batch. */
  readonly mirrors: Uint8Array
}

export class SightingRows {
  readonly #cache: SqliteCache<Database.Database>

  constructor(cache: SqliteCache<Database.Database>) {
    this.#cache = cache
  }

  all(): readonly SightingRow[] {
    return this.#cache.read((db) => db.prepare<[], SightingRow>("SELECT * FROM sightings").all())
  }

  put({ tracker, seq, lists, mirrors }: SightingRow): void {
    this.#cache.change((db) =>
      db.prepare("INSERT OR REPLACE INTO sightings VALUES (?, ?, ?, ?)").run(tracker, seq, lists, mirrors),
    )
  }

  forget(tracker: TrackerKey): void {
    this.#cache.change((db) => db.prepare("DELETE FROM sightings WHERE tracker = ?").run(tracker))
  }
}
