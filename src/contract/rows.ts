/**
 * What the management API shows: plain rows, the same for the web UI, the CLI and `--json`. Imports pure types alone.
 */
import type { DialFigures } from "../core/DialTimes.ts"
import type { Millis, Seq } from "../core/ids.ts"
import type { RatesInForce } from "../core/nodeLimits.ts"
import type {
  SwarmFigures as LiveFigures,
  SwarmLive as LiveTorrent,
  SwarmStream as StreamView,
} from "../exchange/SwarmLive.ts"
import type { MirrorRow } from "../projections/mirrors.ts"
import type { ShownRows } from "../projections/registry.ts"
import type { ShareRow } from "../projections/shares.ts"
import type { TrackerRow } from "../projections/trackers.ts"
import type { TrustedRow } from "../projections/trusted.ts"
import type { LiveHolding } from "../tracker/Trackers.ts"
import type { OnionFigures } from "../transport/Transport.ts"
import type { CreditLive, RelayLive } from "./relay.ts"

export type { MirrorMode, MirrorRow } from "../projections/mirrors.ts"
export type { NodeWord, OfferedRelease, ReleaseRow } from "../projections/releases.ts"
export type { LimitsRow } from "../projections/limits.ts"
export type { ShareRow, Visibility } from "../projections/shares.ts"
export type { TorrentMode, TorrentRow } from "../projections/torrents.ts"
export type { TrackerRow } from "../projections/trackers.ts"
export type { TrustedMode, TrustedRow } from "../projections/trusted.ts"

/** A share's row with its links, which live in the vault and are joined only on the way to the operator. */
export interface ShareView extends Omit<ShareRow, "recipients"> {
  /** For whoever it is given to: with the common key, where there are keys. Null where there is none, or not yet. */
  readonly link: string | null
  /** All keys. */
  readonly recipients: readonly RecipientView[]
}

export interface RecipientView {
  readonly id: string
  /** As the operator calls whom the key was made for; null of the common key, which is for whoever has the link. */
  readonly name: string | null
  /** Null until the onion takes its key. */
  readonly link: string | null
}

export interface TrackerView extends TrackerRow {
  /** Its onion: the node's only identifier. Null until it is published. */
  readonly address: string | null
}

/** A mirror's row with its addresses, which live in the vault and are joined only on the way to the operator. */
export interface MirrorView extends MirrorRow {
  /** The own onion of this copy, which can be mirrored in turn; null until it is published. */
  readonly address: string | null
  /** The origin's onion; null until it is known whose tracker it is. */
  readonly tracker: string | null
  readonly pasted: string | null
}

/** A trusted node's row with what lies in the vault: which node it is, and what it is called here. */
export interface TrustedView extends TrustedRow {
  /** Of its tracker, by which everybody knows it; null when it is lost. */
  readonly address: string | null
  /** Given by the operator, and told to nobody. */
  readonly name: string | null
  /** Where else it may be read. */
  readonly at: string | null
  /** The tracker that the pasted address turned out to be a mirror of. */
  readonly meant: string | null
}

export interface CarrierView {
  readonly kind: string
  readonly state: "starting" | "bootstrapping" | "ready" | "restarting" | "failed" | "closed"
  readonly percent: number
  readonly summary: string
  readonly reason: string | null
  readonly clockSkewSeconds: number | null
  readonly version: string | null
  /** Null where onions cost the carrier nothing. */
  readonly onions: OnionFigures | null
  /** How long this node's last dials took that succeeded. */
  readonly dials: DialFigures
}

/** Volatile figures: of a torrent, the same with each of its streams, and of a tracker that is held here. */
export type { LiveFigures, LiveHolding, LiveTorrent, StreamView }

export interface Live {
  readonly carrier: CarrierView
  readonly torrents: Readonly<Record<string, LiveFigures>>
  /** Shares being hashed, and torrents whose data are being moved: octets done and in all. */
  readonly hashing: Readonly<Record<string, { readonly hashedBytes: number; readonly totalBytes: number }>>
  /** The own tracker as `self`, mirrors by id. */
  readonly trackers: Readonly<Record<string, LiveHolding>>
  /** What a torrent or mirror cannot get past at the moment (its source does not answer, …), in words for people. */
  readonly troubles: Readonly<Record<string, string>>
  /** What is wrong with the node as a whole or with its own files, in words for people: nothing, mostly. */
  readonly health: readonly string[]
  readonly relay: RelayLive
  readonly credit: CreditLive
  /** Rates that hold over all torrents now, and why. */
  readonly rates: RatesInForce
  /** Octets free where downloads go by default. */
  readonly freeBytes: number
}

export interface NodeView {
  /** Of its process, on its own machine. */
  readonly pid: number
  readonly startedAt: Millis
  readonly downloads: string
  readonly dataDir: string
  /** Of who runs it; null where that is not known. */
  readonly home: string | null
}

/** What is joined to rows on the way to the operator. */
interface Joined {
  readonly shares: readonly ShareView[]
  readonly trackers: readonly TrackerView[]
  readonly mirrors: readonly MirrorView[]
  readonly trusted: readonly TrustedView[]
}

/**
 * The rows of each table. An actor that has ended is in no list; in the feed its row comes once more, with the mode
 * that says so.
 */
export interface Rows extends Omit<ShownRows, keyof Joined>, Joined {}
export type TableName = keyof Rows

export interface Snapshot extends Rows {
  /** The log position that the rows reflect; hand it to the feed to go on from here. */
  readonly cursor: Seq
  readonly node: NodeView
  readonly live: Live
  /** Where unfinished downloads go, and what is free there: each disk other than that of the data folder. */
  readonly disks: readonly DiskView[]
  /** Of all torrents. */
  readonly streams: readonly StreamView[]
}

export interface DiskView {
  readonly folder: string
  readonly freeBytes: number
}

/** One line of a torrent's or share's history. */
export interface HistoryEntry {
  readonly seq: Seq
  readonly at: Millis
  readonly version: number
  readonly type: string
  readonly event: Readonly<Record<string, unknown>>
}
