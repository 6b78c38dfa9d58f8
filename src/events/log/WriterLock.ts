/**
 * One writer: an exclusive lock on a small database beside the log, held for as long as the log is open for writing.
 * The kernel releases it when the process ends, however it ends; readers of the log are not hindered.
 */
import { chmodSync, mkdirSync } from "node:fs"
import path from "node:path"
import Database from "better-sqlite3"
import { LogError } from "../EventLog.ts"

export class WriterLock {
  readonly #database: Database.Database

  constructor(file: string) {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    this.#database = new Database(file, { timeout: 0 })
    try {
      chmodSync(file, 0o600)
      this.#database.pragma("locking_mode = EXCLUSIVE")
      this.#database.exec("BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (by INTEGER); COMMIT")
    } catch (error) {
      this.#database.close()
      if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error
      throw new LogError(
        "locked",
        "a node is already running with this data directory; stop it first, or choose another with --data",
      )
    }
  }

  release(): void {
    this.#database.close()
  }
}
