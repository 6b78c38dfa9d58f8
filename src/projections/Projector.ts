/**
 * Keeps all read models up to date with the log. Rows are in memory, and follow each commit at once; into a database of
 * their own they go every half second, with the checkpoint, in one transaction. So a start reads rows and catches up on
 * the rest from the log. Idempotent by seq. Owns no truth: delete its file and it rebuilds.
 */
import { realpath } from "node:fs/promises"
import type Database from "better-sqlite3"
import type { Clock } from "../core/Clock.ts"
import type { Seq } from "../core/ids.ts"
import { Turn } from "../core/Turns.ts"
import type { EventLog, StoredEvent } from "../events/EventLog.ts"
import { Feed, type FeedChange } from "./Feed.ts"
import { openDatabase } from "./openDatabase.ts"
import type { Identified, Look, ReadModel, RowModel, SqlModel } from "./ReadModel.ts"
import { fingerprintOf, readModels, type ShownRows } from "./registry.ts"
import { RowTable } from "./RowTable.ts"
import { SqlTables } from "./SqlTables.ts"

const PAGE = 1_000
const SAVE_MS = 500
/** After a save that failed (a full disk): there is no hurry, the log has it all. */
const SAVE_AGAIN_MS = 10_000

export interface ProjectorOptions {
  readonly file: string
  readonly log: EventLog
  readonly clock: Clock
  /** Paths of torrents are kept relative to it where they lie below it. */
  readonly root?: string
  readonly models?: readonly ReadModel[]
}

export class Projector {
  readonly #log: EventLog
  readonly #clock: Clock
  readonly #database: Database.Database
  readonly #setCheckpoint: Database.Statement
  readonly #rows = new Map<string, RowTable<any, any>>()
  readonly #sql = new Map<string, SqlTables<any>>()
  readonly #tables: readonly (RowTable<any, any> | SqlTables<any>)[]
  /** By which paths are shown. */
  readonly roots: Look["roots"]
  readonly #feed: Feed<ShownRows>
  readonly #waiting: { readonly seq: number; readonly resolve: () => void }[] = []
  readonly #unsubscribe: () => void
  #checkpoint: number
  readonly #work = new Turn()
  #saving: unknown

  private constructor(
    { log, clock }: ProjectorOptions,
    models: readonly ReadModel[],
    database: Database.Database,
    roots: Look["roots"],
  ) {
    this.#log = log
    this.#clock = clock
    this.#database = database
    this.roots = roots
    const look: Look = { roots, row: (model, id) => this.#rows.get(model.name)?.row(id) }
    for (const model of models) {
      if (model.sort === "sql") this.#sql.set(model.name, new SqlTables(database, model))
      else this.#rows.set(model.name, new RowTable(database, model, look))
    }
    this.#tables = [...this.#rows.values(), ...this.#sql.values()]
    this.#setCheckpoint = database.prepare("INSERT OR REPLACE INTO meta VALUES ('checkpoint', ?)")
    this.#checkpoint = checkpointOf(database)
    this.#feed = new Feed(
      () => this.#checkpoint,
      (seq) => this.#shown((table) => table.changedAfter(seq)),
    )
    this.#unsubscribe = log.onCommit((batch) => this.#take(batch))
  }

  static async open(options: ProjectorOptions): Promise<Projector> {
    const { file, log, root = "/", models = readModels } = options
    const fingerprint = fingerprintOf(models)
    let database = openDatabase(file, fingerprint)
    if (checkpointOf(database) > (await log.head())) {
      // The log is another one, or an older copy: rows of a future that never was are worth nothing.
      database.prepare("UPDATE meta SET value = 'stale' WHERE key = 'fingerprint'").run()
      database.close()
      database = openDatabase(file, fingerprint)
    }
    const real = await realpath(root).catch(() => root)
    const projector = new Projector(options, models, database, [root, real])
    await projector.#catchUp()
    return projector
  }

  /** The rows of those that have not ended, in the order in which they came. */
  all<View>(model: RowModel<string, any, View, any>): readonly View[] {
    return this.#rows.get(model.name)!.all()
  }

