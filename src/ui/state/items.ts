/**
 * The lines of the list: each torrent with the shares that offer it, and each share that is no torrent yet. Derived from rows,
 * live figures and guesses; owns no state.
 */
import { percentOf } from "../../api/contract/figures.ts"
import type { Live, LiveFigures, ShareView, TorrentMode, TorrentRow } from "../../api/contract/rows.ts"
import { progressOf, shareStanding, type Standing, standingOf } from "../../api/contract/standing.ts"
import { waitText } from "../../api/contract/relayWords.ts"
import type { NodeState } from "./NodeStore.ts"

export interface Item {
  /** Stays the same from the first moment of a share on, when there is no torrent yet. */
  readonly id: string
  readonly title: string
  readonly standing: Standing
  readonly progress: number
  readonly bytes: number
  readonly addedAt: number
  readonly torrent: TorrentRow | null
  readonly shares: readonly ShareView[]
  readonly figures: LiveFigures | null
  /** What keeps it from going on, in words. */
  readonly note: string | null
}

const noteOf = (row: TorrentRow, standing: Standing, live: Live): string | null => {
  if (standing === "error") return row.error?.message ?? null
  if (standing === "missing-files") return `Missing: ${row.missing.slice(0, 3).join(", ")}${row.missing.length > 3 ? " …" : ""}`
  const wait = live.credit.waiting[row.id]
  if (standing === "waiting-for-credit") return wait ? waitText(wait) : null
  return standing === "stalled" || standing === "mirroring-metadata" ? (live.troubles[row.id] ?? null) : null
}

const torrentItem = (id: string, row: TorrentRow, shares: readonly ShareView[], live: Live): Item => {
  const standing = standingOf(row, live)
  return {
    id, title: row.title || row.name, standing, progress: progressOf(row), bytes: row.bytes, addedAt: row.addedAt,
    torrent: row, shares, figures: live.torrents[row.id] ?? null, note: noteOf(row, standing, live),
  }
}

const shareItem = (share: ShareView, live: Live): Item => {
  const hashing = live.hashing[share.id]
  return {
    id: share.id, title: share.title, standing: shareStanding(share), addedAt: share.createdAt,
    progress: hashing ? percentOf(hashing.hashedBytes, hashing.totalBytes) : 0, bytes: hashing?.totalBytes ?? share.bytes,
    torrent: null, shares: [share], figures: null, note: share.error?.message ?? null,
  }
}

export const itemsOf = ({ torrents, shares, live }: NodeState, guesses: Readonly<Record<string, TorrentMode | undefined>>): Item[] => {
  const offered = Object.values(shares).filter((share) => share.mode !== "stopped" && guesses[share.id] !== "removed")
  const firstShare = (row: TorrentRow) =>
    Object.values(shares).filter((share) => share.torrent === row.id).sort((a, b) => a.createdAt - b.createdAt)[0]
  const idOf = (row: TorrentRow): string => (row.origin === "share" ? (firstShare(row)?.id ?? row.id) : row.id)
  const rows = Object.values(torrents)
    .map((row) => (guesses[row.id] ? { ...row, mode: guesses[row.id]! } : row))
    .filter((row) => row.mode !== "removed")
  return [
    ...rows.map((row) => torrentItem(idOf(row), row, offered.filter((share) => share.torrent === row.id), live)),
    ...offered.filter((share) => share.torrent === null).map((share) => shareItem(share, live)),
  ]
}
