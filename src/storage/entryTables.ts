/**
 * Tables of the entry store. Bulk data that can be copied again from any mirror, or rendered again from the log, which
 * knows how far it goes: so tables of an old version are dropped. Those of the last one are altered, as the origin of a
 * copy may be gone.
 */
import { chmodSync, existsSync } from "node:fs"
import Database from "better-sqlite3"

const VERSION = 3
/** From which there is a way to the present one. */
const ALTERED = 2
const ALTER = `
ALTER TABLE listed ADD COLUMN description TEXT NOT NULL DEFAULT '';
ALTER TABLE listed ADD COLUMN tags TEXT NOT NULL DEFAULT '';
`

/**
 * `listed.seq`: of the entry that added it; `titled`: of the one its title is from, 0 when there is none; `bytes` is
 * null until the body of the entry that added it is here. `notes`: the other entries that speak of what is listed, and
 * all whose bodies are held back.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS trackers (
  id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, head BLOB, fork BLOB,
  seq INTEGER NOT NULL DEFAULT 0, hash BLOB NOT NULL, octets INTEGER NOT NULL DEFAULT 0,
  addresses TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE TABLE IF NOT EXISTS entries (
  tracker INTEGER NOT NULL, seq INTEGER NOT NULL, entry BLOB NOT NULL, body BLOB NOT NULL, PRIMARY KEY (tracker, seq)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS listed (
  tracker INTEGER NOT NULL, infohash BLOB NOT NULL, seq INTEGER NOT NULL, title TEXT,
  description TEXT NOT NULL DEFAULT '', tags TEXT NOT NULL DEFAULT '', titled INTEGER NOT NULL,
  bytes INTEGER, files INTEGER NOT NULL, at INTEGER NOT NULL, hidden INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (tracker, seq)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS listed_infohash ON listed (infohash, tracker);
CREATE TABLE IF NOT EXISTS notes (
  tracker INTEGER NOT NULL, seq INTEGER NOT NULL, infohash BLOB NOT NULL, withheld INTEGER NOT NULL,
  PRIMARY KEY (tracker, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS notes_infohash ON notes (infohash, tracker);
CREATE INDEX IF NOT EXISTS notes_withheld ON notes (tracker, seq) WHERE withheld = 1;
CREATE TABLE IF NOT EXISTS metainfos (infohash BLOB NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS members (
  tracker INTEGER NOT NULL, mirror BLOB NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (tracker, mirror)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS salts (tracker INTEGER PRIMARY KEY, week INTEGER NOT NULL, salt BLOB NOT NULL) STRICT;
`

/** @param file `:memory:` for one that is gone with its holder. @throws when it is damaged or cannot be opened. */
export const openEntryTables = (file: string): Database.Database => {
  const database = new Database(file)
  try {
    database.pragma("journal_mode = WAL")
    database.pragma("synchronous = FULL")
    database.pragma("cache_size = -16000")
    // A large copy touches pages all over the index: to write them back after each commit would be most of its work.
    database.pragma("wal_autocheckpoint = 8000")
    const version = database.pragma("user_version", { simple: true })
    if (version === ALTERED) alter(database)
    else if (version !== VERSION) dropAll(database)
    database.exec(TABLES)
    // SQLite's own lower() knows ASCII alone.
    if (file !== ":memory:")
      for (const suffix of ["", "-wal", "-shm"]) if (existsSync(file + suffix)) chmodSync(file + suffix, 0o600)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** How the file stands, without changing it. @throws what the disk says when it is the disk that fails. */
export const examineEntryTables = (file: string): "sound" | "damaged" | "older" | "newer" => {
  let database: Database.Database | undefined
  try {
    database = new Database(file, { readonly: true })
    const version = database.pragma("user_version", { simple: true }) as number
    if (version > VERSION) return "newer"
    if (database.pragma("quick_check(1)", { simple: true }) !== "ok") return "damaged"
    // Version 0 without a table is a file that was just made.
    const made = database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() as number
    return version < ALTERED && made > 0 ? "older" : "sound"
  } catch (error) {
    if (/^SQLITE_(?:NOTADB|CORRUPT)/.test((error as { code?: string }).code ?? "")) return "damaged"
    throw error
  } finally {
    database?.close()
  }
}

const alter = (database: Database.Database): void =>
  database.transaction(() => {
    database.exec(ALTER)
    database.pragma(`user_version = ${VERSION}`)
  })()

const dropAll = (database: Database.Database): void =>
  database.transaction(() => {
    const tables = database
      .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all()
    for (const table of tables) database.exec(`DROP TABLE "${table}"`)
    database.pragma(`user_version = ${VERSION}`)
  })()
