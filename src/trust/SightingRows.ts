/**
 * What is kept over restarts of the trusted trackers that were looked at: the records of their mirrors and which
 * prefixes their catalogues have. In the file of the trust lists, which can be deleted at any time.
 */
import type Database from "better-sqlite3"
import type { TrackerKey } from "../core/ids.ts"

const TABLE = `
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
  readonly #database: Database.Database

  constructor(database: Database.Database) {
    this.#database = database
    database.exec(TABLE)
  }

  all(): readonly SightingRow[] {
    return this.#database.prepare<[], SightingRow>("SELECT * FROM sightings").all()
  }

  put({ tracker, seq, lists, mirrors }: SightingRow): void {
    this.#database.prepare("INSERT OR REPLACE INTO sightings VALUES (?, ?, ?, ?)").run(tracker, seq, lists, mirrors)
  }

  forget(tracker: TrackerKey): void {
    this.#database.prepare("DELETE FROM sightings WHERE tracker = ?").run(tracker)
  }
}
