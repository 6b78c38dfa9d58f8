/**
 * Tables of the search index. All of it can be made anew: what is damaged, or was made by other code, is thrown away.
 * Words lie in a table of FTS5 for each source, so that no source can push another's away, and one is gone with its
 * table (ADR 0030).
 */
import { chmodSync, existsSync, rmSync } from "node:fs"
import Database from "better-sqlite3"

/** Change it with the tables, and with what makes words of a text. */
const VERSION = 2
const FILES = ["", "-wal", "-shm"]

/**
 * `docs.id`: the source's number and the seq of the entry that added it; `titled`: of the entry its title is from, 0
 * when there is none yet; `bytes` is null until the body is here. `last`: the entry
 * where the copy ends. `kept`: entries whose bodies are held back.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS sources (
  slot INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, holders INTEGER NOT NULL DEFAULT 0,
  seq INTEGER NOT NULL DEFAULT 0, hash BLOB NOT NULL, octets INTEGER NOT NULL DEFAULT 0,
  last BLOB, head BLOB, fork BLOB
) STRICT;
CREATE TABLE IF NOT EXISTS docs (
  id INTEGER PRIMARY KEY, infohash BLOB NOT NULL, title TEXT,
  description TEXT NOT NULL, tags TEXT NOT NULL, titled INTEGER NOT NULL, bytes INTEGER, files INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS docs_infohash ON docs (substr(infohash, 1, 8));
CREATE TABLE IF NOT EXISTS kept (
  slot INTEGER NOT NULL, seq INTEGER NOT NULL, entry BLOB NOT NULL, infohash BLOB NOT NULL,
  PRIMARY KEY (slot, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS kept_infohash ON kept (slot, infohash);
CREATE TABLE IF NOT EXISTS names (infohash BLOB NOT NULL PRIMARY KEY, names TEXT NOT NULL) STRICT, WITHOUT ROWID;
`

/** @param file `:memory:` for one that is gone with its holder. @param remade called when what was there was no use. */
export const openIndexTables = (file: string, remade: () => void): Database.Database => {
  for (const attempt of [1, 2]) {
    let database: Database.Database | undefined
    try {
      database = new Database(file)
      database.pragma("journal_mode = WAL")
      database.pragma("synchronous = NORMAL")
      database.pragma("cache_size = -16000")
      database.pragma("wal_autocheckpoint = 8000")
      const version = database.pragma("user_version", { simple: true })
      const made = database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() as number
      if (made > 0 && version !== VERSION) throw useless("made by other code")
      database.exec(TABLES)
      database.pragma(`user_version = ${VERSION}`)
      if (file !== ":memory:")
        for (const suffix of FILES) if (existsSync(file + suffix)) chmodSync(file + suffix, 0o600)
      return database
    } catch (error) {
      database?.close()
      if (attempt === 2 || !isUseless(error)) throw error
      removeIndex(file)
      remade()
    }
  }
  throw new Error("unreachable")
}

const OTHER = "SQLITE_CORRUPT_OTHER"

/** What SQLite does not see itself. */
export const useless = (why: string): Error => Object.assign(new Error(why), { code: OTHER })

/** Whether the file is at fault, not the disk. */
export const isUseless = (error: unknown): boolean =>
  /^SQLITE_(?:NOTADB|CORRUPT)/.test((error as { code?: unknown } | null)?.code?.toString() ?? "")

export const removeIndex = (file: string): void => {
  for (const suffix of FILES) rmSync(file + suffix, { force: true })
}
