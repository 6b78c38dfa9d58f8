/**
 * Tables of the search index. Words lie in a table of FTS5 for each source, so that no source can push another's away,
 * and one is gone with its table (ADR 0030).
 */
import type Database from "better-sqlite3"
import { makeTables } from "../sqlite/SqliteCache.ts"

/** Change it with the tables, and with what makes words of a text. */
const VERSION = 2

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

export const setUpIndex = (database: Database.Database): void => {
  database.pragma("cache_size = -16000")
  database.pragma("wal_autocheckpoint = 8000")
  makeTables(database, VERSION, TABLES)
}
