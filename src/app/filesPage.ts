/** The tree of a torrent's files, with what is wanted of each and how far it is. */
import type { Refusal } from "../contract/commands.ts"
import { packPaths } from "../contract/filePaths.ts"
import { type FilesPage, packProgress } from "../contract/files.ts"
import { wantedOf } from "../contract/standing.ts"
import { verifiedOf } from "../core/fileSelection.ts"
import { torrents } from "../projections/torrents.ts"
import { refuse, rowNamed } from "./commands/answers.ts"
import type { NodeParts } from "./NodeParts.ts"
import { torrentState } from "./torrentState.ts"

export const filesPage = async (parts: NodeParts, target: string): Promise<FilesPage | Refusal> => {
  const row = rowNamed(parts.projector.all(torrents), target, "torrent")
  if ("ok" in row) return row
  const metainfo = parts.ports.library.get(row.id)
  if (!metainfo) return refuse("no-metadata", "its files are not known yet: the metadata have not been fetched")
  const { verified, levels, sequential } = await torrentState(parts, row.id)
  const { files, pieceLength } = metainfo
  const has = (piece: number) => verified.has(piece)
  const sizes = files.map(({ length }) => length)
  return {
    id: row.id,
    infohash: metainfo.infoHash,
    title: row.title,
    name: metainfo.name,
    bytes: metainfo.totalBytes,
    verifiedBytes: row.verifiedBytes,
    wanted: wantedOf(row),
    sequential,
    origin: row.origin,
    levels,
    paths: packPaths(files.map(({ path }) => path)),
    sizes,
    ...packProgress(sizes, (file) => verifiedOf(files[file]!, pieceLength, has)),
  }
}
