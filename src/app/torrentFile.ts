/** A torrent's metainfo as a .torrent to hand to others: as it was verified, and nothing that names this node. */
import type { TorrentFile } from "../api/Node.ts"
import type { Refusal } from "../contract/commands.ts"
import { bareTorrent } from "../core/metainfo/bareTorrent.ts"
import { torrents } from "../projections/torrents.ts"
import { refuse, rowNamed } from "./commands/answers.ts"
import type { NodeParts } from "./NodeParts.ts"

export const torrentFile = async ({ projector, ports }: NodeParts, target: string): Promise<TorrentFile | Refusal> => {
  const row = rowNamed(projector.all(torrents), target, "torrent")
  if ("ok" in row) return row
  const metainfo = ports.library.get(row.id)
  if (!metainfo) return refuse("no-metadata", "there is no .torrent of it yet: the metadata have not been fetched")
  return { name: metainfo.name, bytes: await bareTorrent(metainfo) }
}
