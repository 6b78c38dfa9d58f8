/**
 * A ManagedNode without a log, a disk or a network: rows in memory, a history, a feed with backfill, and refusals as the
 * real actors give them. Tests move it on by hand (`change…`, `set…`), so nothing in it waits or guesses.
 */
import type { CommandReply, ManagementCommand } from "../../src/api/contract/commands.ts"
import type { RowsMessage } from "../../src/api/contract/feed.ts"
import type {
  CarrierView, HistoryEntry, Live, LiveTorrent, NodeView, ShareView, Snapshot, TorrentMode, TorrentRow,
} from "../../src/api/contract/rows.ts"
import type { ManagedNode } from "../../src/api/Node.ts"
import { Millis, Seq } from "../../src/core/ids.ts"
import { aShare, aTorrent, idleLive, readyCarrier } from "./managedRows.ts"

interface Row<T> {
  readonly row: T
  readonly seq: number
}

type Event = { readonly type: string } & Readonly<Record<string, unknown>>

export class MemoryManagedNode implements ManagedNode {
  readonly node: NodeView = { startedAt: Millis(1_795_000_000_000), downloads: "/srv/bulbil/downloads", dataDir: "/srv/bulbil" }
  readonly commands: ManagementCommand[] = []
  /** What the next command is answered, instead of being done. */
  refusal: { readonly code: string; readonly message: string } | null = null
  /** Commands wait for this before they are answered. */
  gate: Promise<void> = Promise.resolve()
  freeBytes = 412_000_000_000
  carrier: CarrierView = readyCarrier
  readonly #torrents = new Map<string, Row<TorrentRow>>()
  readonly #shares = new Map<string, Row<ShareView>>()
  readonly #live = new Map<string, LiveTorrent>()
  readonly #hashing: Record<string, { hashedBytes: number; totalBytes: number }> = {}
  readonly troubles: Record<string, string> = {}
  readonly #history: { readonly stream: string; readonly entry: HistoryEntry }[] = []
  readonly #waiting = new Set<() => void>()
  #seq = 0
  #ids = 0

