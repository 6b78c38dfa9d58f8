/** A node that has a past: the days of one download, with runs, pauses, trouble, and events that have expired. */
import type { HistoryIndex, ModeVisit } from "../../src/contract/timeTravel.ts"
import { Millis } from "../../src/core/ids.ts"
import type { MemoryManagedNode } from "./MemoryManagedNode.ts"
import { onionOf } from "./managedRows.ts"
import { mirrorId, trackedNode } from "./trackerScenes.ts"
import { busyNode } from "./uiScenes.ts"

export const remembered = "a1".repeat(16)

const HOUR_MS = 3_600_000
const began = 1_795_000_000_000 - 60 * HOUR_MS

/** Hours after the beginning; of a run, how many events and how many hours it lasted. */
const runs: readonly (readonly [fact: string | null, hour: number, count: number, hours: number])[] = [
  ["DownloadRequested", 0, 1, 0],
  ["MetadataMirrored", 0.4, 1, 0],
  ["PiecesVerified", 0.5, 900, 9],
  ["PeerBanned", 9.6, 1, 0],
  ["PiecesVerified", 9.8, 700, 6],
  ["TorrentPaused", 16, 1, 0],
  [null, 16, 412, 0],
  ["TorrentResumed", 30, 1, 0],
  ["PiecesVerified", 30.1, 1_100, 11],
  ["FilesMissing", 41.5, 1, 0],
  ["FilesReturned", 44, 1, 0],
  ["TorrentPaused", 44.5, 1, 0],
  ["TorrentResumed", 52, 1, 0],
  ["PiecesVerified", 52.2, 190, 7.5],
]

const indexOf = (all: typeof runs): HistoryIndex => {
  const facts = [...new Set(all.flatMap(([fact]) => fact ?? []))]
  const at = all.map(([, hour]) => began + hour * HOUR_MS)
  return {
    last: all.reduce((sum, [, , count]) => sum + count, 0),
    facts,
    fact: all.map(([fact]) => (fact === null ? -1 : facts.indexOf(fact))),
    count: all.map(([, , count]) => count),
    began: at.map((time, i) => time - (at[i - 1] ?? 0)),
    lasted: all.map(([, , , hours]) => hours * HOUR_MS),
  }
}

const modes: Readonly<Record<string, string>> = {
  DownloadRequested: "mirroring-metadata",
  MetadataMirrored: "downloading",
  TorrentPaused: "paused",
  TorrentResumed: "downloading",
  FilesMissing: "missing-files",
  FilesReturned: "downloading",
}

const visitsOf = (all: typeof runs): ModeVisit[] => {
  let version = 1
  return all.flatMap(([fact, hour, count]) => {
    const first = version
    version += count
    const mode = modes[fact ?? ""]
    return mode ? [{ mode, version: first, at: Millis(began + hour * HOUR_MS), fact: fact! }] : []
  })
}

