/**
 * EventLog in SQLite: one writer with group commit. How it thinks:
 *
 * An append waits in a queue. What is queued while a commit runs, or in the same turn of the event loop, goes in with
 * the next one: one insert in one autocommitted statement, which is atomic by itself, and one sync of the
 * disk for all of them. Each append is answered when its commit is durable, and only then do listeners hear of it, in
 * the order of the log. Commits, deletions of what has expired and recoveries take turns; readers do not wait for them.
 *
 * Where the log ends is known in memory (LogTail). After a failed commit that knowledge is worth nothing: all of its
 * group are told, and the tail is read anew from the log, which is right, before anything else is written or read. The
 * database stays open meanwhile, since to open one again takes room that a full disk has not, and frames of the WAL
 * that were never synced are then overwritten, not read; it is opened again when it cannot be read any more. Whether
 * the disk works is told by `trouble`, and looked after by `probe`.
 */
import { toHex } from "../../core/hex.ts"
import type { Millis, Seq, StreamId } from "../../core/ids.ts"
import { Listeners } from "../../core/Listeners.ts"
import { Turn } from "../../core/Turns.ts"
import {
  type Append,
  type EventHead,
  type EventLog,
  LogError,
  type Registry,
  type Seal,
  type StoredEvent,
} from "../EventLog.ts"
import { follows, GENESIS } from "./chain.ts"
import { Codec, eventHead } from "./codec.ts"
import { DiskTrouble } from "./DiskTrouble.ts"
import { EVENT, HEAD, insertOf } from "./insertRows.ts"
import { LogDatabase, logError } from "./LogDatabase.ts"
import { type Draft, LogTail } from "./LogTail.ts"
import type { EventRow, HeadRow, Row } from "./Row.ts"
import { REDACT, SCHEMA_VERSION } from "./schema.ts"
import { MAX_APPEND, type Queued, takeGroup } from "./takeGroup.ts"
import { WriterLock } from "./WriterLock.ts"

export interface SqliteEventLogOptions {
  readonly file: string
  readonly registry: Registry
  readonly readonly?: boolean
}

const EXPIRED_AT_ONCE = 1_000

const pageOf = (columns: string): string =>
  `SELECT ${columns} FROM events WHERE seq > ? AND type IS NOT NULL ORDER BY seq LIMIT ?`
const streamPageOf = (columns: string): string =>
  `SELECT ${columns} FROM events WHERE stream = ? AND version > ? ORDER BY version LIMIT ?`

export class SqliteEventLog implements EventLog {
  readonly #database: LogDatabase
  readonly #codec: Codec
  readonly #tail: LogTail
  readonly #lock: WriterLock | undefined
  readonly #listeners = new Listeners<[batch: readonly StoredEvent[]]>()
  readonly trouble = new DiskTrouble()
  #queue: Queued[] = []
  #writing: Promise<void> | undefined
  readonly #turn = new Turn()
  #closed = false

  private constructor(database: LogDatabase, codec: Codec, lock: WriterLock | undefined) {
    this.#database = database
    this.#codec = codec
    this.#tail = new LogTail(database, codec)
    this.#lock = lock
  }

