/**
 * What a BEP 52 (v2) torrent says, parsed and checked. Owns the shape; parseMetainfo.ts and encodeMetainfo.ts own the
 * bytes. Pieces never span files: each file begins at a piece boundary, and the pieces of all non-empty files, in
 * file-tree order, make up the torrent's PieceIndex space.
 */
import type { InfoHash } from "../ids.ts"

export interface TorrentFile {
  /** Path elements below the torrent's name; for a single-file torrent just `[name]`. Checked by fileName rules. */
  readonly path: readonly string[]
  /** Octets. */
  readonly length: number
  /** Merkle root of the file's 16 KiB leaves, 32 octets; absent for an empty file. */
  readonly piecesRoot: Uint8Array | undefined
  /** Index of its first piece; an empty file has no pieces. */
  readonly firstPiece: number
  readonly pieceCount: number
}

export interface Metainfo {
  readonly infoHash: InfoHash
  readonly name: string
  /** Octets, a power of two ≥ 16 KiB. */
  readonly pieceLength: number
  readonly private: boolean
  /** One file that lies at `name` itself, not in a folder of that name. */
  readonly singleFile: boolean
  readonly files: readonly TorrentFile[]
  readonly totalBytes: number
  readonly pieceCount: number
  /** Concatenated piece roots, 32 octets each, in PieceIndex order (for a one-piece file: its piecesRoot). */
  readonly pieceRoots: Uint8Array
  /** The bencoded .torrent, exactly as received or written. */
  readonly bytes: Uint8Array
}
