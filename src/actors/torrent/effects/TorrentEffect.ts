/** Shape of a torrent's effects, and the size of its pieces as its inputs tell them. */
import type { PieceIndex } from "../../../core/ids.ts"
import type { PieceSet } from "../../../core/PieceSet.ts"
import type { Metainfo } from "../../../core/metainfo/Metainfo.ts"
import { pieceSize, pieceSpan } from "../../../core/merkle.ts"
import type { EffectRun } from "../../kernel/ActorDefinition.ts"
import type { Needs, Ports } from "../../Ports.ts"
import type { SizedPiece, TorrentInput } from "../commands.ts"
import { modeOf } from "../mode.ts"
import type { TorrentState } from "../state.ts"

/** Of all ports it asks for those that it uses. */
export type TorrentEffect<Names extends keyof Ports> = (ports: Needs<Names>) => EffectRun<TorrentState, TorrentInput>

/** Whether anything is to be fetched now. */
export const wantsPieces = (state: TorrentState): boolean => modeOf(state) === "downloading"

export const sized = (metainfo: Metainfo, pieces: readonly number[]): SizedPiece[] =>
  pieces.map((piece) => [piece, pieceSize(metainfo, piece)])

/** Paths of the files that these pieces lie in, each once, at most 100. */
export const namesOf = (metainfo: Metainfo, pieces: Iterable<number>): readonly string[] => {
  const names = new Set<string>()
  for (const piece of pieces)
    if (names.size < 100) names.add(pieceSpan(metainfo, piece as PieceIndex).file.path.join("/"))
  return [...names]
}

/** Indexes of the files that these pieces lie in, each once. */
export const filesOf = (metainfo: Metainfo, pieces: Iterable<number>): ReadonlySet<number> => {
  const files = new Set<number>()
  for (const piece of pieces) files.add(pieceSpan(metainfo, piece as PieceIndex).fileIndex)
  return files
}

/** Pieces that are not in the set. */
export function* lackedBy(verified: PieceSet): Generator<number> {
  for (let piece = 0; piece < verified.length; piece++) if (!verified.has(piece)) yield piece
}
