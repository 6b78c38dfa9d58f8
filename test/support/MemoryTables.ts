/**
 * Rows in memory with a history and a feed with backfill: what a projection shows, moved on by hand. Nothing in it
 * waits or guesses.
 */
import type { HistoryStream, RowsMessage } from "../../src/contract/feed.ts"
import type { CreditRow, RelayRow } from "../../src/contract/relay.ts"
import type { HistoryEntry, MirrorView, ShareView, TorrentRow, TrackerView } from "../../src/contract/rows.ts"
import { Millis, Seq } from "../../src/core/ids.ts"
import { aLedger, aMirror, aRelay, aShare, aTorrent, aTracker } from "./managedRows.ts"

interface Row<T> {
  readonly row: T
  readonly seq: number
}
type Table<T> = Map<string, Row<T>>

export type MemoryEvent = { readonly type: string } & Readonly<Record<string, unknown>>

export class MemoryTables {
  readonly beganAt = Millis(1_795_000_000_000)
  readonly #torrents: Table<TorrentRow> = new Map()
  readonly #shares: Table<ShareView> = new Map()
  readonly #mirrors: Table<MirrorView> = new Map()
  readonly #trackers: Table<TrackerView> = new Map()
  readonly #relays: Table<RelayRow> = new Map()
  readonly #credits: Table<CreditRow> = new Map()
  readonly #history: { readonly stream: string; readonly entry: HistoryEntry }[] = []
  readonly #waiting = new Set<() => void>()
  #seq = 0

  get cursor(): Seq {
    return Seq(this.#seq)
  }

  readonly torrent = (id: string): TorrentRow | undefined => this.#torrents.get(id)?.row
  readonly share = (id: string): ShareView | undefined => this.#shares.get(id)?.row
  readonly mirror = (id: string): MirrorView | undefined => this.#mirrors.get(id)?.row
  readonly tracker = (id = "self"): TrackerView | undefined => this.#trackers.get(id)?.row

  readonly relay = (): RelayRow | undefined => this.#relays.get("self")?.row
  readonly ledger = (): CreditRow | undefined => this.#credits.get("self")?.row

  changeTorrent(id: string, change: Partial<TorrentRow>, ...events: readonly MemoryEvent[]): TorrentRow {
    return this.#change("torrent", this.#torrents, aTorrent, id, change, events)
  }

  changeShare(id: string, change: Partial<ShareView>, ...events: readonly MemoryEvent[]): ShareView {
    return this.#change("share", this.#shares, aShare, id, change, events)
  }

  changeMirror(id: string, change: Partial<MirrorView>, ...events: readonly MemoryEvent[]): MirrorView {
    return this.#change("mirror", this.#mirrors, aMirror, id, change, events)
  }

  changeTracker(change: Partial<TrackerView>, ...events: readonly MemoryEvent[]): TrackerView {
    return this.#change("tracker", this.#trackers, aTracker, "self", change, events)
  }

  changeRelay(change: Partial<RelayRow>, ...events: readonly MemoryEvent[]): RelayRow {
    return this.#change("relay", this.#relays, aRelay, "self", change, events)
  }

  changeCredit(change: Partial<CreditRow>, ...events: readonly MemoryEvent[]): CreditRow {
    return this.#change("credit", this.#credits, aLedger, "self", change, events)
  }

  rowsSince(after: number): RowsMessage {
    const newer = <T>(rows: Table<T>): T[] => [...rows.values()].filter((r) => r.seq > after).map((r) => r.row)
    return {
      cursor: this.#seq,
      shares: newer(this.#shares),
      torrents: newer(this.#torrents),
      trackers: newer(this.#trackers),
      mirrors: newer(this.#mirrors),
      relays: newer(this.#relays),
      credits: newer(this.#credits),
    }
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
    stream: HistoryStream,
    id: string,
    before: number | undefined,
    limit: number,
  ): Promise<readonly HistoryEntry[]> {
    const own = this.#history.filter((h) => h.stream === `${stream}/${id}` && h.entry.seq < (before ?? Infinity))
    return own
      .slice(-limit)
      .reverse()
      .map((h) => h.entry)
  }

  #change<T>(
    kind: HistoryStream,
    table: Table<T>,
    fresh: (id: string) => T,
    id: string,
    change: Partial<T>,
    events: readonly MemoryEvent[],
  ): T {
    const row = { ...(table.get(id)?.row ?? fresh(id)), ...change, id }
    this.#append(kind, id, events)
    table.set(id, { row, seq: this.#seq })
    for (const wake of this.#waiting) wake()
    return row
  }

  #append(kind: string, id: string, events: readonly MemoryEvent[]): void {
    const stream = `${kind}/${id}`
    if (events.length === 0) this.#seq++
    for (const event of events) {
      const version = this.#history.filter((h) => h.stream === stream).length + 1
      const at = Millis(this.beganAt + ++this.#seq * 1_000)
      this.#history.push({
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
