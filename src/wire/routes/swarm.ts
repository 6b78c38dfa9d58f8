/** What a transfer onion answers, for its one swarm. */
import { LEAF_SIZE, HASH_SIZE } from "../../core/merkleTree.ts"
import { MAX_PIECE_LENGTH } from "../../core/pieceLength.ts"
import { flag, infoHash, path, piece, whole } from "./path.ts"
import { stream } from "./Route.ts"

/** Of one `have` answer: the bitfield, every piece once and again, and a long life of signs of it. */
const MAX_HAVE = 16 * 1024 * 1024
const MAX_PIECE = MAX_PIECE_LENGTH + (MAX_PIECE_LENGTH / LEAF_SIZE) * HASH_SIZE

const offset = whole(10)
const length = whole(10, 1)
const leaves = flag("?leaves")

export const swarmRoutes = {
  /** haveFrames: the bitfield, then each piece as it is committed. */
  have: stream(path`/swarm/${{ infoHash }}/have`, MAX_HAVE),
  /** Octets of a piece, with `?leaves` the leaf hashes of the whole piece first. */
  piece: stream(path`/swarm/${{ infoHash }}/piece/${{ piece }}/${{ offset }}-${{ length }}${{ leaves }}`, MAX_PIECE),
}

type PathOf<R> = R extends { readonly path: { write(parameters: infer P): string } } ? P : never
/** A part of a piece, as it is asked for. */
export type PieceRange = Omit<PathOf<typeof swarmRoutes.piece>, "infoHash">
