/**
 * Where a piece lies, how large it is, and which leaves it has: the geometry of BEP 52. Pieces never span files; the
 * last piece of a file may be short. Callers pass pieces of this torrent (0 ≤ piece < pieceCount); for others a
 * RangeError says that the caller is wrong.
 */
import { equalOctets, HASH_SIZE, LEAF_SIZE, leafHashes, merkleRoot, treeWidth } from "./merkleTree.ts"
import type { Metainfo, TorrentFile } from "./metainfo/Metainfo.ts"

export interface PieceSpan {
  readonly file: TorrentFile
  readonly fileIndex: number
  /** Octet of the file at which the piece begins. */
  readonly offset: number
  /** Octets. */
  readonly length: number
}

export const pieceSpan = (metainfo: Metainfo, piece: number): PieceSpan => {
  const { files, pieceLength, pieceCount } = metainfo
  if (!(Number.isInteger(piece) && piece >= 0 && piece < pieceCount))
    throw new RangeError(`the torrent has no piece ${piece}`)
  let low = 0
  let high = files.length - 1
  // The last file that begins at or before the piece: empty files share their firstPiece with the file after them.
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (files[middle]!.firstPiece <= piece) low = middle
    else high = middle - 1
  }
  const file = files[low]!
  const offset = (piece - file.firstPiece) * pieceLength
  return { file, fileIndex: low, offset, length: Math.min(pieceLength, file.length - offset) }
}

/** Octets of a piece. */
export const pieceSize = (metainfo: Metainfo, piece: number): number => pieceSpan(metainfo, piece).length

/** Leaves of 16 KiB, the last of which may be short. */
export const leafCount = (metainfo: Metainfo, piece: number): number =>
  Math.ceil(pieceSize(metainfo, piece) / LEAF_SIZE)

/** The hash that the leaves of a piece must add up to. */
const pieceRoot = (metainfo: Metainfo, piece: number): Uint8Array =>
  metainfo.pieceRoots.subarray(piece * HASH_SIZE, (piece + 1) * HASH_SIZE)

/**
 * Leaves of a piece's tree, those beyond the end of the file included: a file of one piece has a tree of its own size.
 */
const leafWidth = (metainfo: Metainfo, file: TorrentFile): number =>
  file.pieceCount === 1 ? treeWidth(Math.ceil(file.length / LEAF_SIZE)) : metainfo.pieceLength / LEAF_SIZE

/** Whether `leaves` (32 octets each, all leaves of the piece) are the true ones. */
export const verifyLeaves = (metainfo: Metainfo, piece: number, leaves: Uint8Array): boolean => {
  const { file, length } = pieceSpan(metainfo, piece)
  if (leaves.length !== Math.ceil(length / LEAF_SIZE) * HASH_SIZE) return false
  return equalOctets(merkleRoot(leaves, leafWidth(metainfo, file), 0), pieceRoot(metainfo, piece))
}

/** The trees of one whole file that lies in memory. `leaves` are those of each of its pieces. */
export const hashFile = (
  content: Uint8Array,
  pieceLength: number,
): {
  readonly leaves: readonly Uint8Array[]
  readonly piecesRoot: Uint8Array | undefined
  readonly pieceLayer: Uint8Array | undefined
} => {
  const leaves: Uint8Array[] = []
  for (let at = 0; at < content.length; at += pieceLength)
    leaves.push(leafHashes(content.subarray(at, at + pieceLength)))
  if (leaves.length === 0) return { leaves, piecesRoot: undefined, pieceLayer: undefined }
  if (leaves.length === 1) {
    return {
      leaves,
      piecesRoot: merkleRoot(leaves[0]!, treeWidth(leaves[0]!.length / HASH_SIZE), 0),
      pieceLayer: undefined,
    }
  }
  const width = pieceLength / LEAF_SIZE
  const pieceLayer = new Uint8Array(Buffer.concat(leaves.map((own) => merkleRoot(own, width, 0))))
  return { leaves, piecesRoot: merkleRoot(pieceLayer, treeWidth(leaves.length), Math.log2(width)), pieceLayer }
}
