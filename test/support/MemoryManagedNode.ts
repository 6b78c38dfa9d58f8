/**
 * A ManagedNode without a log, a disk or a network: rows in memory, a history, a feed with backfill, and refusals as
 * the real actors give them. Tests move it on by hand (`change…`, `set…`), so nothing in it waits or guesses.
 */
import { NOTHING_LEFT_OUT } from "../../src/core/leftOut.ts"
import { ratesAt } from "../../src/core/nodeLimits.ts"
import type { SessionView } from "../../src/contract/access.ts"
import type { CataloguePage, MirrorPlace, MirrorsPage, SwarmPage } from "../../src/contract/catalogue.ts"
import type { ListingsPage } from "../../src/contract/listings.ts"
import type { ManagementLink } from "../../src/contract/feed.ts"
import type { FilesPage, InspectAsked, InspectPage } from "../../src/contract/files.ts"
import type { FolderPage } from "../../src/contract/folders.ts"
import type { PiecesPage } from "../../src/contract/pieces.ts"
import type { CommandReply, ManagementCommand, Refusal } from "../../src/contract/commands.ts"
import type {
  CarrierView,
  Live,
  LiveHolding,
  LiveTorrent,
  NodeView,
  Snapshot,
  StreamView,
} from "../../src/contract/rows.ts"
import type { RemoteAsked, RemoteMessage } from "../../src/contract/remoteSearch.ts"
import type { SettingView } from "../../src/contract/settings/page.ts"
import type { SearchAsked, SearchPage } from "../../src/contract/search.ts"
import type { LogLevel, LogLine, LogSource } from "../../src/contract/logs.ts"
import type { RatesPage, RateSpan } from "../../src/contract/rates.ts"
import type { CreditLive, CreditPage, RelayLive } from "../../src/contract/relay.ts"
import type { LookAsked, LookBegun, LookReport } from "../../src/contract/traces.ts"
import type { ReachPage } from "../../src/contract/reach.ts"
import type { TrustCost, TrustLoss, TrustPage } from "../../src/contract/trust.ts"
import type { CatalogueAsked, ManagedNode, TorrentFile, WholeFile } from "../../src/api/Node.ts"
import { understand } from "../../src/app/commands/execute.ts"
import { LogBook } from "../../src/app/LogBook.ts"
import type { InfoHash } from "../../src/core/ids.ts"
import { untilAborted } from "../../src/core/wait.ts"
import { HandClock } from "./HandClock.ts"
import { anOnion, emptyCredit, freeOfCharge, idleLive, readyCarrier } from "./managedRows.ts"
import { relayOff } from "../../src/contract/relay.ts"
import { memoryFolders } from "./memoryFolders.ts"
import { memorySettings } from "./memorySettings.ts"
import { MemoryPast } from "./MemoryPast.ts"
import { performCommand } from "./memoryCommands.ts"
import { MemoryTables } from "./MemoryTables.ts"

const nothingFound: SearchPage = {
  hits: [],
  found: 0,
  capped: false,
  next: null,
  sources: 1,
  torrents: 0,
  muted: [],
  askable: { words: "", nodes: [], count: 0 },
}

const nothingSaid: Omit<LookReport, "id" | "path" | "name"> = {
  state: "done",
  error: null,
  done: 3,
  total: 3,
  bytes: 48_000,
  leftOut: NOTHING_LEFT_OUT,
  counts: {},
  findings: [],
  mustAnswer: [],
  offered: {},
  cleaning: null,
}

async function* told(
  messages: readonly (RemoteMessage | Promise<RemoteMessage>)[],
  signal: AbortSignal,
): AsyncGenerator<RemoteMessage> {
  for (const message of messages) {
    const next = await Promise.race([message, untilAborted(signal)])
    if (!next || signal.aborted) return
    yield next
  }
}

