/**
 * The running node as its management sees it: commands in, rows, history and live figures out. Owns no state of its
 * own.
 */
import { statfsSync } from "node:fs"
import type { CatalogueAsked, ManagedNode, TorrentFile } from "../api/Node.ts"
import type { SessionView } from "../contract/access.ts"
import type { CataloguePage, MirrorsPage, SwarmPage } from "../contract/catalogue.ts"
import type { CommandReply, Refusal } from "../contract/commands.ts"
import type { ManagementLink, RowsMessage } from "../contract/feed.ts"
import type { RatesPage, RateSpan } from "../contract/rates.ts"
import type { CreditPage } from "../contract/relay.ts"
import type { SettingView } from "../contract/settings/page.ts"
import type { RemoteAsked, RemoteMessage } from "../contract/remoteSearch.ts"
import type { SearchAsked, SearchPage } from "../contract/search.ts"
import type { LogLine, LogSource } from "../contract/logs.ts"
import type { TrustCost, TrustPage } from "../contract/trust.ts"
import type {
  CarrierView,
  HistoryEntry,
  Live,
  LiveFigures,
  LiveHolding,
  LiveTorrent,
  Snapshot,
  StreamView,
} from "../contract/rows.ts"
import type { InfoHash, Millis, Seq } from "../core/ids.ts"
import { ratesAt, wallClock } from "../core/nodeLimits.ts"
import { limits } from "../projections/limits.ts"
import { readCatalogue } from "./catalogue.ts"
import { execute } from "./commands/execute.ts"
import { previewDegrees } from "./commands/trust.ts"
import { refusedByDisk } from "./diskRefusal.ts"
import { kindsOf } from "../projections/registry.ts"
import { type Lists, lists } from "./lists.ts"
import { operatorRows } from "./operatorRows.ts"
import { creditLive, creditPage } from "./relayAndCredit.ts"
import { otherDisks } from "./otherDisks.ts"
import { historyPage } from "./history.ts"
import { Inquiry } from "./search/Inquiry.ts"
import { remoteSearch } from "./search/remoteSearch.ts"
import { searchHere } from "./search/searchPage.ts"
import { downloadsOf } from "./settings/folders.ts"
import { settingsPage } from "./settings/choose.ts"
import { mirrorsOf, swarmPage } from "./swarmPage.ts"
import type { NodeParts } from "./NodeParts.ts"
import type { RateHistory } from "./RateHistory.ts"
import { TimeTravel } from "./timeTravel/TimeTravel.ts"
import { torrentFile } from "./torrentFile.ts"
import { trustPage } from "./trustPage.ts"
import { withPublications } from "./withPublications.ts"
import { mirrors } from "../projections/mirrors.ts"
import { torrents } from "../projections/torrents.ts"

const FREE_SPACE_AGE_MS = 10_000

/** A disk that does not even tell this has nothing to give. */
const freeBytesAt = (folder: string): number => {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}

export class BulbilNode implements ManagedNode {
  readonly #parts: NodeParts
  readonly #kinds: Readonly<Record<string, string>>
  readonly #commands: Lists["commands"]
  readonly #rates: RateHistory
  readonly #startedAt: Millis
  readonly #begunAt: number
  readonly #wall = wallClock()
  readonly past: TimeTravel
  #free = { at: 0, bytes: 0 }

  constructor(parts: NodeParts, rates: RateHistory, { readModels, commands }: Lists = lists) {
    this.#parts = parts
    this.#rates = rates
    this.past = new TimeTravel(parts, readModels)
    this.#kinds = kindsOf(readModels)
    this.#commands = commands
    this.#startedAt = parts.ports.clock.date()
    this.#begunAt = parts.ports.clock.now()
  }

