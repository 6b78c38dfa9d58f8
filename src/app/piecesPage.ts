/** The pieces of a torrent as they are now: its history says which are verified and wanted, its swarm all else. */
import type { Refusal } from "../contract/commands.ts"
import { packCounts, packRuns, type PiecesPage } from "../contract/pieces.ts"
import { isWanted } from "../actors/torrent/state.ts"
import { torrents } from "../projections/torrents.ts"
import { refuse, rowNamed } from "./commands/answers.ts"
import type { NodeParts } from "./NodeParts.ts"
import { torrentState } from "./torrentState.ts"

export const piecesPage = async (parts: NodeParts, target: string): Promise<PiecesPage | Refusal> => {
  const row = rowNamed(parts.projector.all(torrents), target, "torrent")
  if ("ok" in row) return row
  const { library, exchange } = parts.ports
  const metainfo = library.get(row.id)
  if (!metainfo) return refuse("no-metadata", "its pieces are not known yet: the metadata have not been fetched")
  const state = await torrentState(parts, row.id)
  const { pieceCount: pieces, pieceLength } = metainfo
  const { underWay, copies } = exchange.pieces(row.id) ?? { underWay: [], copies: [] }
  return {
    pieces,
    pieceLength,
    verified: packRuns(pieces, (piece) => state.verified.has(piece)),
    wanted: packRuns(pieces, (piece) => isWanted(state, piece)),
    underWay,
    copies: packCounts(copies),
  }
}
