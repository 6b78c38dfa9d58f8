/**
 * EventLog in SQLite: one writer with group commit. What is queued while a commit runs goes in with the next one, as
 * one multi-row insert in one autocommitted statement. After a failed commit memory is wrong and the log is right: what
 * is known of versions is read anew. The database stays open, since to open one again takes room that a full disk has
 * not, and frames of the WAL that were never synced are then overwritten, not read; it is opened again when it cannot
 * be read any more.
 */
import type { Millis, Seq, StreamId } from "../../core/ids.ts"
import { type Append, type EventLog, LogError, type Registry, type StoredEvent } from "../EventLog.ts"
import { GENESIS, bodyHash, chainHash } from "./chain.ts"
import { Codec, storedEvent } from "./codec.ts"
import { DiskTrouble } from "./DiskTrouble.ts"
import { EVENT, insertOf, parametersOf } from "./insertRows.ts"
import { LogDatabase, logError } from "./LogDatabase.ts"
import type { EventRow, Row } from "./Row.ts"
import { REDACT, SCHEMA_VERSION } from "./schema.ts"
import { MAX_BATCH, type Queued, takeGroup } from "./takeGroup.ts"
import { WriterLock } from "./WriterLock.ts"

interface Accepted extends Queued {
  readonly stored: readonly StoredEvent[]
}
export interface SqliteEventLogOptions {
  readonly file: string
  readonly registry: Registry
  readonly readonly?: boolean
}

const EXPIRED_AT_ONCE = 1_000

export class SqliteEventLog implements EventLog {
  readonly #database: LogDatabase
  readonly #codec: Codec
  readonly #lock: WriterLock | undefined
  readonly #listeners = new Set<(batch: readonly StoredEvent[]) => void>()
  readonly trouble = new DiskTrouble()
  readonly #versions = new Map<StreamId, number>()
  #queue: Queued[] = []
  #writing: Promise<void> | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #astray = false
  #head: { seq: number; hash: Uint8Array } = { seq: 0, hash: GENESIS }
  #closed = false

  private constructor(database: LogDatabase, codec: Codec, lock: WriterLock | undefined) {
    this.#database = database
    this.#codec = codec
    this.#lock = lock
  }

  /** @throws LogError */
  static async open({ file, registry, readonly = false }: SqliteEventLogOptions): Promise<SqliteEventLog> {
    const lock = readonly ? undefined : new WriterLock(`${file}.lock`)
    const database = new LogDatabase(file, readonly)
    try {
      await database.open()
      const log = new SqliteEventLog(database, new Codec(registry), lock)
      await log.#readHead()
      return log
    } catch (error) {
      await database.close()
      lock?.release()
      throw error
    }
  }

  append(append: Append): Promise<readonly StoredEvent[]> {
    if (this.#closed) return Promise.reject(new LogError("closed", "the log is closed"))
    if (!this.#lock) return Promise.reject(new LogError("locked", "this log was opened for reading only"))
    return new Promise((resolve, reject) => {
      this.#queue.push({ append, resolve, reject })
      this.#writing ??= this.#write()
    })
  }

  async page(after: Seq, limit: number): Promise<readonly StoredEvent[]> {
    return this.#decoded(`SELECT ${EVENT} FROM events WHERE seq > ? AND type IS NOT NULL ORDER BY seq LIMIT ?`, [
      after,
      limit,
    ])
  }