  get cursor(): Seq {
    return Seq(this.#seq)
  }

  torrent(id: string): TorrentRow | undefined {
    return this.#torrents.get(id)?.row
  }

  share(id: string): ShareView | undefined {
    return this.#shares.get(id)?.row
  }

  changeTorrent(id: string, change: Partial<TorrentRow>, ...events: readonly Event[]): TorrentRow {
    const row = { ...(this.torrent(id) ?? aTorrent(id)), ...change, id }
    this.#append("torrent", id, events)
    this.#torrents.set(id, { row, seq: this.#seq })
    this.#wake()
    return row
  }

  changeShare(id: string, change: Partial<ShareView>, ...events: readonly Event[]): ShareView {
    const row = { ...(this.share(id) ?? aShare(id)), ...change, id }
    this.#append("share", id, events)
    this.#shares.set(id, { row, seq: this.#seq })
    this.#wake()
    return row
  }

  setLive(id: string, live: Partial<LiveTorrent>): void {
    this.#live.set(id, { ...(this.#live.get(id) ?? idleLive), ...live })
  }

  setHashing(share: string, hashedBytes: number, totalBytes: number): void {
    this.#hashing[share] = { hashedBytes, totalBytes }
  }

  live(): Live {
    const { carrier, freeBytes } = this
    return { carrier, torrents: Object.fromEntries(this.#live), hashing: { ...this.#hashing }, troubles: { ...this.troubles }, freeBytes }
  }

  async snapshot(): Promise<Snapshot> {
    const rows = this.#since(-1)
    return { cursor: this.cursor, node: this.node, shares: rows.shares, torrents: rows.torrents, live: this.live() }
  }

  async *changes(cursor: Seq, signal: AbortSignal): AsyncGenerator<RowsMessage> {
    for (let after: number = cursor; !signal.aborted; ) {
      const rows = this.#since(after)
      after = this.#seq
      if (rows.shares.length + rows.torrents.length > 0) yield rows
      else await this.#change(signal)
    }
  }

  async history(stream: "torrent" | "share", id: string, before: number | undefined, limit: number): Promise<readonly HistoryEntry[]> {
    const own = this.#history.filter((h) => h.stream === `${stream}/${id}` && h.entry.seq < (before ?? Infinity))
    return own.slice(-limit).reverse().map((h) => h.entry)
  }

  async command(command: ManagementCommand): Promise<CommandReply> {
    this.commands.push(command)
    await this.gate
    if (this.refusal) return { ok: false, ...this.refusal }
    switch (command.type) {
      case "SharePath": {
        const share = this.#id()
        this.changeShare(share, { path: command.path, title: command.title }, { type: "ShareRequested", path: command.path, title: command.title })
        return { ok: true, id: share }
      }
      case "DownloadLink": {
        const id = this.#id()
        const folder = command.folder ?? this.node.downloads
        this.changeTorrent(id, { path: folder }, { type: "DownloadRequested", folder, source: "vault" })
        return { ok: true, id }
      }
      case "StopSharing": {
        const share = this.#find(this.#shares, command.share)
        if (!share) return this.#unknown("share")
        this.changeShare(share.id, { mode: "stopped", link: null }, { type: "ShareStopped" })
        return { ok: true, id: share.id }
      }
      case "StopNode":
        return { ok: true, id: "self" }
      default: {
        const torrent = this.#find(this.#torrents, command.torrent)
        return torrent ? this.#control(command, torrent) : this.#unknown("torrent")
      }
    }
  }

  #control(command: Extract<ManagementCommand, { torrent: string }>, row: TorrentRow): CommandReply {
    const running: TorrentMode = row.verifiedPieces === row.pieces && row.pieces > 0 ? "seeding" : "downloading"
    if (command.type === "PauseTorrent" && row.mode === "paused") return { ok: false, code: "already-paused", message: "this torrent is paused already" }
    if (command.type === "PauseTorrent") this.changeTorrent(row.id, { mode: "paused" }, { type: "TorrentPaused" })
    if (command.type === "ResumeTorrent") this.changeTorrent(row.id, { mode: running, error: null }, { type: "TorrentResumed" })
    if (command.type === "RecheckTorrent") this.changeTorrent(row.id, { mode: "checking" }, { type: "RecheckStarted" })
    if (command.type === "RemoveTorrent") {
      this.changeTorrent(row.id, { mode: "removed" }, { type: "TorrentRemoved", withData: command.withData })
    }
    return { ok: true, id: row.id }
  }

  #find<T extends { readonly id: string; readonly infohash: string | null }>(rows: Map<string, Row<T>>, target: string): T | undefined {
    const found = [...rows.values()].filter(({ row }) => row.id.startsWith(target) || row.infohash?.startsWith(target))
    return found.length === 1 ? found[0]!.row : undefined
  }

  #unknown(what: string): CommandReply {
    return { ok: false, code: `no-such-${what}`, message: `there is no such ${what}; \`bulbil status\` lists them` }
  }

  #id(): string {
    return (++this.#ids).toString(16).padStart(32, "e")
  }

  #append(kind: string, id: string, events: readonly Event[]): void {
    const stream = `${kind}/${id}`
    if (events.length === 0) this.#seq++
    for (const event of events) {
      const version = this.#history.filter((h) => h.stream === stream).length + 1
      const at = Millis(this.node.startedAt + ++this.#seq * 1_000)
      this.#history.push({ stream, entry: { seq: Seq(this.#seq), at, version, type: `${kind}.${event.type}/1`, event } })
    }
  }

  #since(after: number): RowsMessage {
    const newer = <T>(rows: Map<string, Row<T>>): T[] => [...rows.values()].filter((r) => r.seq > after).map((r) => r.row)
    return { cursor: this.#seq, shares: newer(this.#shares), torrents: newer(this.#torrents) }
  }

  #wake(): void {
    for (const wake of this.#waiting) wake()
  }

  async #change(signal: AbortSignal): Promise<void> {
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
