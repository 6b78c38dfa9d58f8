/**
 * One read model's rows: kept in memory for reading and in SQLite for the next start, both after the same batch. `changed`
 * is the seq of the last event that touched a row, from which the feed finds what a reader has missed.
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
  readonly #database: Database.Database
  readonly #rows = new Map<string, Kept<Row>>()

  constructor(database: Database.Database, projection: Projection<Row, View, any>) {
    this.#database = database
    this.#projection = projection
    database.exec(`CREATE TABLE IF NOT EXISTS ${projection.name} (id TEXT PRIMARY KEY, changed INTEGER NOT NULL, row TEXT NOT NULL) STRICT`)
    for (const { id, changed, row } of database.prepare(`SELECT * FROM ${projection.name} ORDER BY rowid`).all() as { id: string; changed: number; row: string }[]) {
      this.#rows.set(id, { changed, row: JSON.parse(row) })
    }
  }

  /** Changes when the projection's version or the text of what it does changes. */
  static fingerprint({ name, version, initial, on, view }: Projection<any, any, any>): string {
    const code = [initial, ...Object.values(on), view].map(String).join("\n")
    return hash("sha256", `${name}/${version}\n${code}`)
  }

  /** Takes events of any kind; those of others pass by. Within the caller's transaction; @returns the new rows, for `remember`. */
  store(batch: readonly StoredEvent[]): ReadonlyMap<string, Kept<Row>> {
    const touched = new Map<string, Kept<Row>>()
    for (const stored of batch) {
      const { kind, id } = splitStreamId(stored.stream)
      if (kind !== this.#projection.kind) continue
      const before = (touched.get(id) ?? this.#rows.get(id))?.row ?? this.#projection.initial(id, stored)
      const on = this.#projection.on[stored.event.type]
      if (on) touched.set(id, { row: on(before, stored.event as never, stored), changed: stored.seq })
    }
    const statement = this.#database.prepare(
      `INSERT INTO ${this.#projection.name} (id, changed, row) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET changed = excluded.changed, row = excluded.row`,
    )
    for (const [id, { row, changed }] of touched) statement.run(id, changed, JSON.stringify(row))
    return touched
  }

  /** After the commit: what was stored is what is read. */
  remember(touched: ReadonlyMap<string, Kept<Row>>): void {
    for (const [id, kept] of touched) this.#rows.set(id, kept)
  }

  all(): View[] {
    return [...this.#rows.values()].map(({ row }) => this.#projection.view(row))
  }

  changedAfter(seq: number): View[] {
    return [...this.#rows.values()].filter(({ changed }) => changed > seq).map(({ row }) => this.#projection.view(row))
  }
}