  /** @throws LogError */
  static async open({ file, registry, readonly = false }: SqliteEventLogOptions): Promise<SqliteEventLog> {
    const lock = readonly ? undefined : new WriterLock(`${file}.lock`)
    const database = new LogDatabase(file, readonly)
    try {
      await database.open()
      const log = new SqliteEventLog(database, new Codec(registry), lock)
      await log.#tail.readHead()
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
    return (await this.#read<EventRow>(pageOf(EVENT), [after, limit])).map((row) => this.#codec.decode(row))
  }

  async streamPage(stream: StreamId, version: number, limit: number): Promise<readonly StoredEvent[]> {
    const rows = await this.#read<EventRow>(streamPageOf(EVENT), [stream, version, limit])
    return rows.map((row) => this.#codec.decode(row))
  }

  async heads(after: Seq, limit: number): Promise<readonly EventHead[]> {
    return (await this.#read<HeadRow>(pageOf(HEAD), [after, limit])).map(eventHead)
  }

  async streamHeads(stream: StreamId, version: number, limit: number): Promise<readonly EventHead[]> {
    return (await this.#read<HeadRow>(streamPageOf(HEAD), [stream, version, limit])).map(eventHead)
  }

  async streams(kind: string): Promise<readonly { readonly stream: StreamId; readonly version: number }[]> {
    return this.#database.run(
      `SELECT stream, max(version) AS version FROM events WHERE stream >= ? AND stream < ?
       GROUP BY stream ORDER BY stream`,
      [`${kind}/`, `${kind}0`],
    )
  }

  /** Writes and syncs one page without any event, to see whether the disk works again. */
  async probe(): Promise<void> {
    await this.#turn.take(async () => {
      try {
        await this.#tail.recover()
        await this.#database.run(`PRAGMA user_version = ${SCHEMA_VERSION}`)
        this.trouble.over()
      } catch (error) {
        this.trouble.set(logError(error))
      }
    })
  }

  /** Where the chain stands, and its first hash. Undefined as long as there is no event. */
  async place(): Promise<{ readonly seq: number; readonly hash: string; readonly first: string } | undefined> {
    const { seq, hash } = this.#tail.head
    const [row] = await this.#database.run<{ hash: Uint8Array }>("SELECT hash FROM events WHERE seq = 1")
    return row && { seq, hash: toHex(hash), first: toHex(row.hash) }
  }

  async seal(seq: Seq): Promise<Seal | undefined> {
    const rows = await this.#read<Row>(
      `SELECT ${EVENT}, body_hash, hash FROM events WHERE seq IN (?, ?) ORDER BY seq`,
      [seq - 1, seq],
    )
    const row = rows.find((each) => each.seq === seq)
    if (!row || row.type === null) return undefined
    const before = seq === 1 ? GENESIS : rows.find((each) => each.seq === seq - 1)?.hash
    return { hash: toHex(row.hash), holds: before !== undefined && follows(row, before) }
  }

  async head(): Promise<Seq> {
    if (!this.#lock) await this.#tail.readHead()
    return this.#tail.head.seq as Seq
  }

  onCommit(listener: (batch: readonly StoredEvent[]) => void): () => void {
    return this.#listeners.add(listener)
  }

  async expire(before: Millis): Promise<number> {
    let redacted = 0
    for (let page = EXPIRED_AT_ONCE; page === EXPIRED_AT_ONCE; redacted += page)
      page = await this.#turn.take(() => this.#redact(before))
    // What was overwritten still stands in the WAL. A reader may hold that up; then it is done the next time.
    await this.#turn.take(() => this.#database.run("PRAGMA wal_checkpoint(TRUNCATE)")).catch(() => undefined)
    return redacted
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    await this.#writing
    await this.#turn.over()
    await this.#database.close()
    this.#lock?.release()
  }

  async #write(): Promise<void> {
    while (this.#queue.length > 0) {
      // Whatever else is decided in this turn of the event loop shares the commit.
      await new Promise((resolve) => setImmediate(resolve))
      const group = takeGroup(this.#queue)
      if (group.length === 0)
        this.#queue.shift()!.reject(new LogError("invalid", `at most ${MAX_APPEND} events can be appended at once`))
      else await this.#turn.take(() => this.#commit(group))
    }
    // In the same turn as the last look at the queue: an append between the two would never be written.
    this.#writing = undefined
  }

  async #commit(group: readonly Queued[]): Promise<void> {
    let draft: Draft
    try {
      draft = await this.#tail.draft(group)
      if (draft.rows.length > 0) {
        const { sql, parameters } = insertOf(draft.rows)
        await this.#database.run(sql, parameters)
      }
    } catch (error) {
      this.#tail.lost()
      this.trouble.set(logError(error))
      // If that fails too, the next commit or reader tries it again, and tells its own callers.
      await this.#tail.recover().catch(() => undefined)
      for (const { reject } of group) reject(logError(error))
      return
    }
    const { rows, accepted } = draft
    if (rows.length > 0) this.trouble.over()
    this.#tail.moved(draft)
    for (const { resolve, stored } of accepted) resolve(stored)
    if (rows.length > 0) this.#publish(accepted.flatMap(({ stored }) => stored))
  }

  #publish(batch: readonly StoredEvent[]): void {
    // The events are stored, whatever a listener makes of them.
    this.#listeners.tellEach(batch)
  }

  async #redact(before: Millis): Promise<number> {
    const redacted = await this.#database.run(REDACT, [before, EXPIRED_AT_ONCE])
    this.#tail.forgetVersions()
    return redacted.length
  }

  async #read<Row>(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    if (this.#tail.astray && !this.#closed) await this.#turn.take(() => this.#tail.recover())
    return this.#database.run<Row>(sql, parameters)
  }
}
