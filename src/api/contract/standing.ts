/**
 * How a torrent stands, in one word for machines and a few for people: its mode, and what keeps it from going on just now.
 * Derived from rows and live figures only, so the web UI and the CLI say the same.
 */
import { percentOf } from "./figures.ts"
import type { Live, ShareRow, TorrentRow } from "./rows.ts"

export type Standing =
  | "waiting-for-tor" | "mirroring-metadata" | "stalled" | "downloading" | "checking" | "seeding" | "paused"
  | "missing-files" | "error" | "removed" | "hashing" | "share-failed"

const words: Readonly<Record<Standing, string>> = {
  "waiting-for-tor": "Waiting for Tor",
  "mirroring-metadata": "Fetching metadata",
  stalled: "Stalled",
  downloading: "Downloading",
  checking: "Checking",
  seeding: "Seeding",
  paused: "Paused",
  "missing-files": "Missing files",
  error: "Error",
  removed: "Removed",
  hashing: "Hashing",
  "share-failed": "Share failed",
}

export const standingText = (standing: Standing): string => words[standing]

export const standingOf = (row: TorrentRow, live: Live): Standing => {
  const fetching = row.mode === "downloading" || row.mode === "mirroring-metadata"
  if ((fetching || row.mode === "seeding") && live.carrier.state !== "ready") return "waiting-for-tor"
  if (!fetching) return row.mode
  const figures = live.torrents[row.id]
  const moving = (figures?.downRate ?? 0) > 0 || (figures?.connectedPeers ?? 0) > 0
  return live.troubles[row.id] !== undefined && !moving ? "stalled" : row.mode
}

export const shareStanding = (share: ShareRow): Standing => (share.mode === "failed" ? "share-failed" : "hashing")

/** From 0 to 100, rounded down. */
export const progressOf = (row: TorrentRow): number => percentOf(row.verifiedBytes, row.bytes)
