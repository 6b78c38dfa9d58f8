/**
 * Keeps all read models up to date with the log: rows and checkpoint in one transaction, idempotent by seq, in a database of
 * its own. Catches up in pages when it is opened, then follows each commit. Owns no truth: delete its file and it rebuilds.
 */
import { hash } from "node:crypto"
import type Database from "better-sqlite3"
import type { ShareRow, TorrentRow } from "../api/contract/rows.ts"
import type { Seq } from "../core/ids.ts"
import type { EventLog, StoredEvent } from "../events/EventLog.ts"
import { Feed, type FeedChange } from "./Feed.ts"
import { openDatabase } from "./openDatabase.ts"
import { shares } from "./shares.ts"
import { Table } from "./Table.ts"
import { torrents } from "./torrents.ts"

const PAGE = 1_000

export class Projector {
  readonly #log: EventLog
  readonly #database: Database.Database
  readonly #torrents: Table<any, TorrentRow>
  readonly #shares: Table<any, ShareRow>
  readonly #feed: Feed
  readonly #waiting: { readonly seq: number; readonly resolve: () => void }[] = []
  readonly #unsubscribe: () => void
  #checkpoint: number
  #work: Promise<void> = Promise.resolve()

  private constructor(log: EventLog, database: Database.Database) {
    this.#log = log
    this.#database = database
    this.#torrents = new Table(database, torrents)
    this.#shares = new Table(database, shares)
    this.#checkpoint = Number(database.prepare("SELECT value FROM meta WHERE key = 'checkpoint'").pluck().get() ?? 0)
    this.#feed = new Feed(
      () => this.#checkpoint,
      (seq) => ({ torrents: this.#torrents.changedAfter(seq), shares: this.#shares.changedAfter(seq) }),
    )
    this.#unsubscribe = log.onCommit((batch) => this.#take(batch))
  }

  static async open({ file, log }: { readonly file: string; readonly log: EventLog }): Promise<Projector> {
    const fingerprint = hash("sha256", [torrents, shares].map((model) => Table.fingerprint(model)).join(""))
    let database = openDatabase(file, fingerprint)
    const ahead = Number(database.prepare("SELECT value FROM meta WHERE key = 'checkpoint'").pluck().get() ?? 0) > (await log.head())
    if (ahead) {
      // The log is another one, or an older copy: rows of a future that never was are worth nothing.
      database.prepare("UPDATE meta SET value = 'stale' WHERE key = 'fingerprint'").run()
      database.close()
      database = openDatabase(file, fingerprint)
    }
    const projector = new Projector(log, database)
    await projector.#catchUp()
    return projector
  }

  /** Those that were not removed, in the order in which they came. */
  torrents(): readonly TorrentRow[] {
    return this.#torrents.all().filter((row) => row.mode !== "removed")
  }

  shares(): readonly ShareRow[] {
    return this.#shares.all()
  }

  get checkpoint(): Seq {
    return this.#checkpoint as Seq
  }

  /** Resolves when the rows reflect the log up to `seq`. */
  async passed(seq: number): Promise<void> {
    if (seq <= this.#checkpoint) return
    // Committed and still not here: storing the rows failed (a full disk). Who asks is told if it fails again.
    await this.#follow()
    if (seq > this.#checkpoint) await new Promise<void>((resolve) => this.#waiting.push({ seq, resolve }))
  }

  /** What changed after `cursor`, then what changes; coalesced for a reader that is slow. Ends on abort. */
  changes(cursor: Seq, signal: AbortSignal): AsyncIterable<FeedChange> {
    return this.#feed.changes(cursor, signal)
  }

  async close(): Promise<void> {
    this.#unsubscribe()
    await this.#work
    this.#feed.close()
    this.#database.close()
  }

  /** After what is under way, reads what the log has beyond the checkpoint. */
  #follow(): Promise<void> {
    const work = this.#work.then(() => this.#catchUp())
    this.#work = work.catch(() => undefined)
    return work
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
    // A gap: catching up is still under way, or storing the rows failed before; the log has them.
    void this.#follow().catch(() => undefined)
  }

  #apply(batch: readonly StoredEvent[]): void {
    const news = batch.filter(({ seq }) => seq > this.#checkpoint)
    const last = news.at(-1)
    if (!last) return
    const [rows, offers] = this.#database.transaction(() => {
      this.#database.prepare("INSERT OR REPLACE INTO meta VALUES ('checkpoint', ?)").run(String(last.seq))
      return [this.#torrents.store(news), this.#shares.store(news)] as const
    })()
    this.#torrents.remember(rows)
    this.#shares.remember(offers)
    this.#checkpoint = last.seq
    this.#feed.wake()
    for (let i = this.#waiting.length - 1; i >= 0; i--) {
      if (this.#waiting[i]!.seq <= last.seq) this.#waiting.splice(i, 1)[0]!.resolve()
    }
  }
}
