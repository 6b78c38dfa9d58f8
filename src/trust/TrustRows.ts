/**
 * What is kept over restarts of those who are reached through others: their lists, and what was found of them. One file
 * that can be deleted at any time: what is lost is asked for again. Dates are the machine's, in milliseconds.
 */
import type Database from "better-sqlite3"
import type { TrackerKey } from "../core/ids.ts"
import { checkWhole, makeTables, SqliteCache } from "../sqlite/SqliteCache.ts"
import { SIGHTINGS, SightingRows } from "./SightingRows.ts"

const VERSION = 1
const TABLES = `
CREATE TABLE IF NOT EXISTS lists (
  tracker TEXT PRIMARY KEY, list BLOB, read INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS nodes (
  tracker TEXT PRIMARY KEY, found INTEGER, looked INTEGER NOT NULL, count INTEGER NOT NULL, state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

export interface ListRow {
  readonly tracker: TrackerKey
  /** As it was signed; null: it tells of nobody. */
  readonly list: Uint8Array | null
  readonly read: number
}

export interface NodeRow {
  readonly tracker: TrackerKey
  /** When it was found first. */
  readonly found: number | null
  /** When it was looked at last. */
  readonly looked: number
  readonly count: number
  readonly state: "current" | "remote" | "silent" | "frozen"
}

export class TrustRows {
  /** What was seen of the trusted ones. */
  readonly sightings: SightingRows
  readonly #cache: SqliteCache<Database.Database>

  /** @param file `:memory:` keeps nothing. @param remade called when what was there was damaged, or of other code. */
  constructor(file: string, remade: () => void = () => undefined) {
    this.#cache = new SqliteCache({ file, setUp, remade }, (database) => database)
    this.sightings = new SightingRows(this.#cache)
  }

  lists(): readonly ListRow[] {
    return this.#cache.read((db) => db.prepare<[], ListRow>("SELECT * FROM lists").all())
  }

  nodes(): readonly NodeRow[] {
    return this.#cache.read((db) => db.prepare<[], NodeRow>("SELECT * FROM nodes").all())
  }

  putList({ tracker, list, read }: ListRow): void {
    this.#cache.change((db) => db.prepare("INSERT OR REPLACE INTO lists VALUES (?, ?, ?)").run(tracker, list, read))
  }

  putNode({ tracker, found, looked, count, state }: NodeRow): void {
    this.#cache.change((db) =>
      db.prepare("INSERT OR REPLACE INTO nodes VALUES (?, ?, ?, ?, ?)").run(tracker, found, looked, count, state),
    )
  }

  /** All that is kept of these, at once. */
  forget(lists: readonly TrackerKey[], nodes: readonly TrackerKey[]): void {
    this.#cache.change((db) => {
      for (const tracker of lists) db.prepare("DELETE FROM lists WHERE tracker = ?").run(tracker)
      for (const tracker of nodes) db.prepare("DELETE FROM nodes WHERE tracker = ?").run(tracker)
    })
  }

  close(): void {
    this.#cache.close()
  }
}

const setUp = (database: Database.Database): void => {
  // What was forgotten must not be found in the file.
  database.pragma("secure_delete = ON")
  makeTables(database, VERSION, TABLES + SIGHTINGS)
  checkWhole(database)
}
