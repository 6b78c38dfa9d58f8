/**
 * PieceStore port: where the pieces of one torrent lie (adapters: FilePieceStore, MemoryPieceStore), and Storage,
 * which opens stores and makes metainfo. A store knows bytes and hashes; which pieces count as verified is the
 * torrent actor's knowledge alone.
 */
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import type { PieceIndex } from "../core/ids.ts"

export interface PieceStore {
  readonly metainfo: Metainfo
  /**
   * Octets of a piece; in the first `length` octets of `into`, where that is given. @throws StoreError("missing") when the file is
   * gone or too short.
   */
  read(piece: PieceIndex, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>
  /** Leaf hashes of a piece, 32 octets for each 16 KiB leaf (the last may cover less); from the side file, else made by reading. */
  leaves(piece: PieceIndex): Promise<Uint8Array>
  /**
   * Writes a whole piece whose leaves were verified, and remembers its leaf hashes. Durable only after `flush`. The first
   * write to a file makes it, sparse and of full length.
   */
  write(piece: PieceIndex, bytes: Uint8Array, leaves: Uint8Array): Promise<void>
  /** fsync of all that was written since the last flush. After one that failed the store takes no more writes: open it anew. */
  flush(): Promise<void>
  /** Reads a piece and compares it with its root, off the main thread. False also when it is missing. */
  verify(piece: PieceIndex): Promise<boolean>
  /**
   * Relative paths of files that are gone, or of another length, although `verified` holds for a piece of theirs (for an
   * empty file: for a piece of the torrent).
   */
  missing(verified: (piece: PieceIndex) => boolean): Promise<readonly string[]>
  close(): Promise<void>
  /** Deletes the files of this torrent (and nothing else), then the folders it leaves empty. */
  removeData(): Promise<void>
}

export interface HashProgress {
  readonly hashedBytes: number
  readonly totalBytes: number
}

export interface Storage {
  /**
   * Makes the BEP 52 metainfo of a file or folder where it lies. Hashed by workers, off the main thread.
   * Symbolic links, sockets and devices inside a folder are not shared but passed over.
   * @throws StoreError
   */
  make(path: string, options: MakeOptions): Promise<MadeTorrent>
  /**
   * @param path  of the file or folder itself: for a torrent named `n` downloaded into `d` that is `d/n`.
   * @param state folder for side files of this torrent (leaf hashes), in the node's data directory.
   * @param writable a share in place is opened without it, and never written to.
   */
  open(metainfo: Metainfo, path: string, state: string, writable: boolean): Promise<PieceStore>
}

export interface MadeTorrent {
  readonly metainfo: Metainfo
  /** The canonical bencoded .torrent. */
  readonly bytes: Uint8Array
  /** Relative paths of what was passed over, at most 1,000. */
  readonly skipped: readonly string[]
}

export interface MakeOptions {
  readonly private: boolean
  /** Side-file folder: if given, leaf hashes are kept there, so that nothing is hashed twice. */
  readonly state?: string
  readonly pieceLength?: number
  readonly onProgress?: (progress: HashProgress) => void
  readonly signal?: AbortSignal
}

export class StoreError extends Error {
  readonly _tag = "StoreError"
  readonly code: "missing" | "denied" | "full" | "changed" | "unsafe-name" | "too-large" | "empty" | "aborted" | "io"
  constructor(code: StoreError["code"], message: string) {
    super(message)
    this.name = "StoreError"
    this.code = code
  }
}