  /** All rows that are shown to the operator. */
  shown(): ShownRows {
    return this.#shown((table) => table.all())
  }

  /** Undefined where nothing is known of it. */
  get<View>(model: RowModel<string, any, View, any>, id: string): View | undefined {
    return this.#rows.get(model.name)!.get(id)
  }

  /** The same, unless it has ended. */
  current<View>(model: RowModel<string, any, View, any>, id: string): View | undefined {
    return this.#rows.get(model.name)!.current(id)
  }

  /** What can be asked of a model with tables of its own, which have all events by now, unless the disk is full. */
  ask<Answers>(model: SqlModel<any, Answers>): Answers {
    const tables: SqlTables<Answers> = this.#sql.get(model.name)!
    if (tables.waits) this.#save()
    return tables.answers
  }

  get checkpoint(): Seq {
    return this.#checkpoint as Seq
  }

  /** Resolves when the rows reflect the log up to `seq`. */
  async passed(seq: number): Promise<void> {
    if (seq <= this.#checkpoint) return
    // Committed and still not here: a read model failed. Who asks is told if it fails again.
    await this.#follow()
    if (seq > this.#checkpoint) await new Promise<void>((resolve) => this.#waiting.push({ seq, resolve }))
  }

  /** What changed after `cursor`, then what changes; coalesced for a reader that is slow. Ends on abort. */
  changes(cursor: Seq, signal: AbortSignal): AsyncIterable<FeedChange<ShownRows>> {
    return this.#feed.changes(cursor, signal)
  }

  async close(): Promise<void> {
    this.#unsubscribe()
    await this.#work.over()
    this.#feed.close()
    if (this.#saving !== undefined) this.#save()
    this.#clock.clearTimeout(this.#saving)
    this.#database.close()
  }

  #shown(of: (table: RowTable<any, any>) => readonly Identified[]): ShownRows {
    const rows: Record<string, readonly Identified[]> = {}
    for (const [name, table] of this.#rows) if (table.model.sort === "rows") rows[name] = of(table)
    return rows as ShownRows
  }

  /** After what is under way, reads what the log has beyond the checkpoint. */
  #follow(): Promise<void> {
    return this.#work.take(() => this.#catchUp())
  }

  async #catchUp(): Promise<void> {
    for (;;) {
      const page = await this.#log.page(this.#checkpoint as Seq, PAGE)
      this.#apply(page)
      if (page.length < PAGE) return
    }
  }

  #take(batch: readonly StoredEvent[]): void {
    const first = batch[0]
    if (!first) return
    if (first.seq <= this.#checkpoint + 1) return this.#apply(batch)
    // A gap: catching up is still under way, or a read model failed before; the log has them.
    void this.#follow().catch(() => undefined)
  }

  #apply(batch: readonly StoredEvent[]): void {
    const news = batch.filter(({ seq }) => seq > this.#checkpoint)
    const last = news.at(-1)
    if (!last) return
    // All read models take a batch, or none.
    for (const show of this.#tables.map((table) => table.take(news))) show()
    this.#checkpoint = last.seq
    this.#saving ??= this.#clock.setTimeout(() => this.#save(), SAVE_MS)
    this.#feed.wake()
    for (let i = this.#waiting.length - 1; i >= 0; i--) {
      if (this.#waiting[i]!.seq <= last.seq) this.#waiting.splice(i, 1)[0]!.resolve()
    }
  }

  #save(): void {
    this.#clock.clearTimeout(this.#saving)
    this.#saving = undefined
    try {
      const saved = this.#database.transaction(() => {
        this.#setCheckpoint.run(String(this.#checkpoint))
        return this.#tables.map((table) => table.save())
      })()
      for (const done of saved) done()
    } catch {
      this.#saving = this.#clock.setTimeout(() => this.#save(), SAVE_AGAIN_MS)
    }
  }
}

const checkpointOf = (database: Database.Database): number =>
  Number(database.prepare("SELECT value FROM meta WHERE key = 'checkpoint'").pluck().get() ?? 0)
