/** Rows as a node shows them, for tests to vary: nothing in them is random. */
import type { CatalogueEntry, CataloguePage } from "../../src/contract/catalogue.ts"
import {
  type CreditLive,
  type CreditPage,
  type CreditRow,
  type RelayRow,
  relayUnasked,
} from "../../src/contract/relay.ts"
import type {
  CarrierView,
  LimitsRow,
  LiveHolding,
  LiveTorrent,
  MirrorView,
  ReleaseRow,
  ShareView,
  StreamView,
  TorrentRow,
  TrackerView,
  TrustedView,
} from "../../src/contract/rows.ts"
import { InfoHash, Millis } from "../../src/core/ids.ts"

export const readyCarrier: CarrierView = {
  kind: "tor",
  state: "ready",
  percent: 100,
  summary: "Done",
  reason: null,
  clockSkewSeconds: null,
  onions: null,
  dials: { count: 0, medianMs: null, p90Ms: null },
  version: "0.4.9.11",
}

export const aTorrent = (id: string): TorrentRow => ({
  id,
  infohash: null,
  title: "",
  tags: [],
  name: "",
  path: "",
  bytes: 0,
  verifiedBytes: 0,
  wanted: null,
  pieces: 0,
  verifiedPieces: 0,
  files: 0,
  mode: "mirroring-metadata",
  origin: "download",
  error: null,
  missing: [],
  place: 0,
  spare: false,
  move: null,
  moveError: null,
  addedAt: Millis(1_795_000_000_000),
  completedAt: null,
  firstPieceMs: null,
  servedBytes: 0,
  copies: 0,
  limits: {},
  ended: null,
})

export const aShare = (id: string): ShareView => ({
  id,
  torrent: null,
  infohash: null,
  visibility: "private",
  publicOf: null,
  title: "",
  description: "",
  tags: [],
  path: "",
  bytes: 0,
  files: 0,
  leftOut: null,
  metadata: null,
  mode: "hashing",
  error: null,
  createdAt: Millis(1_795_000_000_000),
  limits: {},
  beginsAt: null,
  ended: null,
  copies: 0,
  keyed: false,
  recipients: [],
  link: null,
})

export const aTracker = (id: string): TrackerView => ({ id, mode: "open", seq: 0, listed: 0, address: null })

export const aMirror = (id: string): MirrorView => ({
  id,
  mode: "mirroring",
  update: "auto",
  seq: 0,
  head: 0,
  headAt: null,
  torrents: 0,
  octets: 0,
  refused: null,
  fork: null,
  quota: null,
  shelf: null,
  error: null,
  addedAt: Millis(1_795_000_000_000),
  completedAt: null,
  address: null,
  tracker: null,
  pasted: null,
})

export const aLimitsRow = (id: string): LimitsRow => ({ id })

export const aRelay = (id: string): RelayRow => ({ ...relayUnasked, id })

export const aLedger = (id: string): CreditRow => ({
  id,
  policy: "strict",
  price: 6,
  granted: 12_000_000_000,
  earned: 0,
  imported: 0,
  spent: 0,
  handedOver: 0,
  balance: 12_000_000_000,
  downloaded: 0,
  relayed: 0,
  code: "1ed9e4".repeat(6).slice(0, 32),
  openedAt: Millis(1_795_000_000_000),
})

export const freeOfCharge: CreditLive = { affordable: null, earningRate: 0, waiting: {}, slowed: false }
export const emptyCredit: CreditPage = { days: [], minutes: [], hours: [] }

export const aTrusted = (id: string): TrustedView => ({
  id,
  mode: "greeting",
  addedAt: Millis(0),
  foundAt: null,
  metAt: null,
  count: 0,
  entries: 0,
  octets: 0,
  degrees: 1,
  agreed: null,
  agreedAt: null,
  told: "nobody",
  listed: null,
  lies: [],
  error: null,
  address: null,
  name: null,
  at: null,
  meant: null,
})

export const idleHolding: LiveHolding = { links: 0, mirrors: 0, peers: 0, originReachable: undefined }

export const idleLive: LiveTorrent = {
  downRate: 0,
  upRate: 0,
  peers: 0,
  seeds: 0,
  restingSeeds: 0,
  resting: false,
  connectedPeers: 0,
  callers: 0,
  openStreams: 0,
  underWay: false,
  streams: [],
  etaSeconds: null,
  availability: 0,
  uploadedBytes: 0,
  servedBytes: 0,
  copies: 0,
  downloadedBytes: 0,
  wastedBytes: 0,
  lanes: 0,
  dials: 0,
  tokens: 0,
}

export const aStream = (torrent: string, lane: number, change: Partial<StreamView> = {}): StreamView => ({
  id: `${torrent}-${lane}`,
  torrent,
  direction: "out",
  peer: 1,
  lane,
  state: "open",
  rttMs: 640,
  bytesIn: 18_400_000,
  bytesOut: 120_000,
  inFlight: 8,
  ...change,
})

/** Of the form of an address and with no checksum: nothing can be dialled there. */
export const onionOf = (name: string): string => `${name.repeat(55).slice(0, 55)}d.onion`
export const anOnion = onionOf("bulbil")
export const aLink = `http://${anOnion}/private/${"k".repeat(43)}`
export const anInfohash = (digit: string): InfoHash => InfoHash(digit.repeat(64))

export const anEntry = (seq: number, change: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  infohash: InfoHash(seq.toString(16).padStart(64, "0")),
  title: `Title ${seq}`,
  description: "",
  tags: [],
  bytes: seq * 1_000_000,
  files: seq,
  seq,
  addedAt: Millis(1_795_000_000_000 - seq * 3_600_000),
  link: `http://${anOnion}/torrent/${seq.toString(16).padStart(64, "0")}`,
  torrent: null,
  ...change,
})

export const aCatalogue = (
  address: string,
  entries: readonly CatalogueEntry[],
  change: Partial<CataloguePage> = {},
): CataloguePage => ({
  address,
  tracker: address,
  held: null,
  seq: entries.length,
  count: entries.length,
  at: Millis(1_795_000_000_000),
  forked: false,
  entries,
  next: null,
  ...change,
})

/** Nothing newer is offered. */
export const aReleaseRow = (id: string): ReleaseRow => ({
  id,
  mode: "none",
  own: { version: "0.1.0", tree: "ab".repeat(32), signed: false },
  knowsMaintainers: true,
  offered: null,
  kept: [],
  conflict: null,
  nodes: [],
  changedAt: Millis(1_795_000_000_000),
})