/** Each version's state is told as the node in memory has it now, with the event of then. */
export const rememberingNode = (): MemoryManagedNode => {
  const node = busyNode()
  const key = `torrents/${remembered}`
  const index = indexOf(runs)
  node.past.indexes.set(key, index)
  node.past.modesOf.set(key, { visits: visitsOf(runs) })
  const row = node.torrent(remembered)!
  let version = 1
  let pieces = 0
  let [mode, before] = ["absent", row]
  for (const [fact, hour, count, hours] of runs) {
    for (let n = 0; n < count; n++, version++) {
      if (fact === null) continue
      const modeBefore = mode
      mode = modes[fact] ?? mode
      if (fact === "PiecesVerified") pieces++
      const verified = Math.min(row.pieces, Math.floor((pieces * 1_632) / 2_890))
      const known = fact !== "DownloadRequested"
      const now = {
        ...row,
        title: known ? row.title : "",
        infohash: known ? row.infohash : null,
        pieces: known ? row.pieces : 0,
        bytes: known ? row.bytes : 0,
        mode: mode as typeof row.mode,
        verifiedPieces: verified,
        verifiedBytes: verified * 2_097_152,
        missing: mode === "missing-files" ? ["dawn.flac"] : [],
      }
      node.past.states.set(`${key}/${version}`, {
        entry: {
          seq: node.cursor,
          at: Millis(began + (hour + (hours * n) / Math.max(1, count - 1)) * HOUR_MS),
          version,
          type: `torrent.${fact}/1`,
          event: {
            type: fact,
            ...(fact === "PiecesVerified" ? { pieces: [pieces], bytes: 2_097_152 } : {}),
            ...(fact === "DownloadRequested" ? { folder: "/srv/bulbil/downloads", source: "vault" } : {}),
            ...(fact === "FilesMissing" ? { files: ["dawn.flac"] } : {}),
            ...(fact === "PeerBanned" ? { peer: 3, piece: 412 } : {}),
          },
        },
        last: index.last,
        cause: "0f".repeat(16),
        hash: "ab".repeat(32),
        holds: fact !== "FilesReturned",
        mode,
        modeBefore,
        row: now,
        before: version === 1 ? null : before,
      })
      before = now
    }
  }
  const hours = Array.from({ length: 60 }, (_, n) => n).filter((n) => n < 17 || n > 29)
  node.past.hours = {
    head: node.cursor,
    hours: hours.map((n, i) => (i === 0 ? Math.floor(began / HOUR_MS) : n - hours[i - 1]!)),
    first: hours.map((_, i) => (i === 0 ? 1 : i % 2)),
    kinds: ["credit", "relay", "share", "torrent"],
    counts: [
      hours.map((n) => (n % 3 === 0 ? 4 : 0)),
      hours.map((n) => (n > 40 ? 6 : 0)),
      hours.map((n) => (n === 50 ? 2 : 0)),
      hours.map((n) => (n * 37) % 90),
    ],
  }
  return node
}

/** What has changed since: how each was then, and how it is now. */
export const lived = {
  /** It was downloading, and is paused. */
  paused: remembered,
  /** It was there, and was removed. */
  removed: "f6".repeat(16),
  /** It came later. */
  later: "5c".repeat(16),
  mirror: mirrorId(0),
  trusted: "ca".repeat(16),
} as const

/** A node to which much has happened since an event. @returns it, and that event. */
export const livedNode = (): { readonly node: MemoryManagedNode; readonly event: number } => {
  const node = trackedNode()
  node.changeTrusted(
    lived.trusted,
    { mode: "current", address: onionOf("carol"), name: "Carol", foundAt: node.beganAt, count: 40, entries: 40 },
    { type: "NodeTrusted" },
  )
  node.changeRelay({ mode: "running", answeredAt: node.beganAt, port: 24_713 }, { type: "ConsentGiven" })
  node.changeCredit(
    { balance: 20_400_000_000, earned: 22_000_000_000, spent: 1_600_000_000, policy: "strict" },
    { type: "CreditEarned", credit: 1_000_000, relayed: 1_000_000, day: "2026-11-25", through: 9 },
  )
  node.creditLive = { affordable: 1_906_827_776, earningRate: 590_000, waiting: {}, slowed: false }
  const then = node.cursor
  node.changeTorrent(lived.paused, { mode: "paused" }, { type: "TorrentPaused" })
  node.changeTorrent(lived.removed, { mode: "removed" }, { type: "TorrentRemoved", withData: false })
  node.changeTorrent(
    lived.later,
    { title: "Came later", name: "later", path: "/srv/later", mode: "downloading", addedAt: node.beganAt },
    { type: "DownloadRequested", folder: "/srv", source: "vault" },
  )
  node.changeMirror(lived.mirror, { mode: "removed" }, { type: "MirrorRemoved" })
  node.changeTrusted(lived.trusted, { mode: "revoked" }, { type: "TrustRevoked" })
  node.changeRelay({ mode: "stopped" }, { type: "RelayStopped" })
  node.changeCredit(
    { balance: 1_000_000_000, spent: 21_000_000_000 },
    { type: "CreditSpent", credit: 19_400_000_000, payload: 1, torrent: remembered, through: 10 },
  )
  return { node, event: then }
}
