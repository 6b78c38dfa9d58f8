/**
 * The open database behind SqliteEventLog: an @effect/sql client in a scope of its own, which can be closed and opened
 * again when a commit has failed. Statements only, one autocommitted at a time; never `withTransaction`, whose failed
 * COMMIT leaves the transaction open and loses later writes.
 */
import { chmodSync, existsSync, mkdirSync } from "node:fs"
import path from "node:path"
import { Reactivity } from "@effect/experimental"
import type { SqlClient } from "@effect/sql/SqlClient"
import { SqliteClient } from "@effect/sql-sqlite-node"
import { Effect, Exit, Scope } from "effect"
import { LogError } from "../EventLog.ts"
import { APPLICATION_ID, MINIMUM_SQLITE, SCHEMA, SCHEMA_VERSION } from "./schema.ts"

export const WAL_PAGES = 8_000

export class LogDatabase {
  readonly #file: string
  readonly #readonly: boolean
  #scope: Scope.CloseableScope | undefined
  #client: SqlClient | undefined

  constructor(file: string, readonly: boolean) {
    this.#file = file
    this.#readonly = readonly
  }

  async open(): Promise<void> {
    if (this.#readonly && !existsSync(this.#file))
      throw new LogError("invalid", `there is no event log at ${this.#file}`)
    if (!this.#readonly) mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 })
    this.#scope = await Effect.runPromise(Scope.make())
    const make = SqliteClient.make({ filename: this.#file, readonly: this.#readonly, disableWAL: this.#readonly })
    try {
      this.#client = await Effect.runPromise(make.pipe(Effect.provide(Reactivity.layer), Scope.extend(this.#scope)))
      await this.#prepare()
    } catch (error) {
      await this.close()
      throw logError(error)
    }
  }

  async close(): Promise<void> {
    const scope = this.#scope
    this.#scope = this.#client = undefined
    if (scope) await Effect.runPromise(Scope.close(scope, Exit.void))
  }

  /**
   * Brings all of the WAL into the file, synced, and begins the WAL anew. @throws LogError when a reader is in the way,
   * or the disk.
   */
  async settle(): Promise<void> {
    const [row] = await this.run<{ busy: number }>("PRAGMA wal_checkpoint(TRUNCATE)")
    if (row!.busy !== 0) throw new LogError("locked", "another process is reading the event log")
  }

  /** One statement, with octets and numbers as they are. @throws LogError */
  async run<Row = Record<string, unknown>>(sql: string, parameters: readonly unknown[] = []): Promise<readonly Row[]> {
    const client = this.#client
    if (!client) throw new LogError("closed", "the log is closed")
    const done = Effect.runSyncExit(client.unsafe<object>(sql, parameters as never))
    if (Exit.isSuccess(done)) return done.value as unknown as readonly Row[]
    throw logError(done.cause)
  }

  async #prepare(): Promise<void> {
    const [version] = await this.run<{ v: string }>("SELECT sqlite_version() AS v")
    const have = version!.v.split(".").map(Number)
    const older = MINIMUM_SQLITE.findIndex((n, i) => have[i] !== n)
    if (older >= 0 && have[older]! < MINIMUM_SQLITE[older]!) {
      throw new LogError(
        "unsupported",
        `SQLite ${version!.v} can lose what it has committed; ${MINIMUM_SQLITE.join(".")} or newer is needed`,
      )
    }
    const [id] = await this.run<{ application_id: number }>("PRAGMA application_id")
    const [schema] = await this.run<{ user_version: number }>("PRAGMA user_version")
    const [tables] = await this.run<{ n: number }>("SELECT count(*) AS n FROM sqlite_schema")
    const fresh = tables!.n === 0 && id!.application_id === 0
    // With its id and no table: a crash while it was made.
    if (!fresh && id!.application_id !== APPLICATION_ID) throw new LogError("invalid", `${this.#file} is no event log`)
    if (schema!.user_version > SCHEMA_VERSION)
      throw new LogError("unsupported", "the event log was written by newer software; use that")
    await this.run("PRAGMA busy_timeout = 1000")
    if (this.#readonly) return
    // Redacted means gone: SQLite leaves what it overwrites in the file unless told otherwise.
    await this.run("PRAGMA secure_delete = ON")
    await this.run("PRAGMA synchronous = FULL")
    // Appends to many streams touch the same pages of the index again and again: they are written back once in 32 MiB
    // of WAL.
    await this.run(`PRAGMA wal_autocheckpoint = ${WAL_PAGES}`)
    if (schema!.user_version < SCHEMA_VERSION) for (const statement of SCHEMA) await this.run(statement)
    for (const suffix of ["", "-wal", "-shm"])
      if (existsSync(this.#file + suffix)) chmodSync(this.#file + suffix, 0o600)
  }
}

/** The SQLite code that lies somewhere below Effect's account of a failure. */
const sqliteCode = (error: unknown): string => /SQLITE_[A-Z]+/.exec(deepText(error))?.[0] ?? ""

/** `SQLITE_IOERR_FSYNC: disk I/O error` */
const ioWords = (error: unknown): string => /SQLITE_(?:IOERR|CANTOPEN|READONLY)[A-Z_]*/.exec(deepText(error))?.[0] ?? ""

const deepText = (error: unknown, depth = 0): string => {
  if (depth > 8 || error === null || typeof error !== "object") return String(error)
  const { code, message, cause, error: inner, defect } = error as Record<string, unknown>
  return [
    code,
    message,
    ...[cause, inner, defect].filter((next) => next !== undefined).map((next) => deepText(next, depth + 1)),
  ].join(" ")
}

export const logError = (error: unknown): LogError => {
  if (error instanceof LogError) return error
  const code = sqliteCode(error)
  if (code === "SQLITE_FULL")
    return new LogError("full", "the disk is full: free some space; nothing that was acknowledged is lost")
  if (code === "SQLITE_IOERR" || code === "SQLITE_CANTOPEN" || code === "SQLITE_READONLY") {
    return new LogError(
      "io",
      `the disk does not keep what is written (${ioWords(error)}); nothing that was acknowledged is lost`,
    )
  }
  if (code === "SQLITE_BUSY" || code === "SQLITE_LOCKED")
    return new LogError("locked", "another process is writing to the event log")
  if (code === "SQLITE_CORRUPT" || code === "SQLITE_NOTADB")
    return new LogError("corrupt", "the event log's file is damaged; `bulbil log verify` says where")
  if (code === "SQLITE_CONSTRAINT") return new LogError("conflict", "the stream has moved on since it was read")
  return new LogError("invalid", `the event log failed: ${deepText(error).slice(0, 300)}`)
}