  async streamPage(stream: StreamId, version: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.#decoded(`SELECT ${EVENT} FROM events WHERE stream = ? AND version > ? ORDER BY version LIMIT ?`, [
      stream,
      version,
      limit,
    ])
  }

  async streams(kind: string): Promise<readonly { readonly stream: StreamId; readonly version: number }[]> {
    return this.#database.run(
      "SELECT stream, max(version) AS version FROM events WHERE stream >= ? AND stream < ? GROUP BY stream ORDER BY stream",
      [`${kind}/`, `${kind}0`],
    )
  }

  /** Writes and syncs one page without any event, to see whether the disk works again. */
  async probe(): Promise<void> {
    await this.#inTurn(async () => {
      try {
        if (this.#astray) await this.#recover()
        await this.#database.run(`PRAGMA user_version = ${SCHEMA_VERSION}`)
        this.trouble.over()
      } catch (error) {
        this.trouble.set(logError(error))
      }
    })
  }

  /** Where the chain stands, and its first hash. Undefined as long as there is no event. */
  async place(): Promise<{ readonly seq: number; readonly hash: string; readonly first: string } | undefined> {
    const { seq, hash } = this.#head
    const [row] = await this.#database.run<{ hash: Uint8Array }>("SELECT hash FROM events WHERE seq = 1")
    return row && { seq, hash: Buffer.from(hash).toString("hex"), first: Buffer.from(row.hash).toString("hex") }
  }

  async head(): Promise<Seq> {
    if (!this.#lock) await this.#readHead()
    return this.#head.seq as Seq
  }

  onCommit(listener: (batch: readonly StoredEvent[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async expire(before: Millis): Promise<number> {
    let redacted = 0
    for (let page = EXPIRED_AT_ONCE; page === EXPIRED_AT_ONCE; redacted += page)
      page = await this.#inTurn(() => this.#redact(before))
    // What was overwritten still stands in the WAL. A reader may hold that up; then it is done the next time.
    await this.#inTurn(() => this.#database.run("PRAGMA wal_checkpoint(TRUNCATE)")).catch(() => undefined)
    return redacted
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#writing
    await this.#turn
    await this.#database.close()
    this.#lock?.release()
  }

  async #write(): Promise<void> {
    while (this.#queue.length > 0) {
      // Whatever else is decided in this turn of the event loop shares the commit.
      await new Promise((resolve) => setImmediate(resolve))
      const group = takeGroup(this.#queue)
      if (group.length === 0)
        this.#queue.shift()!.reject(new LogError("invalid", `at most ${MAX_BATCH} events can be appended at once`))
      else await this.#inTurn(() => this.#commit(group))
    }
    // In the same turn as the last look at the queue: an append between the two would never be written.
    this.#writing = undefined
  }

  async #commit(group: readonly Queued[]): Promise<void> {
    const rows: Row[] = []
    const accepted: Accepted[] = []
    let seq = 0
    let hash: Uint8Array = GENESIS
    try {
      if (this.#astray) await this.#recover()
      ;({ seq, hash } = this.#head)
      await this.#learnVersions(group)
      for (const queued of group) {
        try {
          const made = this.#rowsOf(queued.append, seq, hash)
          rows.push(...made.rows)
          accepted.push({ ...queued, stored: made.stored })
          if (made.rows.length > 0) ({ seq, hash } = made.rows.at(-1)!)
        } catch (error) {
          queued.reject(error)
        }
      }
      if (rows.length > 0) {
        await this.#database.run(insertOf(rows.length), parametersOf(rows))
      }
    } catch (error) {
      this.#astray = true
      this.trouble.set(logError(error))
      // If that fails too, the next commit or reader tries it again, and tells its own callers.
      await this.#recover().catch(() => undefined)
      for (const { reject } of group) reject(logError(error))
      return
    }
    if (rows.length > 0) this.trouble.over()
    this.#head = { seq, hash }
    for (const { resolve, stored } of accepted) resolve(stored)
    if (rows.length > 0) this.#publish(accepted.flatMap(({ stored }) => stored))
  }

  #rowsOf(
    append: Append,
    seq: number,
    hash: Uint8Array,
  ): { readonly rows: readonly Row[]; readonly stored: readonly StoredEvent[] } {
    const at = this.#versions.get(append.stream) ?? 0
    if (at !== append.expected)
      throw new LogError("conflict", `${append.stream} is at version ${at}, not ${append.expected}`)
    let before = hash
    const encoded = this.#codec.encode(append)
    const rows = encoded.map(({ body }, i): Row => {
      const body_hash = bodyHash(body)
      before = chainHash(before, seq + 1 + i, body_hash)
      return { ...body, seq: seq + 1 + i, body_hash, hash: before }
    })
    this.#versions.set(append.stream, at + rows.length)
    return { rows, stored: rows.map((row, i) => storedEvent(row, encoded[i]!.event)) }
  }

  async #learnVersions(group: readonly Queued[]): Promise<void> {
    const unknown = [...new Set(group.map(({ append }) => append.stream))].filter(
      (stream) => !this.#versions.has(stream),
    )
    for (const stream of unknown) {
      const [row] = await this.#database.run<{ version: number | null }>(
        "SELECT max(version) AS version FROM events WHERE stream = ?",
        [stream],
      )
      this.#versions.set(stream, row?.version ?? 0)
    }
  }

  #publish(batch: readonly StoredEvent[]): void {
    for (const listener of this.#listeners) {
      try {
        listener(batch)
      } catch {
        // A listener's fault is its own: the events are stored, and the others are told.
      }
    }
  }

  async #recover(): Promise<void> {
    this.#versions.clear()
    try {
      await this.#readHead()
    } catch {
      await this.#database.close().catch(() => undefined)
      await this.#database.open()
      // What the last life of the connection wrote and could not sync is synced before anything is written behind it.
      await this.#database.settle()
      await this.#readHead()
    }
    this.#astray = false
  }

  async #redact(before: Millis): Promise<number> {
    const redacted = await this.#database.run(REDACT, [before, EXPIRED_AT_ONCE])
    // A stream of which nothing is left begins at version 1 again.
    this.#versions.clear()
    return redacted.length
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #readHead(): Promise<void> {
    const [last] = await this.#database.run<{ seq: number; hash: Uint8Array }>(
      "SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1",
    )
    this.#head = last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: GENESIS }
  }

  async #decoded(sql: string, parameters: readonly unknown[]): Promise<readonly StoredEvent[]> {
    if (this.#astray && !this.#closed) await this.#inTurn(async () => (this.#astray ? this.#recover() : undefined))
    return (await this.#database.run<EventRow>(sql, parameters)).map((row) => this.#codec.decode(row))
  }
}
