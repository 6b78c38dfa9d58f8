/**
 * The rows of one read model: kept in memory for reading, and in SQLite for the next start, now and then. `changed` is
 * the seq of the last event that touched a row, from which the feed finds what a reader has missed.
 */
import type Database from "better-sqlite3"
import { splitStreamId } from "../core/ids.ts"
import type { StoredEvent } from "../events/EventLog.ts"
import { type Identified, type Look, rowAfter, type RowModel } from "./ReadModel.ts"

interface Kept<Row> {
  readonly row: Row
  readonly changed: number
}

export class RowTable<Row extends Identified, View> {
  readonly model: RowModel<string, Row, View, any>
  readonly #look: Look
  readonly #upsert: Database.Statement
  readonly #rows = new Map<string, Kept<Row>>()
  /** Ids of rows that SQLite has not, or not as they are. */
  #unsaved = new Set<string>()

  constructor(database: Database.Database, model: RowModel<string, Row, View, any>, look: Look) {
    this.model = model
    this.#look = look
    const { name } = model
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${name} (id TEXT PRIMARY KEY, changed INTEGER NOT NULL, row TEXT NOT NULL) STRICT`,
    )
    this.#upsert = database.prepare(
      `INSERT INTO ${name} (id, changed, row) VALUES (?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, row = excluded.row`,
    )
    const kept = database.prepare<[], { id: string; changed: number; row: string }>(
      `SELECT * FROM ${name} ORDER BY rowid`,
    )
    for (const { id, changed, row } of kept.iterate()) this.#rows.set(id, { changed, row: JSON.parse(row) })
  }

  /**
   * The rows that a batch makes; events of other kinds pass by. @returns what shows them, once all models have them.
   */
  take(batch: readonly StoredEvent[]): () => void {
    const touched = new Map<string, Kept<Row>>()
    for (const stored of batch) {
      const { kind, id } = splitStreamId(stored.stream)
      if (kind !== this.model.kind) continue
      const before = (touched.get(id) ?? this.#rows.get(id))?.row
      const row = rowAfter(this.model, id, before, stored)
      // Also where the event changes nothing of the row: its history is longer.
      if (this.model.on[stored.event.type]) touched.set(id, { row: row!, changed: stored.seq })
    }
    return () => {
      for (const [id, kept] of touched) {
        this.#rows.set(id, kept)
        this.#unsaved.add(id)
      }
    }
  }

  /** Within the caller's transaction. @returns what to call when that is committed. */
  save(): () => void {
    const saved = this.#unsaved
    for (const id of saved) {
      const { row, changed } = this.#rows.get(id)!
      this.#upsert.run(id, changed, JSON.stringify(row))
    }
    return () => {
      this.#unsaved = new Set()
    }
  }

  /** As it is kept; undefined where nothing is known of it. */
  row(id: string): Row | undefined {
    return this.#rows.get(id)?.row
  }

  get(id: string): View | undefined {
    const row = this.row(id)
    return row && this.model.view(row, this.#look)
  }

  /** The same, unless it has ended. */
  current(id: string): View | undefined {
    const row = this.row(id)
    return row && this.model.ended?.(row) !== true ? this.model.view(row, this.#look) : undefined
  }

  /** Those that have not ended, in the order in which they came. */
  all(): View[] {
    const { view, ended } = this.model
    const views: View[] = []
    for (const { row } of this.#rows.values()) if (!ended?.(row)) views.push(view(row, this.#look))
    return views
  }

  changedAfter(seq: number): View[] {
    const { view, sawChange } = this.model
    const views: View[] = []
    for (const { row, changed } of this.#rows.values())
      if (changed > seq || (sawChange && sawChange(row, this.#look) > seq)) views.push(view(row, this.#look))
    return views
  }
}
