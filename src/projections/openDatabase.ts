/**
 * Opens the projections' database, which may be deleted at any time: what is damaged, or was made by other code, is
 * made anew.
 */
import type Database from "better-sqlite3"
import { checkWhole, openCache, useless } from "../sqlite/SqliteCache.ts"

/** @param fingerprint of all read models; another one means that the rows were made by other code. */
export const openDatabase = (file: string, fingerprint: string): Database.Database =>
  openCache({
    file,
    setUp: (database) => {
      database.exec("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
      checkWhole(database)
      const made = database.prepare("SELECT value FROM meta WHERE key = 'fingerprint'").pluck().get()
      if (made !== undefined && made !== fingerprint) throw useless("made by other code")
      database.prepare("INSERT OR REPLACE INTO meta VALUES ('fingerprint', ?)").run(fingerprint)
    },
  })
