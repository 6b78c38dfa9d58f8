/**
 * Keeps all read models up to date with the log. Rows are in memory, and follow each commit at once; into a database of
 * their own they go every half second, with the checkpoint, in one transaction. So a start reads rows and catches up on
 * the rest from the log. Idempotent by seq. Owns no truth: delete its file and it rebuilds.
 */
import { hash } from "node:crypto"
import { realpath } from "node:fs/promises"
import type Database from "better-sqlite3"
import type { MirrorRow, ShareRow, TorrentRow, TrackerRow } from "../contract/rows.ts"
import type { CreditDay, RelayRow } from "../contract/relay.ts"
import type { Clock } from "../core/Clock.ts"
import type { Seq } from "../core/ids.ts"
import type { EventLog, StoredEvent } from "../events/EventLog.ts"
import { creditDays } from "./creditDays.ts"
import { credits, type LedgerRow } from "./credits.ts"
import { Feed, type FeedChange } from "./Feed.ts"
import { type Handovers, handovers } from "./handovers.ts"
import { mirrors } from "./mirrors.ts"
import { openDatabase } from "./openDatabase.ts"
import { relays } from "./relays.ts"
import { relayTraffic, type Traffic } from "./relayTraffic.ts"
import { shares } from "./shares.ts"
import { Table } from "./Table.ts"
import { torrents } from "./torrents.ts"
import { trackers } from "./trackers.ts"
import { type BegunShare, type MovedTorrent, placedShare, placedTorrent } from "./whereabouts.ts"

const MODELS = [torrents, shares, trackers, mirrors, relays, credits, creditDays, handovers, relayTraffic] as const

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
}

export class Projector {
  readonly #log: EventLog
  /** The data folder as it is named, and with no link in it. */
  readonly #roots: readonly [string, string]
  readonly #clock: Clock
  readonly #database: Database.Database
  readonly #setCheckpoint: Database.Statement
  readonly #torrents: Table<any, MovedTorrent>
  readonly #shares: Table<any, BegunShare>
  readonly #trackers: Table<any, TrackerRow>
  readonly #mirrors: Table<any, MirrorRow>
  readonly #relays: Table<any, RelayRow>
  readonly #credits: Table<any, LedgerRow>
  readonly #creditDays: Table<any, readonly CreditDay[]>
  readonly #handovers: Table<any, Handovers>
  readonly #relayTraffic: Table<any, Traffic>
  readonly #tables: readonly Table<any, unknown>[]
  readonly #feed: Feed
  readonly #waiting: { readonly seq: number; readonly resolve: () => void }[] = []
  readonly #unsubscribe: () => void
  #checkpoint: number
  #work: Promise<void> = Promise.resolve()
  #saving: unknown

