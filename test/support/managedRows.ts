/** Rows as a node shows them, for tests to vary: nothing in them is random. */
import type { CarrierView, LiveTorrent, ShareView, StreamView, TorrentRow } from "../../src/api/contract/rows.ts"
import { InfoHash, Millis } from "../../src/core/ids.ts"

export const readyCarrier: CarrierView = {
  kind: "tor", state: "ready", percent: 100, summary: "Done", reason: null, clockSkewSeconds: null, version: "0.4.9.11",
}

export const aTorrent = (id: string): TorrentRow => ({
  id, infohash: null, title: "", name: "", path: "", bytes: 0, verifiedBytes: 0, pieces: 0, verifiedPieces: 0, files: 0,
  mode: "mirroring-metadata", origin: "download", error: null, missing: [], addedAt: Millis(1_795_000_000_000), completedAt: null,
})

export const aShare = (id: string): ShareView => ({
  id, torrent: null, infohash: null, title: "", path: "", bytes: 0, files: 0, mode: "hashing", error: null,
  createdAt: Millis(1_795_000_000_000), link: null,
})

export const idleLive: LiveTorrent = {
  downRate: 0, upRate: 0, peers: 0, seeds: 0, connectedPeers: 0, streams: [], etaSeconds: null, availability: 0,
  uploadedBytes: 0, downloadedBytes: 0, wastedBytes: 0,
}

export const aStream = (torrent: string, lane: number, change: Partial<StreamView> = {}): StreamView => ({
  id: `${torrent}-${lane}`, torrent, direction: "out", peer: 1, lane, state: "open", rttMs: 640, bytesIn: 18_400_000,
  bytesOut: 120_000, inFlight: 8, ...change,
})

export const anOnion = `${"bulbil".repeat(10).slice(0, 55)}d.onion`
export const aLink = `http://${anOnion}/private/${"k".repeat(43)}`
export const anInfohash = (digit: string): InfoHash => InfoHash(digit.repeat(64))
