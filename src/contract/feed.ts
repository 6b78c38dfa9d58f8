/**
 * The live feed (`GET /api/feed`, server-sent events). `rows` messages carry the log's cursor as their id, so a reader
 * that comes back with Last-Event-ID (or `?cursor=`) misses nothing; `live` messages are volatile and carry none: they
 * tell what changed since the tick that the reader had last, or all there is.
 */
import type { LiveChange } from "./liveChange.ts"
import type { CreditRow, RelayRow } from "./relay.ts"
import type { HistoryEntry, MirrorView, ShareView, Snapshot, StreamView, TorrentRow, TrackerView } from "./rows.ts"

export interface RowsMessage {
  /** Never falls; the same cursor comes again when a row changed without an event (a share's link got ready). */
  readonly cursor: number
  readonly shares: readonly ShareView[]
  readonly torrents: readonly TorrentRow[]
  readonly trackers: readonly TrackerView[]
  readonly mirrors: readonly MirrorView[]
  readonly relays: readonly RelayRow[]
  readonly credits: readonly CreditRow[]
}

export type FeedMessage =
  | { readonly event: "rows"; readonly data: RowsMessage }
  /** Looked at each second and sent when something changed, at the latest after `heartbeatMs`. */
  | { readonly event: "live"; readonly data: LiveChange }
  /** The last one: the node was stopped, and does nothing until it is started again. */
  | { readonly event: "stopped"; readonly data: Record<string, never> }

/** What `/api/state` answers: the feed goes on from `cursor` with the rows, and from `tick` with the figures. */
export interface StateAnswer extends Snapshot {
  readonly tick: string
}

/** The way in for a browser: a secret, which the local socket alone tells. */
export interface ManagementLink {
  readonly link: string
}

/** What the feed of one torrent's streams brings, each second in which they changed. */
export interface StreamsMessage {
  readonly event: "streams"
  readonly data: readonly StreamView[]
}

/** A reader that hears nothing for three times as long may take the connection for lost. */
export const heartbeatMs = 15_000

/** Newest first; ask for `before` the last one's seq to go on. */
export interface HistoryPage {
  readonly entries: readonly HistoryEntry[]
}

/** Kinds of actors whose history can be read. */
export const historyStreams = ["torrent", "share", "mirror", "tracker", "relay", "credit"] as const
export type HistoryStream = (typeof historyStreams)[number]

/** Paths of the management API, below the management onion and on the local unix socket alike. */
export const paths = {
  state: "/api/state",
  /** `?cursor=&tick=`, both of them optional. */
  feed: "/api/feed",
  /** Server-sent `streams` events, each with all streams of one torrent. */
  streams: (torrent: string) => `/api/streams/${torrent}`,
  commands: "/api/commands",
  history: (stream: HistoryStream, id: string) => `/api/history/${stream}/${id}`,
  /** `?address=&words=&after=`; a CataloguePage. */
  catalogue: "/api/catalogue",
  /** A SwarmPage. */
  swarm: (infohash: string) => `/api/swarm/${infohash}`,
  /** `self` or a mirror's id; a MirrorsPage. */
  mirrorsOf: (id: string) => `/api/mirrors-of/${id}`,
  /** A CreditPage. */
  credit: "/api/credit",
  managementLink: "/api/management-link",
  /** `?source=&after=&limit=`, all of them optional; a LogPage. */
  logs: "/api/logs",
  /**
   * `?source=&after=`: server-sent `lines` events, each an array of LogLine, those after `after` (or Last-Event-ID)
   * first.
   */
  logFeed: "/api/logs/feed",
} as const
