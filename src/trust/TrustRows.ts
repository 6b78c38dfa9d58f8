/**
 * What is kept over restarts of those who are reached through others: their lists, and what was found of them. One file
 * that can be deleted at any time: what is lost is asked for again. Dates are the machine's, in milliseconds.
 */
import { chmodSync, existsSync, rmSync } from "node:fs"
import Database from "better-sqlite3"
import type { TrackerKey } from "../core/ids.ts"
import { SightingRows } from "./SightingRows.ts"

const VERSION = 1
const TABLES = `
CREATE TABLE IF NOT EXISTS lists (
  tracker TEXT PRIMARY KEY, list BLOB, read INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS nodes (
  tracker TEXT PRIMARY KEY, found INTEGER, looked INTEGER NOT NULL, count INTEGER NOT NULL, state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`
const FILES = ["", "-wal", "-shm"]

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
  readonly #database: Database.Database

  /** @param file `:memory:` keeps nothing. */
  constructor(file: string) {
    this.#database = opened(file)
    this.sightings = new SightingRows(this.#database)
  }

  lists(): readonly ListRow[] {
    return this.#database.prepare<[], ListRow>("SELECT * FROM lists").all()
  }

  nodes(): readonly NodeRow[] {
    return this.#database.prepare<[], NodeRow>("SELECT * FROM nodes").all()
  }

  putList({ tracker, list, read }: ListRow): void {
    this.#database.prepare("INSERT OR REPLACE INTO lists VALUES (?, ?, ?)").run(tracker, list, read)
  }

  putNode({ tracker, found, looked, count, state }: NodeRow): void {
    this.#database
      .prepare("INSERT OR REPLACE INTO nodes VALUES (?, ?, ?, ?, ?)")
      .run(tracker, found, looked, count, state)
  }

  /** All that is kept of these, at once. */
  forget(lists: readonly TrackerKey[], nodes: readonly TrackerKey[]): void {
    this.#database.transaction(() => {
      for (const tracker of lists) this.#database.prepare("DELETE FROM lists WHERE tracker = ?").run(tracker)
      for (const tracker of nodes) this.#database.prepare("DELETE FROM nodes WHERE tracker = ?").run(tracker)
    })()
  }

  close(): void {
    this.#database.close()
  }
}

/** What is damaged, or of another version, is made anew. */
const opened = (file: string): Database.Database => {
  try {
    return made(file)
  } catch {
    for (const suffix of FILES) rmSync(file + suffix, { force: true })
    return made(file)
  }
}

const made = (file: string): Database.Database => {
  const database = new Database(file)
  try {
    database.pragma("journal_mode = WAL")
    database.pragma("synchronous = NORMAL")
    // What was forgotten must not be found in the file.
    database.pragma("secure_delete = ON")
    const version = database.pragma("user_version", { simple: true })
    if (version !== 0 && version !== VERSION) throw new Error("of another version")
    database.exec(TABLES)
    database.pragma(`user_version = ${VERSION}`)
    if (database.pragma("quick_check", { simple: true }) !== "ok") throw new Error("damaged")
    for (const suffix of FILES) if (file !== ":memory:" && existsSync(file + suffix)) chmodSync(file + suffix, 0o600)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
