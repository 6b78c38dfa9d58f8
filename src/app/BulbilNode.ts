/**
 * The running node as its management sees it: commands in, rows, history and live figures out. Owns no state of its
 * own.
 */
import { statfsSync } from "node:fs"
import type { CatalogueAsked, ManagedNode } from "../api/Node.ts"
import type { CataloguePage, MirrorsPage, SwarmPage } from "../contract/catalogue.ts"
import type { CommandReply, ManagementCommand, Refusal } from "../contract/commands.ts"
import type { HistoryStream, RowsMessage } from "../contract/feed.ts"
import type { CreditPage } from "../contract/relay.ts"
import type { LogLine, LogSource } from "../contract/logs.ts"
import type {
  CarrierView,
  HistoryEntry,
  Live,
  LiveFigures,
  LiveHolding,
  LiveTorrent,
  MirrorRow,
  MirrorView,
  ShareRow,
  ShareView,
  Snapshot,
  StreamView,
  TrackerRow,
  TrackerView,
} from "../contract/rows.ts"
import { type InfoHash, type Millis, type OnionAddress, type SecretRef, type Seq, Token } from "../core/ids.ts"
import { onionAddress } from "../core/onionAddress.ts"
import { formatShareLink } from "../core/shareLink.ts"
import { readCatalogue } from "./catalogue.ts"
import { execute } from "./commands/execute.ts"
import { refusedByDisk } from "./diskRefusal.ts"
import { creditLive, creditPage } from "./relayAndCredit.ts"
import { otherDisks } from "./otherDisks.ts"
import { historyPage } from "./history.ts"
import { mirrorPlace } from "./holdings.ts"
import { mirrorsOf, swarmPage } from "./swarmPage.ts"
import { managementLink } from "./management.ts"
import type { NodeParts } from "./NodeParts.ts"
import { withPublications } from "./withPublications.ts"

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
  readonly #stop: () => void
  readonly #startedAt: Millis
  #free = { at: 0, bytes: 0 }

  constructor(parts: NodeParts, stop: () => void) {
    this.#parts = parts
    this.#stop = stop
    this.#startedAt = parts.ports.clock.date()
  }

  command(command: ManagementCommand): Promise<CommandReply> {
    return refusedByDisk(() => execute(this.#parts, command, this.#stop))
  }

  async snapshot(): Promise<Snapshot> {
    const { projector, data } = this.#parts
    const torrents = this.#torrentsLive()
    return {
      cursor: projector.checkpoint,
      node: { startedAt: this.#startedAt, downloads: data.downloads, dataDir: data.root },
      shares: projector
        .shares()
        .filter(({ mode }) => mode !== "stopped")
        .map((row) => this.#withLink(row)),
      torrents: projector.torrents(),
      trackers: projector.trackers().map((row) => this.#tracker(row)),
      mirrors: projector.mirrors().map((row) => this.#mirror(row)),
      relays: projector.relays(),
      credits: projector.credits(),
      live: this.#live(torrents),
      streams: torrents.flatMap(([, { streams }]) => streams),
      disks: await otherDisks(data.root, projector.torrents()),
    }
  }

  live(): Live {
    return this.#live(this.#torrentsLive())
  }

  managementLink(): string {
    return managementLink(this.#parts.ports.vault)
  }

  #torrentsLive(): readonly (readonly [id: string, live: LiveTorrent])[] {
    const { projector, ports } = this.#parts
    return projector.torrents().flatMap(({ id }) => {
      const live = ports.exchange.live(id)
      return live ? [[id, live] as const] : []
    })
  }

  #live(all: readonly (readonly [id: string, live: LiveTorrent])[]): Live {
    const { projector, ports, board } = this.#parts
    const torrents: Record<string, LiveFigures> = {}
    for (const [id, { streams: _, ...figures }] of all) torrents[id] = figures
    const troubles: Record<string, string> = Object.fromEntries(board.troubles)
    for (const { id } of projector.torrents()) {
      const trouble = ports.exchange.trouble(id)
      if (trouble !== undefined) troubles[id] = trouble
    }
    const trackers: Record<string, LiveHolding> = {}
    for (const id of ["self", ...projector.mirrors().map((row) => row.id)]) {
      const live = ports.trackers.live(id)
      if (live) trackers[id] = live
    }
    return {
      carrier: this.#carrier(),
      torrents,
      trackers,
      hashing: Object.fromEntries(board.hashing),
      troubles,
      health: board.ills,
      relay: ports.relay.live(),
      credit: creditLive(this.#parts),
      freeBytes: this.#freeBytes(),
    }
  }

  streams(torrent: string): readonly StreamView[] {
    return this.#parts.ports.exchange.live(torrent)?.streams ?? []
  }

  async *changes(cursor: Seq, signal: AbortSignal): AsyncIterable<RowsMessage> {
    const rows = this.#parts.projector.changes(cursor, signal)
    for await (const { cursor: at, shares, torrents, trackers, mirrors, relays, credits } of withPublications(
      rows,
      this.#parts,
      signal,
    )) {
      yield {
        cursor: at,
        torrents,
        relays,
        credits,
        shares: shares.map((row) => this.#withLink(row)),
        trackers: trackers.map((row) => this.#tracker(row)),
        mirrors: mirrors.map((row) => this.#mirror(row)),
      }
    }
  }

  history(
    stream: HistoryStream,
    id: string,
    before: number | undefined,
    limit: number,
  ): Promise<readonly HistoryEntry[]> {
    return historyPage(this.#parts.log, stream, id, before, limit)
  }

  catalogue(asked: CatalogueAsked): Promise<CataloguePage | Refusal> {
    return readCatalogue(this.#parts, asked)
  }

  mirrorsOf(id: string): MirrorsPage {
    return mirrorsOf(this.#parts, id)
  }

  swarm(infohash: InfoHash): SwarmPage {
    return swarmPage(this.#parts, infohash)
  }

  credit(): CreditPage {
    return creditPage(this.#parts)
  }

  logs(source: LogSource | undefined, after: number, limit: number): readonly LogLine[] {
    return this.#parts.logs.lines(source, after, limit)
  }

  onLog(listener: (line: LogLine) => void): () => void {
    return this.#parts.logs.onLine(listener)
  }

  #tracker(row: TrackerRow): TrackerView {
    return { ...row, address: this.#parts.board.published("tracker") ?? null }
  }

  #mirror(row: MirrorRow): MirrorView {
    const place = mirrorPlace(this.#parts.ports.vault, row.id)
    return {
      ...row,
      address: this.#parts.board.published(row.id) ?? null,
      tracker: place?.tracker === undefined ? null : onionAddress(Buffer.from(place.tracker, "hex")),
      pasted: place?.pasted ?? null,
    }
  }

  #withLink(row: ShareRow): ShareView {
    const address = this.#parts.board.published(row.id)
    const token = this.#parts.ports.vault.get(`share-${row.id}` as SecretRef)?.token
    const link =
      row.mode === "active" && address && token
        ? formatShareLink({ onion: address as OnionAddress, token: Token(token), visibility: row.visibility })
        : null
    return { ...row, link }
  }

  #carrier(): CarrierView {
    const { transport } = this.#parts.ports
    const { state, percent, summary, reason, clockSkewSeconds, version } = transport.health()
    return {
      kind: transport.kind,
      state,
      percent,
      summary,
      reason: reason ?? null,
      clockSkewSeconds: clockSkewSeconds ?? null,
      version: version ?? null,
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
