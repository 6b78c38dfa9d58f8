/**
 * What became of torrents over days: on which day somebody was last known to have each, and how often in a row this
 * node tried in vain to reach anybody. It is written by the clock and never by a search, so it tells of none. One file
 * that can be deleted at any time; days are those of the machine's date, whole ones since 1970.
 */
import { chmodSync, existsSync, rmSync } from "node:fs"
import Database from "better-sqlite3"
import { fromHex } from "../../core/hex.ts"
import type { InfoHash } from "../../core/ids.ts"

/** So many tries in vain, and so many days without anybody, are the end of a torrent, as far as one can tell. */
export const TRIES = 3
export const DAYS = 7
/** More are not counted. */
const MOST_TRIES = 100
const VERSION = 1
const FILES = ["", "-wal", "-shm"]
const TABLES = `
CREATE TABLE IF NOT EXISTS lives (
  infohash BLOB PRIMARY KEY, day INTEGER NOT NULL, tries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS began (day INTEGER NOT NULL) STRICT;
`

export interface Look {
  readonly day: number
  /** Whom somebody is known to have by now. */
  readonly alive: Iterable<InfoHash>
  /** What this node has tried to get since the last look, and whether it has reached anybody. */
  readonly tried: readonly (readonly [infohash: InfoHash, reached: boolean])[]
}

export class LifeRows {
  readonly #database: Database.Database
  readonly #row: Database.Statement<[Uint8Array], { day: number; tries: number }>

  /** @param file `:memory:` keeps nothing. */
  constructor(file: string) {
    this.#database = opened(file)
    this.#row = this.#database.prepare("SELECT day, tries FROM lives WHERE infohash = ?")
  }

  look({ day, alive, tried }: Look): void {
    const db = this.#database
    const seen = db.prepare(
      "INSERT INTO lives VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET day = excluded.day WHERE day <> excluded.day",
    )
    const reached = db.prepare(
      "INSERT INTO lives VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET day = excluded.day, tries = 0",
    )
    const failed = db.prepare(
      `INSERT INTO lives VALUES (?, 0, 1) ON CONFLICT DO UPDATE SET tries = min(tries + 1, ${MOST_TRIES})`,
    )
    db.transaction(() => {
      // The date may have been wrong before, and ahead.
      db.prepare("UPDATE lives SET day = $day WHERE day > $day").run({ day })
      db.prepare("UPDATE began SET day = $day WHERE day > $day").run({ day })
      db.prepare("INSERT INTO began SELECT ? WHERE NOT EXISTS (SELECT 1 FROM began)").run(day)
      for (const infohash of alive) seen.run(fromHex(infohash), day)
      for (const [infohash, any] of tried) if (any) reached.run(fromHex(infohash), day)
      for (const [infohash, any] of tried) if (!any) failed.run(fromHex(infohash))
      // What is not here was not seen for so long either.
      db.prepare("DELETE FROM lives WHERE tries = 0 AND day < ?").run(day - DAYS)
    })()
  }

  /** Nobody was known to have it for a week, while this node looked, and it was tried in vain. */
  dead(infohash: InfoHash, day: number): boolean {
    const row = this.#row.get(fromHex(infohash))
    if (!row || row.tries < TRIES) return false
    const began = this.#database.prepare<[], number>("SELECT day FROM began").pluck().get() ?? day
    return day - Math.max(row.day, began) >= DAYS
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
