/** What is free where unfinished downloads go, where that is another disk than the data folder's. */
import { stat, statfs } from "node:fs/promises"
import path from "node:path"
import type { DiskView, TorrentRow } from "../contract/rows.ts"

const MOST = 16

export const otherDisks = async (root: string, torrents: readonly TorrentRow[]): Promise<readonly DiskView[]> => {
  const unfinished = torrents.filter((row) => row.origin === "download" && row.verifiedPieces < row.pieces)
  const folders = [...new Set(unfinished.map((row) => path.dirname(row.path)))].slice(0, MOST)
  const own = (await stat(root)).dev
  const disks = new Map<number, DiskView>()
  for (const folder of folders) {
    // A folder that is not there, or not reached just now, has nothing to tell.
    const found = await Promise.all([stat(folder), statfs(folder)]).catch(() => undefined)
    if (found && found[0].dev !== own && !disks.has(found[0].dev))
      disks.set(found[0].dev, { folder, freeBytes: found[1].bavail * found[1].bsize })
  }
  return [...disks.values()]
}
