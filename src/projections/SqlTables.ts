/**
 * The tables of one read model that has SQL of its own. Events wait here until the next save, which takes them into the
 * tables in the same transaction as the checkpoint: so after a crash neither is ahead of the other.
 */
import type Database from "better-sqlite3"
import { splitStreamId } from "../core/ids.ts"
import type { StoredEvent } from "../events/EventLog.ts"
import type { SqlModel } from "./ReadModel.ts"

export class SqlTables<Answers> {
  readonly answers: Answers
  readonly #model: SqlModel<any, Answers>
  readonly #on: Readonly<Record<string, ((event: never, stored: StoredEvent) => void) | undefined>>
  readonly #waiting: StoredEvent[] = []

  constructor(database: Database.Database, model: SqlModel<any, Answers>) {
    this.#model = model
    database.exec(model.tables)
    const { on, answers } = model.open(database)
    this.#on = on
    this.answers = answers
  }

  /** Whether its tables lag behind. */
  get waits(): boolean {
    return this.#waiting.length > 0
  }

  take(batch: readonly StoredEvent[]): () => void {
    const news = batch.filter(
      ({ stream, event }) => this.#model.kinds.includes(splitStreamId(stream).kind) && this.#on[event.type],
    )
    return () => void this.#waiting.push(...news)
  }

  save(): () => void {
    const saved = this.#waiting.length
    for (const stored of this.#waiting) this.#on[stored.event.type]!(stored.event as never, stored)
    return () => void this.#waiting.splice(0, saved)
  }
}
