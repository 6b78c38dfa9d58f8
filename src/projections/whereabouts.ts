/**
 * Where a share's data are. A share is asked for at a path, and its torrent has the word from then on: once the torrent
 * has left that path, the share is where its torrent is. A share of the same content at another path stays at its own.
 */
import { join } from "node:path"
import type { ShareRow, TorrentRow } from "../contract/rows.ts"

/** A path that a torrent has left, as it was kept, and when last. */
export interface Left {
  readonly path: string
  readonly seq: number
}

/** With the paths that it has left. */
export interface MovedTorrent extends TorrentRow {
  readonly left: readonly Left[]
}

/** With the event that began it. */
export interface BegunShare extends ShareRow {
  readonly since: number
}

export const leave = (left: readonly Left[], path: string, seq: number): readonly Left[] => [
  ...left.filter((each) => each.path !== path),
  { path, seq },
]

export const placedTorrent = ({ left: _, ...row }: MovedTorrent, root: string): TorrentRow =>
  row.path === "" || row.path.startsWith("/") ? row : { ...row, path: join(root, row.path) }

/** @param roots the data folder as it is named, and with no link in it, as paths of shares are. */
export const placedShare = (
  { since, ...row }: BegunShare,
  torrent: MovedTorrent | undefined,
  roots: readonly [named: string, real: string],
): ShareRow => {
  const moved = torrent?.left.some(({ path, seq }) => seq > since && isAt(row.path, path, roots))
  return torrent && moved ? { ...row, path: placedTorrent(torrent, roots[0]).path } : row
}

const isAt = (path: string, kept: string, roots: readonly string[]): boolean =>
  kept.startsWith("/") ? kept === path : roots.some((root) => join(root, kept) === path)