  private constructor(log: EventLog, clock: Clock, database: Database.Database, roots: readonly [string, string]) {
    this.#roots = roots
    this.#log = log
    this.#clock = clock
    this.#database = database
    this.#torrents = new Table(database, torrents)
    this.#shares = new Table(database, shares)
    this.#trackers = new Table(database, trackers)
    this.#mirrors = new Table(database, mirrors)
    this.#relays = new Table(database, relays)
    this.#credits = new Table(database, credits)
    this.#creditDays = new Table(database, creditDays)
    this.#handovers = new Table(database, handovers)
    this.#relayTraffic = new Table(database, relayTraffic)
    this.#tables = [
      this.#torrents,
      this.#shares,
      this.#trackers,
      this.#mirrors,
      this.#relays,
      this.#credits,
      this.#creditDays,
      this.#handovers,
      this.#relayTraffic,
    ]
    this.#setCheckpoint = database.prepare("INSERT OR REPLACE INTO meta VALUES ('checkpoint', ?)")
    this.#checkpoint = checkpointOf(database)
    this.#feed = new Feed(
      () => this.#checkpoint,
      (seq) => ({
        torrents: this.#torrents.changedAfter(seq).map((row) => this.#placed(row)),
        shares: this.#sharesAfter(seq),
        trackers: this.#trackers.changedAfter(seq),
        mirrors: this.#mirrors.changedAfter(seq),
        relays: this.#relays.changedAfter(seq),
        credits: this.#credits.changedAfter(seq),
      }),
    )
    this.#unsubscribe = log.onCommit((batch) => this.#take(batch))
  }

  static async open({ file, log, clock, root = "/" }: ProjectorOptions): Promise<Projector> {
    const fingerprint = hash("sha256", MODELS.map((model) => Table.fingerprint(model)).join(""))
    let database = openDatabase(file, fingerprint)
    if (checkpointOf(database) > (await log.head())) {
      // The log is another one, or an older copy: rows of a future that never was are worth nothing.
      database.prepare("UPDATE meta SET value = 'stale' WHERE key = 'fingerprint'").run()
      database.close()
      database = openDatabase(file, fingerprint)
    }
    const projector = new Projector(log, clock, database, [root, await realpath(root).catch(() => root)])
    await projector.#catchUp()
    return projector
  }

  /** Those that were not removed, in the order in which they came. */
  torrents(): readonly TorrentRow[] {
    return this.#torrents
      .all()
      .filter((row) => row.mode !== "removed")
      .map((row) => this.#placed(row))
  }

  /** With a torrent's path as it is now. */
  #placed(row: MovedTorrent): TorrentRow {
    return placedTorrent(row, this.#roots[0])
  }

  shares(): readonly ShareRow[] {
    return this.#shares
      .all()
      .map((row) => placedShare(row, row.torrent === null ? undefined : this.#torrents.get(row.torrent), this.#roots))
  }

  /** A share has changed as well when its torrent has left the path that it was at. */
  #sharesAfter(seq: number): readonly ShareRow[] {
    const own = new Set(this.#shares.changedAfter(seq).map(({ id }) => id))
    const moved = new Set(
      this.#torrents
        .changedAfter(seq)
        .filter(({ left }) => left.some((each) => each.seq > seq))
        .map(({ id }) => id),
    )
    return own.size + moved.size === 0
      ? []
      : this.shares().filter(({ id, torrent }) => own.has(id) || (torrent !== null && moved.has(torrent)))
  }

  /** The own one; none before it was created. */
  trackers(): readonly TrackerRow[] {
    return this.#trackers.all()
  }

  mirrors(): readonly MirrorRow[] {
    return this.#mirrors.all().filter((row) => row.mode !== "removed")
  }

  /** This node's own; none before its operator was asked. */
  relays(): readonly RelayRow[] {
    return this.#relays.all()
  }

  /** The one ledger; none before it was opened. */
  credits(): readonly LedgerRow[] {
    return this.#credits.all()
  }

  creditDays(): readonly CreditDay[] {
    return this.#creditDays.all()[0] ?? []
  }

  handovers(): Handovers {
    return this.#handovers.all()[0] ?? {}
  }

  relayTraffic(): Traffic {
    return this.#relayTraffic.all()[0] ?? { minutes: [], hours: [] }
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
  changes(cursor: Seq, signal: AbortSignal): AsyncIterable<FeedChange> {
    return this.#feed.changes(cursor, signal)
  }

  async close(): Promise<void> {
    this.#unsubscribe()
    await this.#work
    this.#feed.close()
    if (this.#saving !== undefined) this.#save()
    this.#clock.clearTimeout(this.#saving)
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
    // A gap: catching up is still under way, or a read model failed before; the log has them.
    void this.#follow().catch(() => undefined)
  }

  #apply(batch: readonly StoredEvent[]): void {
    const news = batch.filter(({ seq }) => seq > this.#checkpoint)
    const last = news.at(-1)
    if (!last) return
    const folded = this.#tables.map((table) => [table, table.fold(news)] as const)
    for (const [table, rows] of folded) table.show(rows)
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
