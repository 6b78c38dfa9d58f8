/**
 * Opens the projections' database, which may be deleted at any time: what is damaged, or was made by other code, is
 * made anew.
 */
import { chmodSync, existsSync, rmSync } from "node:fs"
import Database from "better-sqlite3"

/** @param fingerprint of all read models; another one means that the rows were made by other code. */
export const openDatabase = (file: string, fingerprint: string): Database.Database => {
  for (const attempt of [1, 2]) {
    let database: Database.Database | undefined
    try {
      database = new Database(file)
      // Not FULL: after a power loss a batch may be missing, never torn, and the log has it.
      database.pragma("journal_mode = WAL")
      database.pragma("synchronous = NORMAL")
      database.exec("CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT")
      if (database.pragma("quick_check", { simple: true }) !== "ok") throw new Error("damaged")
      const made = database.prepare("SELECT value FROM meta WHERE key = 'fingerprint'").pluck().get()
      if (made !== undefined && made !== fingerprint) throw new Error("made by other code")
      database.prepare("INSERT OR REPLACE INTO meta VALUES ('fingerprint', ?)").run(fingerprint)
      for (const suffix of ["", "-wal", "-shm"]) if (existsSync(file + suffix)) chmodSync(file + suffix, 0o600)
      return database
    } catch (error) {
      database?.close()
      if (attempt === 2) throw error
      for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true })
    }
  }
  throw new Error("unreachable")
}
