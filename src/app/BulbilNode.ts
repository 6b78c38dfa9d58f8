/**
 * The running node as its management sees it: commands in, rows, history and live figures out. Owns no state of its
 * own.
 */
import type { CatalogueAsked, ManagedNode, TorrentFile, WholeFile } from "../api/Node.ts"
import type { SessionView } from "../contract/access.ts"
import type { CataloguePage, MirrorsPage, SwarmPage } from "../contract/catalogue.ts"
import type { ListingsPage } from "../contract/listings.ts"
import type { CommandReply, Refusal } from "../contract/commands.ts"
import type { ManagementLink, RowsMessage } from "../contract/feed.ts"
import type { RatesPage, RateSpan } from "../contract/rates.ts"
import type { FilesPage, InspectAsked, InspectPage } from "../contract/files.ts"
import type { FolderPage } from "../contract/folders.ts"
import type { PiecesPage } from "../contract/pieces.ts"
import type { CreditPage } from "../contract/relay.ts"
import type { SettingView } from "../contract/settings/page.ts"
import type { RemoteAsked, RemoteMessage } from "../contract/remoteSearch.ts"
import type { SearchAsked, SearchPage } from "../contract/search.ts"
import type { LogLine, LogSource } from "../contract/logs.ts"
import type { LookAsked, LookBegun, LookReport } from "../contract/traces.ts"
import type { ReachPage } from "../contract/reach.ts"
import type { TrustCost, TrustLoss, TrustPage } from "../contract/trust.ts"
import type { HistoryEntry, Live, Snapshot, StreamView } from "../contract/rows.ts"
import type { InfoHash, Millis, Seq } from "../core/ids.ts"
import { readCatalogue } from "./catalogue.ts"
import { execute } from "./commands/execute.ts"
import { beginLook } from "./looks/beginLook.ts"
import { lossOf, previewDegrees } from "./commands/trust.ts"
import { refusedByDisk } from "./diskRefusal.ts"
import { filesPage } from "./filesPage.ts"
import { FolderPages } from "./FolderPages.ts"
import { inspectLink } from "./inspectLink.ts"
import { piecesPage } from "./piecesPage.ts"
import { reachShare } from "./reachShare.ts"
import { kindsOf } from "../projections/registry.ts"
import { type Lists, lists } from "./lists.ts"
import { homeFolder } from "../storage/givenPath.ts"
import { operatorRows } from "./operatorRows.ts"
import { creditPage } from "./relayAndCredit.ts"
import { otherDisks } from "./otherDisks.ts"
import { historyPage } from "./history.ts"
import { Inquiry } from "./search/Inquiry.ts"
import { remoteSearch } from "./search/remoteSearch.ts"
import { searchHere } from "./search/searchPage.ts"
import { downloadsOf } from "./settings/folders.ts"
import { settingsPage } from "./settings/choose.ts"
import { listings } from "./listings.ts"
import { mirrorsOf, swarmPage } from "./swarmPage.ts"
import type { NodeParts } from "./NodeParts.ts"
import { LiveFigures } from "./LiveFigures.ts"
import type { RateHistory } from "./RateHistory.ts"
import { TimeTravel } from "./timeTravel/TimeTravel.ts"
import { torrentFile } from "./torrentFile.ts"
import { WholeFiles } from "./WholeFiles.ts"
import { trustPage } from "./trustPage.ts"
import { withPublications } from "./withPublications.ts"
import { torrents } from "../projections/torrents.ts"

export class BulbilNode implements ManagedNode {
  readonly #parts: NodeParts
  readonly #kinds: Readonly<Record<string, string>>
  readonly #commands: Lists["commands"]
  readonly #rates: RateHistory
  readonly #startedAt: Millis
  readonly #begunAt: number
  readonly #live: LiveFigures
  readonly past: TimeTravel
  readonly #wholeFiles: WholeFiles
  readonly #folders: FolderPages

  constructor(parts: NodeParts, rates: RateHistory, { readModels, commands }: Lists = lists) {
    this.#parts = parts
    this.#rates = rates
    this.#live = new LiveFigures(parts)
    this.past = new TimeTravel(parts, readModels)
    this.#wholeFiles = new WholeFiles(parts)
    this.#folders = new FolderPages(parts.data)
    this.#kinds = kindsOf(readModels)
    this.#commands = commands
    this.#startedAt = parts.ports.clock.date()
    this.#begunAt = parts.ports.clock.now()
  }

  command(asked: unknown): Promise<CommandReply> {
    return refusedByDisk(() => execute(this.#parts, asked, this.#commands))
  }

  async beginLook(asked: LookAsked): Promise<LookBegun | Refusal> {
    return beginLook(this.#parts, asked)
  }

  look(id: string): LookReport | undefined {
    return this.#parts.looks.report(id)
  }

  endLook(id: string): boolean {
    return this.#parts.looks.forget(id)
  }

  async snapshot(): Promise<Snapshot> {
    const { projector, data } = this.#parts
    const live = this.#live.torrents()
    return {
      ...operatorRows(this.#parts, projector.shown()),
      cursor: projector.checkpoint,
      node: {
        pid: process.pid,
        startedAt: this.#startedAt,
        downloads: downloadsOf(this.#parts),
        dataDir: data.root,
        home: homeFolder() ?? null,
      },
      live: this.#live.all(live),
      streams: live.flatMap(([, { streams }]) => streams),
      disks: await otherDisks(data.root, projector.all(torrents)),
    }
  }

  live(): Live {
    return this.#live.all()
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

  streams(torrent: string): readonly StreamView[] {
    return this.#parts.ports.exchange.live(torrent)?.streams ?? []
  }

  wholeFile(target: string, index: number): Promise<WholeFile | Refusal> {
    return this.#wholeFiles.open(target, index)
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

  files(target: string): Promise<FilesPage | Refusal> {
    return filesPage(this.#parts, target)
  }

  pieces(target: string): Promise<PiecesPage | Refusal> {
    return piecesPage(this.#parts, target)
  }

  inspect(asked: InspectAsked, signal: AbortSignal): Promise<InspectPage | Refusal> {
    return inspectLink(this.#parts, asked, signal)
  }

  reach(target: string, signal: AbortSignal): Promise<ReachPage | Refusal> {
    return reachShare(this.#parts, target, signal)
  }

  folders(path: string, files: boolean, signal: AbortSignal): Promise<FolderPage | Refusal> {
    return this.#folders.page(path, files, signal)
  }

  mirrorsOf(id: string): MirrorsPage {
    return mirrorsOf(this.#parts, id)
  }

  swarm(infohash: InfoHash): SwarmPage {
    return swarmPage(this.#parts, infohash)
  }

  listings(): Promise<ListingsPage> {
    return listings(this.#parts)
  }

  trust(): TrustPage {
    return trustPage(this.#parts)
  }

  trustCost(target: string, degrees: number): Promise<TrustCost | Refusal> {
    return previewDegrees(this.#parts, target, degrees)
  }

  trustLoss(target: string): TrustLoss | Refusal {
    return lossOf(this.#parts, target)
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
}