export class MemoryManagedNode extends MemoryTables implements ManagedNode {
  node: NodeView = {
    pid: process.pid,
    startedAt: this.beganAt,
    downloads: "/srv/bulbil/downloads",
    home: "/home/ana",
    dataDir: "/srv/bulbil",
  }
  readonly past = new MemoryPast(this)
  ratesPage: RatesPage = { step: 1, down: [], up: [], until: this.beganAt }
  readonly ratesAsked: [of: string, span: RateSpan][] = []
  readonly commands: ManagementCommand[] = []
  /** What was asked to be downloaded: the torrent of each link. */
  readonly links = new Map<string, string>()
  readonly filePages = new Map<string, FilesPage>()
  readonly piecePages = new Map<string, PiecesPage>()
  wholeFiles: (target: string, index: number) => WholeFile | undefined = () => undefined
  /** Links that were looked at. */
  readonly inspected: (InspectAsked & { readonly signal: AbortSignal })[] = []
  inspection: InspectPage | undefined
  /** Shares that were asked for so, and what is answered. */
  readonly reached: string[] = []
  reachAnswer: ReachPage | Refusal = { ms: 12_000 }
  /** Paths on its machine; those of folders end with a slash, and what lies above one is there as well. */
  disk: readonly string[] = []
  readonly foldersAsked: { readonly path: string; readonly files: boolean; readonly signal: AbortSignal }[] = []
  /** What the next command is answered, instead of being done. */
  refusal: { readonly code: string; readonly message: string } | null = null
  /** Commands and catalogues wait for this before they are answered. */
  gate: Promise<void> = Promise.resolve()
  freeBytes = 412_000_000_000
  carrier: CarrierView = readyCarrier
  readonly troubles: Record<string, string> = {}
  readonly health: string[] = []
  readonly trackersLive: Record<string, LiveHolding> = {}
  relayLive: RelayLive = relayOff
  creditLive: CreditLive = freeOfCharge
  creditPage: CreditPage = emptyCredit
  trustPage: TrustPage = {
    far: [],
    beyond: [],
    octets: 0,
    most: 268_435_456,
    limits: { nodes: 500, entries: 50_000, memory: 1_900_000_000 },
  }
  cost: TrustCost = { nodes: 2, exact: true, entries: 4_000, octets: 2_400_000, memory: 32_768, minutes: 1 }
  /** By the setting's name. */
  readonly chosen = new Map<string, unknown>()
  /** The same, as it was when the node began. */
  held: ReadonlyMap<string, unknown> = new Map()
  signedIn: readonly SessionView[] = []
  way: { readonly token: string; readonly key?: string } = { token: `${"T".repeat(42)}k` }
  /** Keys of relays on other machines. */
  readonly trustedRelays = new Set<string>()
  readonly torrentFiles = new Map<string, Uint8Array>()
  /** By address: whole, as if nobody had asked for words or a part. */
  readonly catalogues = new Map<string, CataloguePage>()
  searchPage: SearchPage | Refusal = nothingFound
  readonly searchesAsked: SearchAsked[] = []
  /** What is told of a question to others, each after the one before; a promise is waited for. */
  remoteMessages: readonly (RemoteMessage | Promise<RemoteMessage>)[] = []
  remoteRefusal: Refusal | null = null
  readonly othersAsked: { readonly asked: RemoteAsked; readonly signal: AbortSignal }[] = []
  readonly cataloguesAsked: CatalogueAsked[] = []
  /** By `self` or a mirror's id, and by infohash. */
  readonly places = new Map<string, readonly MirrorPlace[]>()
  readonly swarms = new Map<string, SwarmPage>()
  listing: ListingsPage = { trackers: [], lists: {} }
  readonly #live = new Map<string, LiveTorrent>()
  readonly #hashing: Record<string, { hashedBytes: number; totalBytes: number }> = {}
  readonly #book = new LogBook(new HandClock())
  #ids = 0

  /** What the next looks find. */
  lookReport: Partial<LookReport> = {}
  readonly looksAsked: LookAsked[] = []
  readonly #looks = new Map<string, LookReport>()

