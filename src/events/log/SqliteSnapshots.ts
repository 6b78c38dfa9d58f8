/**
 * Snapshots in a SQLite file that can be deleted at any time. Each has a checksum, as SQLite has none: what a disk has
 * changed by itself is no state.
 */
import { hash } from "node:crypto"
import type Database from "better-sqlite3"
import type { StreamId } from "../../core/ids.ts"
import { checkWhole, makeTables, SqliteCache } from "../../sqlite/SqliteCache.ts"
import type { Snapshot, Snapshots } from "../Snapshots.ts"

const VERSION = 1
const TABLES = `
CREATE TABLE IF NOT EXISTS snapshots (
  stream TEXT PRIMARY KEY, form TEXT NOT NULL, version INTEGER NOT NULL, seq INTEGER NOT NULL, cause TEXT NOT NULL,
  state TEXT NOT NULL, sum TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

type Row = Omit<Snapshot, "state"> & { readonly state: string; readonly sum: string }

const sumOf = (...cells: readonly (string | number)[]): string => hash("sha256", cells.join("\n"))

export class SqliteSnapshots implements Snapshots {
  readonly #cache: SqliteCache<Tables>

  /** @param file `:memory:` keeps nothing. */
  constructor(file: string) {
    this.#cache = new SqliteCache({ file, setUp }, tablesOf)
  }

  find(stream: StreamId, form: string): Snapshot | undefined {
    try {
      const row = this.#cache.read(({ find }) => find.get(stream, form))
      if (!row) return undefined
      const { version, seq, cause, state, sum } = row
      return sum === sumOf(stream, form, version, seq, cause, state)
        ? { version, seq, cause, state: JSON.parse(state) as unknown }
        : undefined
    } catch {
      return undefined
    }
  }

  keep(stream: StreamId, form: string, { version, seq, cause, state }: Snapshot): void {
    const cells = [stream, form, version, seq, cause, JSON.stringify(state)] as const
    try {
      this.#cache.change(({ keep }) => keep.run(...cells, sumOf(...cells)))
    } catch {
      // The disk is full, or away: the history is read from where the last one ends.
    }
  }

  close(): void {
    this.#cache.close()
  }
}

const tablesOf = (database: Database.Database) => ({
  find: database.prepare<[string, string], Row>(
    "SELECT version, seq, cause, state, sum FROM snapshots WHERE stream = ? AND form = ?",
  ),
  keep: database.prepare<[string, string, number, number, string, string, string]>(
    "INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?)",
  ),
})

type Tables = ReturnType<typeof tablesOf>

const setUp = (database: Database.Database): void => {
  makeTables(database, VERSION, TABLES)
  checkWhole(database)
}
