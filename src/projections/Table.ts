/**
 * One read model's rows: kept in memory for reading, and in SQLite for the next start, now and then. `changed` is the
 * seq of the last event that touched a row, from which the feed finds what a reader has missed.
 */
import { hash } from "node:crypto"
import type Database from "better-sqlite3"
import { splitStreamId } from "../core/ids.ts"
import type { StoredEvent } from "../events/EventLog.ts"
import type { Projection } from "./Projection.ts"

interface Kept<Row> {
  readonly row: Row
  readonly changed: number
}

export class Table<Row extends { readonly id: string }, View> {
  readonly #projection: Projection<Row, View, any>
  readonly #upsert: Database.Statement
  readonly #rows = new Map<string, Kept<Row>>()
  /** Ids of rows that SQLite has not, or not as they are. */
  #unsaved = new Set<string>()

  constructor(database: Database.Database, projection: Projection<Row, View, any>) {
    this.#projection = projection
    const { name } = projection
    database.exec(
      `CREATE TABLE IF NOT EXISTS ${name} (id TEXT PRIMARY KEY, changed INTEGER NOT NULL, row TEXT NOT NULL) STRICT`,
    )
    this.#upsert = database.prepare(
      `INSERT INTO ${name} (id, changed, row) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, row = excluded.row`,
    )
    for (const { id, changed, row } of database.prepare(`SELECT * FROM ${name} ORDER BY rowid`).all() as {
      id: string
      changed: number
      row: string
    }[]) {
      this.#rows.set(id, { changed, row: JSON.parse(row) })
    }
  }

  /** Changes when the projection's version or the text of what it does changes. */
  static fingerprint({ name, version, initial, on, view }: Projection<any, any, any>): string {
    const code = [initial, ...Object.values(on), view].map(String).join("\n")
    return hash("sha256", `${name}/${version}\n${code}`)
  }

  /**
   * The rows that a batch makes; events of other kinds pass by. Changes nothing yet: all read models take a batch, or
   * none.
   */
  fold(batch: readonly StoredEvent[]): ReadonlyMap<string, Kept<Row>> {
    const touched = new Map<string, Kept<Row>>()
    for (const stored of batch) {
      const { kind, id } = splitStreamId(stored.stream)
      if (kind !== this.#projection.kind) continue
      const before = (touched.get(id) ?? this.#rows.get(id))?.row ?? this.#projection.initial(id, stored)
      const on = this.#projection.on[stored.event.type]
      if (on) touched.set(id, { row: on(before, stored.event as never, stored), changed: stored.seq })
    }
    return touched
  }

  show(touched: ReadonlyMap<string, Kept<Row>>): void {
    for (const [id, kept] of touched) {
      this.#rows.set(id, kept)
      this.#unsaved.add(id)
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

  /** Undefined where nothing is known of it. */
  get(id: string): View | undefined {
    const kept = this.#rows.get(id)
    return kept && this.#projection.view(kept.row)
  }

  all(): View[] {
    return [...this.#rows.values()].map(({ row }) => this.#projection.view(row))
  }

  changedAfter(seq: number): View[] {
    return [...this.#rows.values()].filter(({ changed }) => changed > seq).map(({ row }) => this.#projection.view(row))
  }
}
