/** Shape of a torrent's effects, and the size of its pieces as its inputs tell them. */
import type { Metainfo } from "../../../core/metainfo/Metainfo.ts"
import { pieceSize } from "../../../core/merkle.ts"
import type { EffectRun } from "../../kernel/ActorDefinition.ts"
import type { Ports } from "../../Ports.ts"
import type { SizedPiece, TorrentInput } from "../commands.ts"
import type { TorrentState } from "../state.ts"

export type TorrentEffect = (ports: Ports) => EffectRun<TorrentState, TorrentInput>

export const sized = (metainfo: Metainfo, pieces: readonly number[]): SizedPiece[] =>
  pieces.map((piece) => [piece, pieceSize(metainfo, piece)])
