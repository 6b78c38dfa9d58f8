/** What keeps a torrent's files from their place, in words for people. Nothing that is in the way was written to. */
import type { TorrentFile } from "../core/metainfo/Metainfo.ts"
import type { Seen } from "./Disk.ts"
import { type Obstacle, StoreError } from "./PieceStore.ts"
import type { Way } from "./TorrentFolder.ts"

const SHOWN = 3

/** @param obstacles at least one. */
export const inTheWay = (obstacles: readonly Obstacle[]): StoreError => {
  const named = obstacles
    .slice(0, SHOWN)
    .map(({ path, what }) => `"${path}" ${what}`)
    .join("; ")
  const more = obstacles.length > SHOWN ? `; and ${obstacles.length - SHOWN} more` : ""
  const given = obstacles.every(({ usable }) => usable)
    ? "; or, if it may be overwritten, `bulbil resume ID --use-existing`"
    : ""
  return new StoreError(
    "in-the-way",
    `${named}${more}. None of it was written to. Move it away, then \`bulbil resume ID\`${given}; ` +
      "or remove the torrent and download it `--to` another folder",
  )
}

/** Something on the way to a file that is no folder. */
export const inTheWayOf = (way: Exclude<Way, string>): Obstacle => ({
  path: way.path,
  what:
    way.what === "link"
      ? "is a symbolic link, and none is followed inside a torrent"
      : "is a file, and the torrent has a folder of this name",
})

/** What keeps it from being the torrent's file, whoever made it. */
export const obstacle = ({ kind, size }: Seen, file: TorrentFile): string | undefined => {
  if (kind === "link") return "is a symbolic link, and none is followed inside a torrent"
  if (kind === "folder") return "is a folder, and the torrent has a file of this name"
  if (kind === "other") return "is neither a file nor a folder"
  return size > file.length ? `is longer than in the torrent (${size} octets, not ${file.length})` : undefined
}
