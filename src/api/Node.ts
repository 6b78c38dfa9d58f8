/**
 * What the management API needs of the node it manages; app/ provides it. Owns the words only: routes turn HTTP into
 * these calls, and nothing behind them knows of HTTP.
 */
import type { InfoHash, Seq } from "../core/ids.ts"
import type { SessionView } from "../contract/access.ts"
import type { CommandReply, Refusal } from "../contract/commands.ts"
import type { CataloguePage, MirrorsPage, SwarmPage } from "../contract/catalogue.ts"
import type { ListingsPage } from "../contract/listings.ts"
import type { ManagementLink, RowsMessage } from "../contract/feed.ts"
import type { FilesPage, InspectAsked, InspectPage } from "../contract/files.ts"
import type { FolderPage } from "../contract/folders.ts"
import type { PiecesPage } from "../contract/pieces.ts"
import type { RemoteAsked, RemoteMessage } from "../contract/remoteSearch.ts"
import type { SearchAsked, SearchPage } from "../contract/search.ts"
import type { LogLine, LogSource } from "../contract/logs.ts"
import type { SettingView } from "../contract/settings/page.ts"
import type { RatesPage, RateSpan } from "../contract/rates.ts"
import type { CreditPage } from "../contract/relay.ts"
import type {
  ActivityAsked,
  ActivityIndex,
  ActivityPage,
  HistoryIndex,
  ModesPage,
  NodeAt,
  StateAt,
} from "../contract/timeTravel.ts"
import type { LookAsked, LookBegun, LookReport } from "../contract/traces.ts"
import type { ReachPage } from "../contract/reach.ts"
import type { TrustCost, TrustLoss, TrustPage } from "../contract/trust.ts"
import type { HistoryEntry, Live, Snapshot, StreamView } from "../contract/rows.ts"

export interface CatalogueAsked {
  readonly address: string
  /** Only those whose title holds them. */
  readonly words: string
  readonly after: number
  readonly limit: number
}

export interface TorrentFile {
  /** The torrent's own name, which is a file's name on any system. */
  readonly name: string
  readonly bytes: Uint8Array
}

/** What was. Undefined where there is no such table, or no such actor. */
export interface Past {
  index(table: string, id: string): Promise<HistoryIndex | undefined>
  modes(table: string, id: string): Promise<ModesPage | undefined>
  state(table: string, id: string, version: number): Promise<StateAt | Refusal | undefined>
  node(seq: number): Promise<NodeAt | Refusal>
  activity(asked: ActivityAsked): Promise<ActivityPage>
  activityIndex(): Promise<ActivityIndex>
}

/** A file whose octets are all verified. Whoever got it closes it. */
export interface WholeFile {
  /** A stranger's word. */
  readonly name: string
  readonly bytes: number
  /** As HTTP has it: another for another content. */
  readonly etag: string
  /** The octets from `from` to before `end`, as they are asked for; ends with an error where the file has changed. */
  read(from: number, end: number): Promise<AsyncIterable<Uint8Array> | Refusal>
  close(): Promise<void>
}

export interface ManagedNode {
  readonly past: Past
  /**
   * Reads a ManagementCommand strictly, and does it. Resolves when its events are committed and the projections have
   * passed them.
   */
  command(asked: unknown): Promise<CommandReply>
  /** Begins to look at what files say about whoever shares them. */
  beginLook(asked: LookAsked): Promise<LookBegun | Refusal>
  /** What a look has found so far; undefined for one that is not there any more. */
  look(id: string): LookReport | undefined
  /** Ends it, and forgets what was found. */
  endLook(id: string): boolean
  snapshot(): Promise<Snapshot>
  live(): Live
  managementLink(): ManagementLink
  /** The .torrent of one that an id or the beginning of it names (BEP 52). */
  torrentFile(target: string): Promise<TorrentFile | Refusal>
  settings(): readonly SettingView[]
  /** Who is signed in at the management onion; the one that was of use last comes first. */
  sessions(): readonly SessionView[]
  /** Those of one torrent; none for one that is not there. */
  streams(torrent: string): readonly StreamView[]
  /**
   * Rows changed after `cursor`, first those already there, then as they come; ends on abort. A reader that does not
   * keep up gets the rows as they are by then, not each step. Also yields a share whose link got ready, with the cursor
   * as it is.
   */
  changes(cursor: Seq, signal: AbortSignal): AsyncIterable<RowsMessage>
  /**
   * Entries with `seq < before` (all when undefined), newest first; none for an id that is not there, undefined where
   * there is no such table.
   */
  history(
    table: string,
    id: string,
    before: number | undefined,
    limit: number,
  ): Promise<readonly HistoryEntry[] | undefined>
  /** Of a tracker held here, else read from others, checked, and not kept. */
  catalogue(asked: CatalogueAsked): Promise<CataloguePage | Refusal>
  /** In the catalogues that this node has words of. */
  search(asked: SearchAsked): Promise<SearchPage | Refusal>
  /** What is here, then what each node that was named answers; they read the words. Ends on abort. */
  askOthers(asked: RemoteAsked, signal: AbortSignal): AsyncIterable<RemoteMessage> | Refusal
  /** @param target the torrent's id or infohash, or the beginning of either. */
  files(target: string): Promise<FilesPage | Refusal>
  /** Of the same torrents. */
  pieces(target: string): Promise<PiecesPage | Refusal>
  /** @param index in the torrent's order, from 0. */
  wholeFile(target: string, index: number): Promise<WholeFile | Refusal>
  /** Asks whoever serves the link for the metadata, and adds nothing. Ends on abort. */
  inspect(asked: InspectAsked, signal: AbortSignal): Promise<InspectPage | Refusal>
  /** Whether a share of this node is reached as others reach it. Ends on abort. */
  reach(target: string, signal: AbortSignal): Promise<ReachPage | Refusal>
  /** What a path on this machine can go on with; ends on abort. @param files these as well as folders. */
  folders(path: string, files: boolean, signal: AbortSignal): Promise<FolderPage | Refusal>
  mirrorsOf(id: string): MirrorsPage
  swarm(infohash: InfoHash): SwarmPage
  /** Of the torrents of this node: which catalogues that are here list them. */
  listings(): Promise<ListingsPage>
  trust(): TrustPage
  /** What reaching so far through a trusted node would cost; asks that node for its list, and nobody else. */
  trustCost(target: string, degrees: number): Promise<TrustCost | Refusal>
  /** Who is reached no more when it is trusted no more. */
  trustLoss(target: string): TrustLoss | Refusal
  credit(): CreditPage
  /** @param of a torrent's id, or `self` for the whole node. */
  rates(of: string, span: RateSpan): RatesPage
  /** Lines that are kept, with an id above `after`, oldest first; the newest `limit` of them. */
  logs(source: LogSource | undefined, after: number, limit: number): readonly LogLine[]
  /** Called with each new line; returns the unsubscriber. */
  onLog(listener: (line: LogLine) => void): () => void
}
