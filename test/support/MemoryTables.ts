/**
 * Rows in memory with a history and a feed with backfill: what a projection shows, moved on by hand. Nothing in it
 * waits or guesses.
 */
import type { RowsMessage } from "../../src/contract/feed.ts"
import type { CreditRow, RelayRow } from "../../src/contract/relay.ts"
import type {
  HistoryEntry,
  MirrorView,
  ReleaseRow,
  Rows,
  ShareView,
  TableName,
  TorrentRow,
  TrackerView,
  TrustedView,
} from "../../src/contract/rows.ts"
import { Millis, Seq } from "../../src/core/ids.ts"
import { kindsOf, readModels } from "../../src/projections/registry.ts"
import {
  aLedger,
  aLimitsRow,
  aMirror,
  aRelay,
  aReleaseRow,
  aShare,
  aTorrent,
  aTracker,
  aTrusted,
} from "./managedRows.ts"

type RowOf<Table extends TableName> = Rows[Table][number]
type Row = RowOf<TableName>

const kinds = kindsOf(readModels)
/** Of each table, the row of an actor of which nothing is known yet. */
const fresh = {
  torrents: aTorrent,
  shares: aShare,
  trackers: aTracker,
  mirrors: aMirror,
  trusted: aTrusted,
  relays: aRelay,
  credits: aLedger,
  releases: aReleaseRow,
  limits: aLimitsRow,
} as const satisfies { readonly [Table in TableName]: (id: string) => RowOf<Table> }

/** An event with the row right before and after it. */
export interface MemoryStep {
  readonly table: TableName
  readonly id: string
  readonly entry: HistoryEntry
  readonly before: Row | null
  readonly row: Row
}

/** A row from its change on, with an event or without. */
export interface MemoryChange {
  readonly table: TableName
  readonly row: Row
  readonly seq: number
}

export type MemoryEvent = { readonly type: string } & Readonly<Record<string, unknown>>

export class MemoryTables {
  readonly beganAt = Millis(1_795_000_000_000)
  readonly #tables = new Map(
    (Object.keys(fresh) as TableName[]).map((table) => [table, new Map<string, { row: Row; seq: number }>()] as const),
  )
  readonly #history: (MemoryStep & { readonly stream: string })[] = []
  readonly #changes: MemoryChange[] = []
  readonly #waiting = new Set<() => void>()
  #seq = 0

  get cursor(): Seq {
    return Seq(this.#seq)
  }

  row<Table extends TableName>(table: Table, id: string): RowOf<Table> | undefined {
    return this.#tables.get(table)!.get(id)?.row as RowOf<Table> | undefined
  }

  readonly torrent = (id: string): TorrentRow | undefined => this.row("torrents", id)
  readonly share = (id: string): ShareView | undefined => this.row("shares", id)
  readonly mirror = (id: string): MirrorView | undefined => this.row("mirrors", id)
  readonly tracker = (id = "self"): TrackerView | undefined => this.row("trackers", id)
  readonly relay = (): RelayRow | undefined => this.row("relays", "self")
  readonly ledger = (): CreditRow | undefined => this.row("credits", "self")

  changeTorrent(id: string, change: Partial<TorrentRow>, ...events: readonly MemoryEvent[]): TorrentRow {
    return this.change("torrents", id, change, events)
  }

  changeShare(id: string, change: Partial<ShareView>, ...events: readonly MemoryEvent[]): ShareView {
    return this.change("shares", id, change, events)
  }

  changeMirror(id: string, change: Partial<MirrorView>, ...events: readonly MemoryEvent[]): MirrorView {
    return this.change("mirrors", id, change, events)
  }

  changeTrusted(id: string, change: Partial<TrustedView>, ...events: readonly MemoryEvent[]): TrustedView {
    return this.change("trusted", id, change, events)
  }

  changeTracker(change: Partial<TrackerView>, ...events: readonly MemoryEvent[]): TrackerView {
    return this.change("trackers", "self", change, events)
  }

  changeRelay(change: Partial<RelayRow>, ...events: readonly MemoryEvent[]): RelayRow {
    return this.change("relays", "self", change, events)
  }

  changeCredit(change: Partial<CreditRow>, ...events: readonly MemoryEvent[]): CreditRow {
    return this.change("credits", "self", change, events)
  }

  changeRelease(change: Partial<ReleaseRow>, ...events: readonly MemoryEvent[]): ReleaseRow {
    return this.change("releases", "self", change, events)
  }

  change<Table extends TableName>(
    table: Table,
    id: string,
    change: Partial<RowOf<Table>>,
    events: readonly MemoryEvent[],
  ): RowOf<Table> {
    const rows = this.#tables.get(table)!
    const before = rows.get(id)?.row ?? null
    const row = { ...(before ?? fresh[table](id)), ...change, id } as RowOf<Table>
    this.#append({ table, id, before, row }, events)
    rows.set(id, { row, seq: this.#seq })
    this.#changes.push({ table, row, seq: this.#seq })
    for (const wake of this.#waiting) wake()
    return row
  }

  rowsSince(after: number): RowsMessage {
    const rows = [...this.#tables].map(([table, all]) => [
      table,
      [...all.values()].filter(({ seq }) => seq > after).map(({ row }) => row),
    ])
    return { ...(Object.fromEntries(rows) as Rows), cursor: this.#seq }
  }

  async *changes(cursor: Seq, signal: AbortSignal): AsyncGenerator<RowsMessage> {
    for (let after: number = cursor; !signal.aborted;) {
      const { cursor: at, ...rows } = this.rowsSince(after)
      after = at
      if (Object.values(rows).some((some) => some.length > 0)) yield { cursor: at, ...rows }
      else await this.#next(signal)
    }
  }

  async history(
    table: string,
    id: string,
    before: number | undefined,
    limit: number,
  ): Promise<readonly HistoryEntry[] | undefined> {
    const kind = kinds[table]
    if (kind === undefined) return undefined
    const own = this.#history.filter((h) => h.stream === `${kind}/${id}` && h.entry.seq < (before ?? Infinity))
    return own
      .slice(-limit)
      .reverse()
      .map((h) => h.entry)
  }

  /** All that has happened, oldest first. */
  steps(): readonly MemoryStep[] {
    return this.#history
  }

  /** All rows as they came, oldest first. */
  rowChanges(): readonly MemoryChange[] {
    return this.#changes
  }

  #append(about: Omit<MemoryStep, "entry">, events: readonly MemoryEvent[]): void {
    const kind = kinds[about.table]!
    const stream = `${kind}/${about.id}`
    if (events.length === 0) this.#seq++
    for (const event of events) {
      const version = this.#history.filter((h) => h.stream === stream).length + 1
      const at = Millis(this.beganAt + ++this.#seq * 1_000)
      this.#history.push({
        ...about,
        before: version === 1 ? null : about.before,
        stream,
        entry: { seq: Seq(this.#seq), at, version, type: `${kind}.${event.type}/1`, event },
      })
    }
  }

  async #next(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        this.#waiting.delete(done)
        signal.removeEventListener("abort", done)
        resolve()
      }
      this.#waiting.add(done)
      signal.addEventListener("abort", done)
    })
  }
}
