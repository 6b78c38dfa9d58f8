/**
 * What became of torrents over days: on which day somebody was last known to have each, and how often in a row this
 * node tried in vain to reach anybody. It is written by the clock and never by a search, so it tells of none. Days are
 * those of the machine's date, whole ones since 1970.
 */
import type Database from "better-sqlite3"
import { fromHex } from "../../core/hex.ts"
import type { InfoHash } from "../../core/ids.ts"
import { checkWhole, makeTables, SqliteCache } from "../../sqlite/SqliteCache.ts"

/** So many tries in vain, and so many days without anybody, are the end of a torrent, as far as one can tell. */
export const TRIES = 3
export const DAYS = 7
/** More are not counted. */
const MOST_TRIES = 100
const VERSION = 1
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
  readonly #cache: SqliteCache<Tables>

  /** @param file `:memory:` keeps nothing. @param remade called when what was there was damaged, or of other code. */
  constructor(file: string, remade: () => void = () => undefined) {
    this.#cache = new SqliteCache({ file, setUp, remade }, tablesOf)
  }

  /** @throws what the disk says when it is the disk that fails. */
  look({ day, alive, tried }: Look): void {
    // Read once: it may have to be written twice.
    const living = [...alive]
    this.#cache.change(({ database }) => write(database, { day, alive: living, tried }))
  }

  /**
   * Nobody was known to have it for a week, while this node looked, and it was tried in vain. Not known to be so where
   * that cannot be read: a search goes on without it.
   */
  dead(infohash: InfoHash, day: number): boolean {
    try {
      return this.#cache.read((tables) => isDead(tables, infohash, day))
    } catch {
      return false
    }
  }

  close(): void {
    this.#cache.close()
  }
}

const write = (db: Database.Database, { day, alive, tried }: Look): void => {
  const seen = db.prepare(
    "INSERT INTO lives VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET day = excluded.day WHERE day <> excluded.day",
  )
  const reached = db.prepare(
    "INSERT INTO lives VALUES (?, ?, 0) ON CONFLICT DO UPDATE SET day = excluded.day, tries = 0",
  )
  const failed = db.prepare(
    `INSERT INTO lives VALUES (?, 0, 1) ON CONFLICT DO UPDATE SET tries = min(tries + 1, ${MOST_TRIES})`,
  )
  // The date may have been wrong before, and ahead.
  db.prepare("UPDATE lives SET day = $day WHERE day > $day").run({ day })
  db.prepare("UPDATE began SET day = $day WHERE day > $day").run({ day })
  db.prepare("INSERT INTO began SELECT ? WHERE NOT EXISTS (SELECT 1 FROM began)").run(day)
  for (const infohash of alive) seen.run(fromHex(infohash), day)
  for (const [infohash, any] of tried) if (any) reached.run(fromHex(infohash), day)
  for (const [infohash, any] of tried) if (!any) failed.run(fromHex(infohash))
  // What is not here was not seen for so long either.
  db.prepare("DELETE FROM lives WHERE tries = 0 AND day < ?").run(day - DAYS)
}

const isDead = ({ row: rowOf, began: beganOn }: Tables, infohash: InfoHash, day: number): boolean => {
  const row = rowOf.get(fromHex(infohash))
  if (!row || row.tries < TRIES) return false
  return day - Math.max(row.day, beganOn.get() ?? day) >= DAYS
}

const tablesOf = (database: Database.Database) => ({
  database,
  row: database.prepare<[Uint8Array], { day: number; tries: number }>(
    "SELECT day, tries FROM lives WHERE infohash = ?",
  ),
  began: database.prepare<[], number>("SELECT day FROM began").pluck(),
})

type Tables = ReturnType<typeof tablesOf>

const setUp = (database: Database.Database): void => {
  database.pragma("secure_delete = ON")
  makeTables(database, VERSION, TABLES)
  checkWhole(database)
  // All of it was read, and is read again as it is asked for.
  database.pragma("shrink_memory")
}
