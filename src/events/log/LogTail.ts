/**
 * Where the log ends, as memory has it: the head of the chain, and the version of each stream that was written to. Owns
 * what follows from it: the rows of the next commit. After a failed commit memory is wrong and the log is right; then
 * the tail is astray, and is read anew before it is used again.
 */
import type { StreamId } from "../../core/ids.ts"
import { type Append, LogError, type StoredEvent } from "../EventLog.ts"
import { GENESIS, bodyHash, chainHash } from "./chain.ts"
import { type Codec, storedEvent } from "./codec.ts"
import type { LogDatabase } from "./LogDatabase.ts"
import type { Row } from "./Row.ts"
import type { Queued } from "./takeGroup.ts"

export interface LogHead {
  readonly seq: number
  readonly hash: Uint8Array
}

interface Accepted extends Queued {
  readonly stored: readonly StoredEvent[]
}

/** What one commit is to write, and where the log ends then. */
export interface Draft {
  readonly rows: readonly Row[]
  readonly accepted: readonly Accepted[]
  readonly head: LogHead
}

export class LogTail {
  readonly #database: LogDatabase
  readonly #codec: Codec
  readonly #versions = new Map<StreamId, number>()
  #head: LogHead = { seq: 0, hash: GENESIS }
  #astray = false

  constructor(database: LogDatabase, codec: Codec) {
    this.#database = database
    this.#codec = codec
  }

  get head(): LogHead {
    return this.#head
  }

  get astray(): boolean {
    return this.#astray
  }

  async readHead(): Promise<void> {
    const [last] = await this.#database.run<LogHead>("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")
    this.#head = last ? { seq: last.seq, hash: last.hash } : { seq: 0, hash: GENESIS }
  }

  /** The rows of these appends, one after the other; who does not fit is told so, and is left out. */
  async draft(group: readonly Queued[]): Promise<Draft> {
    await this.recover()
    await this.#learnVersions(group)
    const rows: Row[] = []
    const accepted: Accepted[] = []
    let head = this.#head
    for (const queued of group) {
      try {
        const made = this.#rowsOf(queued.append, head)
        rows.push(...made.rows)
        accepted.push({ ...queued, stored: made.stored })
        head = made.rows.at(-1) ?? head
      } catch (error) {
        queued.reject(error)
      }
    }
    return { rows, accepted, head: { seq: head.seq, hash: head.hash } }
  }

  /** A draft is in the log. */
  moved({ head }: Draft): void {
    this.#head = head
  }

  /** A commit has failed: what memory has may be wrong. */
  lost(): void {
    this.#astray = true
  }

  /** A stream of which nothing is left begins at version 1 again. */
  forgetVersions(): void {
    this.#versions.clear()
  }

  /** Reads anew, if it is astray, where the log ends; opens it again where it cannot be read any more. */
  async recover(): Promise<void> {
    if (!this.#astray) return
    this.#versions.clear()
    try {
      await this.readHead()
    } catch {
      await this.#database.close().catch(() => undefined)
      await this.#database.open()
      // What the last life of the connection wrote and could not sync is synced before anything is written behind it.
      await this.#database.settle()
      await this.readHead()
    }
    this.#astray = false
  }

  #rowsOf(
    append: Append,
    { seq, hash }: LogHead,
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
    const streams = new Set(group.map(({ append }) => append.stream))
    for (const stream of streams) {
      if (this.#versions.has(stream)) continue
      const [row] = await this.#database.run<{ version: number | null }>(
        "SELECT max(version) AS version FROM events WHERE stream = ?",
        [stream],
      )
      this.#versions.set(stream, row?.version ?? 0)
    }
  }
}
