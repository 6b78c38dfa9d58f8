/**
 * The live feed (`GET /api/feed`, server-sent events). `rows` messages carry the log's cursor as their id, so a reader
 * that comes back with Last-Event-ID (or `?cursor=`) misses nothing; `live` messages are volatile and carry none: they
 * tell what changed since the tick that the reader had last, or all there is.
 */
import type { LiveChange } from "./liveChange.ts"
import type { HistoryEntry, Rows, Snapshot, TableName } from "./rows.ts"

/** Rows that changed, of each table. */
export interface RowsMessage extends Rows {
  /** Never falls; the same cursor comes again when a row changed without an event (a share's link got ready). */
  readonly cursor: number
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
  /** There are more torrents and shares than were asked for; without it all are here. */
  readonly more?: true
}

/** The way in for a browser: a secret, which the local socket alone tells. */
export interface ManagementLink {
  readonly link: string
  /** What Tor Browser asks for, where the onion takes only who has it. */
  readonly key?: string
  /** Tor has published the onion. */
  readonly reachable: boolean
}

/** A reader that hears nothing for three times as long may take the connection for lost. */
export const heartbeatMs = 15_000

/** Newest first; ask for `before` the last one's seq to go on. */
export interface HistoryPage {
  readonly entries: readonly HistoryEntry[]
}

export const historyPath = "/api/history/:table/:id"

/** Paths of the management API, below the management onion and on the local unix socket alike. */
export const paths = {
  /** `?first=`: of torrents and shares no more than so many, the newest. */
  state: "/api/state",
  /** `?cursor=&tick=`, both of them optional. */
  feed: "/api/feed",
  /** Server-sent `streams` events, each with all streams of one torrent. */
  streams: (torrent: string) => `/api/streams/${torrent}`,
  /** Its .torrent, as an attachment; 409 with a refusal where there is none. */
  torrentFile: (torrent: string) => `/api/torrents/${torrent}/torrent`,
  commands: "/api/commands",
  /** A LookAsked as JSON; a LookBegun. */
  looks: "/api/looks",
  /** A LookReport, as far as it is. */
  look: (id: string) => `/api/looks/${id}`,
  /** Ends it and forgets what was found. */
  endLook: (id: string) => `/api/looks/${id}/end`,
  /** Of the actor that a row is about. */
  history: (table: TableName, id: string) => `/api/history/${table}/${id}`,
  /** A HistoryIndex. */
  historyIndex: (table: TableName, id: string) => `/api/history/${table}/${id}/index`,
  /** A ModesPage. */
  historyModes: (table: TableName, id: string) => `/api/history/${table}/${id}/modes`,
  /** A StateAt: the actor right after its event of this version; 409 with a refusal where that has expired. */
  stateAt: (table: TableName, id: string, version: number | string) => `/api/history/${table}/${id}/at/${version}`,
  /** A NodeAt: all rows right after an event; 409 with a refusal where there is none such. */
  nodeAt: (seq: number | string) => `/api/at/${seq}`,
  /** `?before=&limit=&kinds=`, kinds with commas between, all of them optional; an ActivityPage. */
  activity: "/api/activity",
  /** An ActivityIndex. */
  activityIndex: "/api/activity/index",
  /** `?address=&words=&after=`; a CataloguePage. */
  catalogue: "/api/catalogue",
  /** `?q=` and the filters of SearchAsked; a SearchPage. */
  search: "/api/search",
  /** A RemoteAsked as JSON; server-sent events, each a RemoteMessage. */
  askOthers: "/api/search/others",
  /** Of a torrent in the list, by its id or the beginning of it; a FilesPage. */
  files: (torrent: string) => `/api/torrents/${torrent}/files`,
  /** Of the same: a PiecesPage. */
  pieces: (torrent: string) => `/api/torrents/${torrent}/pieces`,
  /**
   * The octets of a file that is whole, by its number in the torrent's order, from 0: an attachment, or a part of it by
   * `Range`; 409 with a refusal where that is not allowed, or not all there.
   */
  file: (torrent: string, index: number | string) => `/api/torrents/${torrent}/files/${index}`,
  /** `{"link":…,"folder":…}` as JSON, the folder optional; an InspectPage. It asks others, and may take two minutes. */
  inspect: "/api/inspect",
  /** POST: whether a share of this node is reached as others reach it; a ReachPage. It may take two minutes. */
  reach: (share: string) => `/api/reach/${share}`,
  /** `?path=&files=yes|no`, the path as far as it is typed; a FolderPage. */
  folders: "/api/folders",
  /** A ListingsPage. */
  listings: "/api/listings",
  /** A SwarmPage. */
  swarm: (infohash: string) => `/api/swarm/${infohash}`,
  /** `self` or a mirror's id; a MirrorsPage. */
  mirrorsOf: (id: string) => `/api/mirrors-of/${id}`,
  /** A TrustPage. */
  trust: "/api/trust",
  /** `?degrees=`; a TrustCost. */
  trustCost: (id: string) => `/api/trust-cost/${id}`,
  /** A TrustLoss. */
  trustLoss: (id: string) => `/api/trust-loss/${id}`,
  /** A torrent's id, or `self` for the whole node; `?span=minutes|day|month`; a RatesPage. */
  rates: (of: string) => `/api/rates/${of}`,
  /** A CreditPage. */
  credit: "/api/credit",
  managementLink: "/api/management-link",
  /** A SettingsPage. */
  settings: "/api/settings",
  /** GET, and PUT with If-Match: the value of the setting `page.preferences`, a JSON object with an ETag. */
  preferences: "/api/preferences",
  /** A SessionsPage. */
  sessions: "/api/sessions",
  /** `?source=&after=&limit=`, all of them optional; a LogPage. */
  logs: "/api/logs",
  /**
   * `?source=&after=`: server-sent `lines` events, each an array of LogLine, those after `after` (or Last-Event-ID)
   * first.
   */
  logFeed: "/api/logs/feed",
  /** The API itself, as an OpenAPI 3.1 document. */
  openApi: "/api/openapi.json",
} as const