  command(asked: unknown): Promise<CommandReply> {
    return refusedByDisk(() => execute(this.#parts, asked, this.#commands))
  }

  async snapshot(): Promise<Snapshot> {
    const { projector, data } = this.#parts
    const live = this.#torrentsLive()
    return {
      ...operatorRows(this.#parts, projector.shown()),
      cursor: projector.checkpoint,
      node: { startedAt: this.#startedAt, downloads: downloadsOf(this.#parts), dataDir: data.root },
      live: this.#live(live),
      streams: live.flatMap(([, { streams }]) => streams),
      disks: await otherDisks(data.root, projector.all(torrents)),
    }
  }

  live(): Live {
    return this.#live(this.#torrentsLive())
  }

  managementLink(): ManagementLink {
    const { access, board } = this.#parts
    const { link, clientKey: key } = access
    return { link, ...(key && { key }), reachable: board.published("management") === access.host }
  }

  settings(): readonly SettingView[] {
    return settingsPage(this.#parts)
  }

  sessions(): readonly SessionView[] {
    return this.#parts.access.sessions.all()
  }

  #torrentsLive(): readonly (readonly [id: string, live: LiveTorrent])[] {
    const { projector, ports } = this.#parts
    return projector.all(torrents).flatMap(({ id }) => {
      const live = ports.exchange.live(id)
      return live ? [[id, live] as const] : []
    })
  }

  #live(all: readonly (readonly [id: string, live: LiveTorrent])[]): Live {
    const { projector, ports, board } = this.#parts
    const torrentFigures: Record<string, LiveFigures> = {}
    for (const [id, { streams: _, ...figures }] of all) torrentFigures[id] = figures
    const troubles: Record<string, string> = Object.fromEntries([...board.waits, ...board.troubles])
    for (const { id } of projector.all(torrents)) {
      const trouble = ports.exchange.trouble(id)
      if (trouble !== undefined) troubles[id] = trouble
    }
    const trackerFigures: Record<string, LiveHolding> = {}
    for (const id of ["self", ...projector.all(mirrors).map((row) => row.id)]) {
      const live = ports.trackers.live(id)
      if (live) trackerFigures[id] = live
    }
    return {
      carrier: this.#carrier(),
      torrents: torrentFigures,
      trackers: trackerFigures,
      hashing: Object.fromEntries(board.hashing),
      troubles,
      health: board.ills,
      relay: ports.relay.live(),
      credit: creditLive(this.#parts),
      rates: ratesAt(projector.get(limits, "self") ?? {}, this.#wall(ports.clock.date())),
      freeBytes: this.#freeBytes(),
    }
  }

  streams(torrent: string): readonly StreamView[] {
    return this.#parts.ports.exchange.live(torrent)?.streams ?? []
  }

  torrentFile(target: string): Promise<TorrentFile | Refusal> {
    return torrentFile(this.#parts, target)
  }

  async *changes(cursor: Seq, signal: AbortSignal): AsyncIterable<RowsMessage> {
    const changes = withPublications(this.#parts.projector.changes(cursor, signal), this.#parts, signal)
    for await (const { cursor: at, rows } of changes) yield { ...operatorRows(this.#parts, rows), cursor: at }
  }

  async history(
    table: string,
    id: string,
    before: number | undefined,
    limit: number,
  ): Promise<readonly HistoryEntry[] | undefined> {
    const kind = Object.hasOwn(this.#kinds, table) ? this.#kinds[table] : undefined
    return kind === undefined ? undefined : historyPage(this.#parts.log, kind, id, before, limit)
  }

  catalogue(asked: CatalogueAsked): Promise<CataloguePage | Refusal> {
    return readCatalogue(this.#parts, asked)
  }

  async search(asked: SearchAsked): Promise<SearchPage | Refusal> {
    const inquiry = Inquiry.of(this.#parts, asked, this.#begunAt)
    return inquiry instanceof Inquiry ? searchHere(this.#parts, inquiry, asked).page : inquiry
  }

  askOthers(asked: RemoteAsked, signal: AbortSignal): AsyncIterable<RemoteMessage> | Refusal {
    return remoteSearch(this.#parts, asked, this.#begunAt, signal)
  }

  mirrorsOf(id: string): MirrorsPage {
    return mirrorsOf(this.#parts, id)
  }

  swarm(infohash: InfoHash): SwarmPage {
    return swarmPage(this.#parts, infohash)
  }

  trust(): TrustPage {
    return trustPage(this.#parts)
  }

  trustCost(target: string, degrees: number): Promise<TrustCost | Refusal> {
    return previewDegrees(this.#parts, target, degrees)
  }

  credit(): CreditPage {
    return creditPage(this.#parts)
  }

  rates(of: string, span: RateSpan): RatesPage {
    return { ...this.#rates.series(of, span), until: this.#parts.ports.clock.date() }
  }

  logs(source: LogSource | undefined, after: number, limit: number): readonly LogLine[] {
    return this.#parts.logs.lines(source, after, limit)
  }

  onLog(listener: (line: LogLine) => void): () => void {
    return this.#parts.logs.onLine(listener)
  }

  #carrier(): CarrierView {
    const { dials, ports } = this.#parts
    const { transport } = ports
    const { state, percent, summary, reason, clockSkewSeconds, version } = transport.health()
    return {
      kind: transport.kind,
      state,
      percent,
      summary,
      reason: reason ?? null,
      clockSkewSeconds: clockSkewSeconds ?? null,
      version: version ?? null,
      onions: transport.onions?.() ?? null,
      dials: dials.figures,
    }
  }

  #freeBytes(): number {
    const now = this.#parts.ports.clock.now()
    if (now - this.#free.at > FREE_SPACE_AGE_MS) {
      this.#free = { at: now, bytes: freeBytesAt(this.#parts.data.root) }
    }
    return this.#free.bytes
  }
}
