/** What a transfer onion answers, for its one swarm. */
import { LEAF_SIZE, HASH_SIZE } from "../../core/merkleTree.ts"
import { MAX_PIECE_LENGTH } from "../../core/pieceLength.ts"
import { flag, infoHash, type Path, path, piece, whole } from "./path.ts"
import { PeersExchange } from "../PeersExchange.ts"
import { post, type StreamRoute, stream } from "./Route.ts"

/** Of one `have` answer: the bitfield, every piece once and again, and a long life of signs of it. */
const MAX_HAVE = 16 * 1024 * 1024
const MAX_PIECE = MAX_PIECE_LENGTH + (MAX_PIECE_LENGTH / LEAF_SIZE) * HASH_SIZE

const offset = whole(10)
const length = whole(10, 1)
const leaves = flag("?leaves")

/** haveFrames: the bitfield, then each piece as it is committed. */
export const haveBelow = <P>(path: Path<P>): StreamRoute<P> => stream(path, MAX_HAVE)
/** Octets of a piece, with `?leaves` the leaf hashes of the whole piece first. */
export const pieceBelow = <P>(path: Path<P>): StreamRoute<P> => stream(path, MAX_PIECE)
/** What of a piece is asked for, as paths spell it. */
export const range = { piece, offset, length, leaves }

export const swarmRoutes = {
  have: haveBelow(path`/swarm/${{ infoHash }}/have`),
  /** In private swarms, to who proves to hold the token (JOIN2). */
  peers: post(path`/swarm/${{ infoHash }}/peers`, PeersExchange, PeersExchange),
  piece: pieceBelow(path`/swarm/${{ infoHash }}/piece/${{ piece }}/${{ offset }}-${{ length }}${{ leaves }}`),
}
