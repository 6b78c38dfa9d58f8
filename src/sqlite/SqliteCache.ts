/**
 * A SQLite file that can be deleted at any time. One that is damaged, or was made by other code, is made anew, when it
 * is opened and in use; one that only cannot be read or written just now is left as it is.
 */
import { chmodSync, existsSync, rmSync } from "node:fs"
import Database from "better-sqlite3"

export interface Cache {
  /** `:memory:` keeps nothing. */
  readonly file: string
  /** Pragmas and tables. @throws {@link useless} for what is not of this code. */
  setUp(database: Database.Database): void
  /** Called when what was there was no use. */
  remade?(): void
}

/** What is done with the tables of a database that was just opened. */
type Over<Tables> = (database: Database.Database) => Tables

interface Opened<Tables> {
  readonly database: Database.Database
  readonly tables: Tables
}

const FILES = ["", "-wal", "-shm"]
const OTHER = "SQLITE_CORRUPT_OTHER"

/** What SQLite does not see itself. */
export const useless = (why: string): Error => Object.assign(new Error(why), { code: OTHER })

const codeOf = (error: unknown): string => (error as { code?: unknown } | null)?.code?.toString() ?? ""

/** Whether the file is at fault, not the disk. */
const isUseless = (error: unknown): boolean => /^SQLITE_(?:NOTADB|CORRUPT)/.test(codeOf(error))

/** The same of one that is being opened: a header that is damaged may tell of a format that SQLite does not know. */
const isUselessToOpen = (error: unknown): boolean =>
  isUseless(error) || /^SQLITE_(?:ERROR|READONLY)$/.test(codeOf(error))

const remove = (file: string): void => {
  for (const suffix of FILES) rmSync(file + suffix, { force: true })
}

const opened = <Tables>({ file, setUp }: Cache, over: Over<Tables>): Opened<Tables> => {
  const database = new Database(file)
  try {
    // Not FULL: after a power loss the last writes may be missing, never torn.
    database.pragma("journal_mode = WAL")
    database.pragma("synchronous = NORMAL")
    setUp(database)
    if (file !== ":memory:") for (const suffix of FILES) if (existsSync(file + suffix)) chmodSync(file + suffix, 0o600)
    return { database, tables: over(database) }
  } catch (error) {
    database.close()
    throw error
  }
}

const openedOrMade = <Tables>(cache: Cache, over: Over<Tables>): Opened<Tables> => {
  try {
    return opened(cache, over)
  } catch (error) {
    if (!isUselessToOpen(error) || cache.file === ":memory:") throw error
    remove(cache.file)
    cache.remade?.()
    return opened(cache, over)
  }
}

export const openCache = (cache: Cache): Database.Database => openedOrMade(cache, () => undefined).database

/** @param version of the tables, from 1: a file of another one is made anew. */
export const makeTables = (database: Database.Database, version: number, tables: string): void => {
  const made = database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get() as number
  if (made > 0 && database.pragma("user_version", { simple: true }) !== version) throw useless("made by other code")
  database.exec(tables)
  database.pragma(`user_version = ${version}`)
}

/** Reads all of it. */
export const checkWhole = (database: Database.Database): void => {
  if (database.pragma("quick_check", { simple: true }) !== "ok") throw useless("damaged")
}

/** One that is made anew when it turns out to be damaged while it is in use. */
export class SqliteCache<Tables> {
  readonly #cache: Cache
  readonly #over: Over<Tables>
  #open: Opened<Tables>
  /** It was removed, and could not be made anew yet. */
  #lost = false

  constructor(cache: Cache, over: Over<Tables>) {
    this.#cache = cache
    this.#over = over
    this.#open = openedOrMade(cache, over)
  }

  /** All of it or nothing. */
  change<T>(act: (tables: Tables) => T): T {
    return this.read((tables) => this.#open.database.transaction(() => act(tables))())
  }

  read<T>(act: (tables: Tables) => T): T {
    if (this.#lost) this.#makeAnew()
    try {
      return act(this.#open.tables)
    } catch (error) {
      if (!isUseless(error) || this.#cache.file === ":memory:") throw error
      this.#open.database.close()
      this.#lost = true
      this.#makeAnew()
      return act(this.#open.tables)
    }
  }

  close(): void {
    this.#lost = false
    this.#open.database.close()
  }

  #makeAnew(): void {
    remove(this.#cache.file)
    this.#open = opened(this.#cache, this.#over)
    this.#lost = false
    this.#cache.remade?.()
  }
}