  async beginLook(asked: LookAsked): Promise<LookBegun | Refusal> {
    this.looksAsked.push(asked)
    if (this.refusal) return { ok: false, ...this.refusal }
    const id = this.freshId()
    this.#looks.set(id, { ...nothingSaid, id, path: asked.path, name: asked.path, ...this.lookReport })
    return { ok: true, id }
  }

  look(id: string): LookReport | undefined {
    return this.#looks.get(id)
  }

  /** As a node that was started again. */
  forgetLooks(): void {
    this.#looks.clear()
  }

  get openLooks(): number {
    return this.#looks.size
  }

  endLook(id: string): boolean {
    return this.#looks.delete(id)
  }

  freshId(): string {
    return (++this.#ids).toString(16).padStart(32, "e")
  }

  setLive(id: string, live: Partial<LiveTorrent>): void {
    const before = this.#live.get(id) ?? idleLive
    const streams = live.streams ?? before.streams
    const openStreams = streams.filter(({ state }) => state === "open").length
    const underWay = streams.some(({ direction, inFlight }) => direction === "out" && inFlight > 0)
    this.#live.set(id, {
      ...before,
      callers: streams.filter(({ direction }) => direction === "in").length,
      openStreams,
      underWay,
      ...live,
      streams,
    })
  }

  setHashing(share: string, hashedBytes: number, totalBytes: number): void {
    this.#hashing[share] = { hashedBytes, totalBytes }
  }

  live(): Live {
    const { carrier, freeBytes } = this
    return {
      carrier,
      torrents: Object.fromEntries([...this.#live].map(([id, { streams: _, ...figures }]) => [id, figures])),
      hashing: { ...this.#hashing },
      trackers: { ...this.trackersLive },
      troubles: { ...this.troubles },
      health: [...this.health],
      relay: this.relayLive,
      credit: this.creditLive,
      rates: ratesAt(this.row("limits", "self") ?? {}, { day: 1, minute: 540 }),
      freeBytes,
    }
  }

  async snapshot(): Promise<Snapshot> {
    const rows = this.rowsSince(-1)
    const streams = [...this.#live.values()].flatMap((live) => live.streams)
    return {
      ...rows,
      shares: rows.shares.filter(({ mode }) => mode !== "stopped"),
      cursor: this.cursor,
      node: this.node,
      live: this.live(),
      streams,
      disks: [],
    }
  }

  managementLink(): ManagementLink {
    const { token, key } = this.way
    return { link: `http://${anOnion}/management/${token}`, ...(key && { key }), reachable: true }
  }

  settings(): readonly SettingView[] {
    return memorySettings(this.chosen, this.held)
  }

  sessions(): readonly SessionView[] {
    return this.signedIn
  }

  streams(torrent: string): readonly StreamView[] {
    return this.#live.get(torrent)?.streams ?? []
  }

  async command(asked: unknown): Promise<CommandReply> {
    const understood = understand(asked)
    if ("ok" in understood) return understood
    const command = understood.given as ManagementCommand
    this.commands.push(command)
    await this.gate
    return this.refusal ? { ok: false, ...this.refusal } : performCommand(this, command)
  }

  async torrentFile(target: string): Promise<TorrentFile | Refusal> {
    const row = this.rowsSince(-1).torrents.find(({ id }) => id.startsWith(target))
    const bytes = row && this.torrentFiles.get(row.id)
    return bytes
      ? { name: row.name, bytes }
      : { ok: false, code: "no-metadata", message: "the metadata have not been fetched" }
  }

  async catalogue(asked: CatalogueAsked): Promise<CataloguePage | Refusal> {
    this.cataloguesAsked.push(asked)
    await this.gate
    const whole = this.catalogues.get(asked.address)
    if (!whole)
      return {
        ok: false,
        code: "F0",
        message: "Nobody answers at this address: it is offline, or was never published. Try again later.",
      }
    const found = whole.entries.filter(
      ({ seq, title }) => seq > asked.after && title.toLowerCase().includes(asked.words.toLowerCase()),
    )
    const entries = found.slice(0, asked.limit)
    return { ...whole, entries, next: found.length > entries.length ? entries.at(-1)!.seq : null }
  }

  async search(asked: SearchAsked): Promise<SearchPage | Refusal> {
    this.searchesAsked.push(asked)
    await this.gate
    return this.searchPage
  }

  askOthers(asked: RemoteAsked, signal: AbortSignal): AsyncIterable<RemoteMessage> | Refusal {
    this.othersAsked.push({ asked, signal })
    return this.remoteRefusal ?? told(this.remoteMessages, signal)
  }

  mirrorsOf(id: string): MirrorsPage {
    return { mirrors: this.places.get(id) ?? [] }
  }

  addLog(source: LogSource, text: string, level: LogLevel = "notice"): void {
    this.#book.add(source, level, text)
  }

  logs(source: LogSource | undefined, after: number, limit: number): readonly LogLine[] {
    return this.#book.lines(source, after, limit)
  }

  onLog(listener: (line: LogLine) => void): () => void {
    return this.#book.onLine(listener)
  }

  trust(): TrustPage {
    return this.trustPage
  }

  async trustCost(): Promise<TrustCost> {
    return this.cost
  }

  /** Of whom it alone leads to, and nobody behind these. */
  trustLoss(target: string): TrustLoss {
    const row = this.rowsSince(-1).trusted.find(({ id }) => id.startsWith(target))
    const { far } = this.trustPage
    return { far: far.filter(({ via }) => via.every((by) => by === row?.address)).map(({ address }) => address) }
  }

  credit(): CreditPage {
    return this.creditPage
  }

  rates(of: string, span: RateSpan): RatesPage {
    this.ratesAsked.push([of, span])
    return this.ratesPage
  }

  async files(target: string): Promise<FilesPage | Refusal> {
    await this.gate
    const found = [...this.filePages.values()].find(({ id }) => id.startsWith(target))
    return (
      found ?? {
        ok: false,
        code: "no-such-torrent",
        message: `there is no torrent ${target}; \`bulbil status\` lists them`,
      }
    )
  }

  async pieces(target: string): Promise<PiecesPage | Refusal> {
    const found = [...this.piecePages].find(([id]) => id.startsWith(target))
    const row = this.rowsSince(-1).torrents.find(({ id }) => id.startsWith(target))
    if (found) return found[1]
    if (!row || row.pieces === 0) return { ok: false, code: "no-metadata", message: "its pieces are not known yet" }
    const { pieces, verifiedPieces, bytes } = row
    return {
      pieces,
      pieceLength: Math.ceil(bytes / pieces),
      verified: [verifiedPieces, pieces - verifiedPieces],
      wanted: [pieces],
      underWay: [],
      copies: [],
    }
  }

  async wholeFile(target: string, index: number): Promise<WholeFile | Refusal> {
    return (await this.wholeFiles(target, index)) ?? { ok: false, code: "not-allowed", message: "it is not allowed" }
  }

  async inspect(asked: InspectAsked, signal: AbortSignal): Promise<InspectPage | Refusal> {
    this.inspected.push({ ...asked, signal })
    await Promise.race([this.gate, untilAborted(signal)])
    return this.inspection ?? { ok: false, code: "unreachable", message: "it could not be looked at" }
  }

  async reach(target: string, signal: AbortSignal): Promise<ReachPage | Refusal> {
    this.reached.push(target)
    await Promise.race([this.gate, untilAborted(signal)])
    return this.reachAnswer
  }

  async folders(path: string, files: boolean, signal: AbortSignal): Promise<FolderPage | Refusal> {
    this.foldersAsked.push({ path, files, signal })
    await Promise.race([this.gate, untilAborted(signal)])
    return memoryFolders(this.disk, this.freeBytes, path, files)
  }

  async listings(): Promise<ListingsPage> {
    return this.listing
  }

  swarm(infohash: InfoHash): SwarmPage {
    return this.swarms.get(infohash) ?? { infohash, peers: [], trackers: [] }
  }
}
