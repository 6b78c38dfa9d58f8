/**
 * What the management API shows: plain rows, the same for the web UI, the CLI and `--json`. Imports pure types alone.
 */
import type { InfoHash, Millis, Seq } from "../core/ids.ts"
import type { LeftOut } from "../core/leftOut.ts"
import type { CreditLive, CreditRow, RelayLive, RelayRow } from "./relay.ts"

export type TorrentMode =
  | "mirroring-metadata"
  | "checking"
  | "downloading"
  | "waiting-for-credit"
  | "seeding"
  | "paused"
  | "missing-files"
  | "error"
  | "removing"
  | "removed"

export interface TorrentRow {
  readonly id: string
  readonly infohash: InfoHash | null
  readonly title: string
  readonly name: string
  readonly path: string
  readonly bytes: number
  readonly verifiedBytes: number
  readonly pieces: number
  readonly verifiedPieces: number
  readonly files: number
  readonly mode: TorrentMode
  readonly origin: "share" | "download"
  readonly error: { readonly code: string; readonly message: string } | null
  readonly missing: readonly string[]
  readonly addedAt: Millis
  readonly completedAt: Millis | null
}

export type ShareMode = "hashing" | "active" | "stopped" | "failed"
export type Visibility = "private" | "public"

export interface ShareRow {
  readonly id: string
  readonly torrent: string | null
  readonly infohash: InfoHash | null
  readonly visibility: Visibility
  /** Of a public share: the torrent of the private one that it was made from. */
  readonly publicOf: string | null
  readonly title: string
  /** Where its data are: as it was asked for, or where its torrent was located since. */
  readonly path: string
  readonly bytes: number
  readonly files: number
  /** Null until it is hashed; and of shares that were hashed before this was kept. */
  readonly leftOut: LeftOut | null
  readonly mode: ShareMode
  readonly error: { readonly code: string; readonly message: string } | null
  readonly createdAt: Millis
}

/** A share's row with its link, which lives in the vault and is joined only on the way to the operator. */
export interface ShareView extends ShareRow {
  readonly link: string | null
}

/** This node's own tracker. */
export interface TrackerRow {
  readonly id: string
  /** `contradicted`: others hold another history under its name; it takes no more entries. */
  readonly mode: "open" | "contradicted"
  /** Entries of its chain, and torrents that it lists now. */
  readonly seq: number
  readonly listed: number
}

export interface TrackerView extends TrackerRow {
  /** Its onion: the node's only identifier. Null until it is published. */
  readonly address: string | null
}

export type MirrorMode = "mirroring" | "current" | "by-hand" | "updating" | "frozen" | "full" | "failed" | "removed"

/** A copy of another node's tracker. */
export interface MirrorRow {
  readonly id: string
  readonly mode: MirrorMode
  readonly update: "auto" | "manual"
  /** Entries that are here, and those that the newest signed head speaks of. */
  readonly seq: number
  readonly head: number
  /** When that head was signed, by the origin's own clock; null until one was seen. */
  readonly headAt: Millis | null
  readonly torrents: number
  /** Octets of entries. */
  readonly octets: number
  /** The seq of an older head that was offered and refused, of a proven fork, and the quota that was met. */
  readonly refused: number | null
  readonly fork: number | null
  readonly quota: { readonly what: "entries" | "octets"; readonly limit: number } | null
  readonly error: { readonly code: string; readonly message: string } | null
  readonly addedAt: Millis
  readonly completedAt: Millis | null
}

/** A mirror's row with its addresses, which live in the vault and are joined only on the way to the operator. */
export interface MirrorView extends MirrorRow {
  /** The own onion of this copy, which can be mirrored in turn; null until it is published. */
  readonly address: string | null
  /** The origin's onion; null until it is known whose tracker it is. */
  readonly tracker: string | null
  readonly pasted: string | null
}

/** Volatile figures of one tracker that is held here. */
export interface LiveHolding {
  /** Links to and from others that hold it. */
  readonly links: number
  readonly mirrors: number
  readonly peers: number
  /** Undefined until it was tried. */
  readonly originReachable: boolean | undefined
}

export interface CarrierView {
  readonly kind: string
  readonly state: "starting" | "bootstrapping" | "ready" | "restarting" | "failed" | "closed"
  readonly percent: number
  readonly summary: string
  readonly reason: string | null
  readonly clockSkewSeconds: number | null
  readonly version: string | null
}

/** One onion stream as it is now. `peer` and `lane` are numbers of this node; no onion is shown. */
export interface StreamView {
  readonly id: string
  readonly torrent: string
  readonly direction: "out" | "in"
  readonly peer: number
  readonly lane: number
  readonly state: "dialing" | "open" | "backing-off"
  readonly rttMs: number | null
  readonly bytesIn: number
  readonly bytesOut: number
  /** Out: octets asked for and still to come. In: requests being answered. */
  readonly inFlight: number
}

/** Volatile figures of a torrent, in octets per second and seconds. */
export interface LiveFigures {
  readonly downRate: number
  readonly upRate: number
  /** Reported and reachable. */
  readonly peers: number
  readonly seeds: number
  readonly connectedPeers: number
  /**
   * Streams that others have opened to fetch from here. Nobody is named on them: a caller with two lanes counts twice.
   */
  readonly callers: number
  readonly openStreams: number
  /** Whether anything was asked of a peer and has still to come. */
  readonly underWay: boolean
  /** Null when nothing comes, and when nothing is missing. */
  readonly etaSeconds: number | null
  /** Copies of the rarest piece among connected peers. */
  readonly availability: number
  readonly uploadedBytes: number
  readonly downloadedBytes: number
  readonly wastedBytes: number
}

/** With each stream by itself, which only those are told who look at this torrent. */
export interface LiveTorrent extends LiveFigures {
  readonly streams: readonly StreamView[]
}

export interface Live {
  readonly carrier: CarrierView
  readonly torrents: Readonly<Record<string, LiveFigures>>
  /** Shares being hashed: octets done and in all. */
  readonly hashing: Readonly<Record<string, { readonly hashedBytes: number; readonly totalBytes: number }>>
  /** The own tracker as `self`, mirrors by id. */
  readonly trackers: Readonly<Record<string, LiveHolding>>
  /** What a torrent or mirror cannot get past at the moment (its source does not answer, …), in words for people. */
  readonly troubles: Readonly<Record<string, string>>
  /** What is wrong with the node as a whole or with its own files, in words for people: nothing, mostly. */
  readonly health: readonly string[]
  readonly relay: RelayLive
  readonly credit: CreditLive
  /** Octets free where downloads go by default. */
  readonly freeBytes: number
}

export interface NodeView {
  readonly startedAt: Millis
  readonly downloads: string
  readonly dataDir: string
}

export interface Snapshot {
  /** The log position that the rows reflect; hand it to the feed to go on from here. */
  readonly cursor: Seq
  readonly node: NodeView
  /** Those that have not been stopped. */
  readonly shares: readonly ShareView[]
  readonly torrents: readonly TorrentRow[]
  readonly trackers: readonly TrackerView[]
  readonly mirrors: readonly MirrorView[]
  /** The one relay, and the one ledger; none before they were asked about, or opened. */
  readonly relays: readonly RelayRow[]
  readonly credits: readonly CreditRow[]
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
