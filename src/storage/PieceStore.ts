/**
 * PieceStore port: where the pieces of one torrent lie (adapters: FilePieceStore, MemoryPieceStore), and Storage,
 * which opens stores and makes metainfo. A store knows bytes and hashes; which pieces count as verified is the
 * torrent actor's knowledge alone.
 */
import type { LeftOut } from "../core/leftOut.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import type { PieceIndex } from "../core/ids.ts"

export interface PieceStore {
  readonly metainfo: Metainfo
  /**
   * Octets of a piece; in the first `length` octets of `into`, where that is given. Where the file has been touched
   * since it was found right, they are compared with the piece's leaf hashes first. @throws StoreError("missing") when
   * the file is gone, "changed" when they do not fit, and when a share's file is too short ("missing" for a download's,
   * as it is to be fetched).
   */
  read(piece: PieceIndex, offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>
  /**
   * Leaf hashes of a piece, 32 octets for each 16 KiB leaf (the last may cover less); from the side file, else made by
   * reading.
   */
  leaves(piece: PieceIndex): Promise<Uint8Array>
  /**
   * Writes a whole piece whose leaves were verified, and remembers its leaf hashes. Durable only after `flush`. The
   * first write to a file makes it, sparse and of full length.
   */
  write(piece: PieceIndex, bytes: Uint8Array, leaves: Uint8Array): Promise<void>
  /**
   * fsync of all that was written since the last flush. After one that failed the store takes no more writes: open it
   * anew.
   */
  flush(): Promise<void>
  /** How the files are, without reading any. */
  look(): Promise<Look>
  /**
   * Reads a file and compares it with the torrent; if nothing is changed, it no longer counts as touched. @returns its
   * pieces that do not fit.
   */
  unfit(file: number, signal: AbortSignal): Promise<readonly PieceIndex[]>
  /** Reads a piece and compares it with its root, off the main thread. False also when it is missing. */
  verify(piece: PieceIndex): Promise<boolean>
  /**
   * Which files are wanted, of all stores of this torrent: one of level 0 is never made, and nothing is in its way. All
   * are, until it is said.
   */
  want(levels: Uint8Array | undefined): void
  /** Makes the wanted empty files that were not made yet: no piece is ever written to them. Durable after `flush`. */
  makeEmpty(): Promise<void>
  /** Looks at each file where it should be, and reads none. */
  survey(verified: Verified): Promise<Survey>
  /**
   * Reads all files and takes what is the torrent's: a file that is wholly equal to be read, one that is partly equal
   * to be completed only with the operator's word. Makes the wanted empty files when nothing is in the way. @throws
   * StoreError "in-the-way".
   */
  compare(comparison: Comparison): Promise<void>
  /**
   * Reads a file that was touched since it was whole (`Survey.touched`); if it is right, it no longer counts as
   * touched.
   */
  confirm(file: number): Promise<boolean>
  close(): Promise<void>
  /**
   * Deletes the files that were made here, after a fresh look at each, then the folders that were made here and hold
   * nothing any more.
   * @param used why a path must stay, as something else of this node uses it.
   * @returns what was left, and why. @throws StoreError of the first that could not be deleted, after all others were.
   */
  removeData(verified: Verified, used?: (path: string) => string | undefined): Promise<readonly Obstacle[]>
}

export type Verified = (piece: PieceIndex) => boolean

/** Something at a torrent's place that is not the torrent's, and what it is, in words that go on from its path. */
export interface Obstacle {
  readonly path: string
  readonly what: string
  /** It would do if the operator gave it. */
  readonly usable?: boolean
}

export interface Survey {
  /**
   * Relative paths of files that are gone or shorter, although some piece of theirs was verified (of an empty file: any
   * piece of the torrent, and it had been made).
   */
  readonly missing: readonly string[]
  readonly inTheWay: StoreError | undefined
  /** Something is there of which is not known whether it is the torrent's. */
  readonly unknown: boolean
  /** Indexes of whole files that were changed since this node last wrote or read them. */
  readonly touched: readonly number[]
  /** Octets of room that the rest of what is wanted takes, and that there are. */
  readonly room: number
  readonly free: number
}

export interface Comparison {
  /** The operator's word that files which are there may be written to. */
  readonly useExisting: boolean
  readonly signal: AbortSignal
  readonly onChecked: (good: readonly PieceIndex[], bad: readonly PieceIndex[]) => Promise<void>
}

export interface Look {
  /** Relative paths of files that are not there, or no regular files. */
  readonly gone: readonly string[]
  /** Of files that go on after their end in the torrent. */
  readonly longer: readonly string[]
  /**
   * Files that look otherwise than when they were found right, by index; `looks` is the same as long as nothing touches
   * them again.
   */
  readonly touched: readonly { readonly file: number; readonly looks: string }[]
}

export interface HashProgress {
  readonly hashedBytes: number
  readonly totalBytes: number
}

export interface Storage {
  /**
   * Makes the BEP 52 metainfo of a file or folder where it lies. Hashed by workers, off the main thread.
   * Symbolic links, sockets and devices inside a folder are not shared but left out, and told.
   * @throws StoreError
   */
  make(path: string, options: MakeOptions): Promise<MadeTorrent>
  /**
   * Which files `make` takes with this folder for side files, as each was looked at. Durable when it resolves.
   * @throws what the disk refuses.
   */
  choose(state: string, files: readonly ChosenFile[]): Promise<void>
  /**
   * A .torrent that the operator has, checked as one from strangers is. @throws StoreError "bad-torrent", or what keeps
   * it from being read.
   */
  readTorrent(file: string): Promise<Metainfo>
  /**
   * @param path  of the file or folder itself: for a torrent named `n` downloaded into `d` that is `d/n`.
   * @param state folder for side files of this torrent (leaf hashes), in the node's data directory.
   * @param writable a share in place is opened without it, and never written to.
   */
  open(metainfo: Metainfo, path: string, state: string, writable: boolean): Promise<PieceStore>
  /** Of a download's data, with no other store of it open. */
  move(metainfo: Metainfo, places: MovePlaces): Promise<DataMove>
}

/**
 * A move of a torrent's data, each part of which can be done again after a crash, and finds what was done. Until
 * `leave` nothing at the old place changes, so that one place is whole at each moment: the old one until `bring` has
 * resolved, the new one from then on.
 */
export interface DataMove {
  /**
   * Which files are wanted, as of a store. Of one that is not, what was verified is brought, if anything; what others
   * have at its old place is none of the torrent's, and stays.
   */
  want(levels: Uint8Array | undefined): void
  /**
   * What stands in the way at the new place: nothing is ever written over, nor is a folder of somebody else filled. At
   * most 1,000.
   */
  obstacles(): Promise<readonly Obstacle[]>
  /**
   * Has all verified octets at the new place, flushed and checked: by second names on the same disk, else by copies.
   * @throws StoreError, also for what is in the way. Ends early, without an error, when the signal is aborted.
   */
  bring(options: BringOptions): Promise<void>
  /** After `bring` or in its midst: takes what was made at the new place away again; the old one is as it was. */
  abandon(): Promise<void>
  /**
   * After `bring`, and only when it is known lastingly that the data are at the new place: deletes them at the old one.
   * @param used why a path must stay, as something else of this node uses it.
   * @returns what was left there, and why.
   */
  leave(verified: Verified, used: (path: string) => string | undefined): Promise<readonly Obstacle[]>
  /** After `leave`: what is at the new place is the torrent's own for all stores that are opened from now on. */
  settle(): Promise<void>
  close(): Promise<void>
}

export interface BringOptions {
  readonly verified: Verified
  readonly signal: AbortSignal
  readonly onProgress?: (doneBytes: number, totalBytes: number) => void
}

export interface MovePlaces {
  /** Of the file or folder itself, as for `Storage.open`. */
  readonly from: string
  readonly to: string
  /** Folder for side files of this torrent. */
  readonly state: string
}

export interface MadeTorrent {
  readonly metainfo: Metainfo
  /** The canonical bencoded .torrent. */
  readonly bytes: Uint8Array
  readonly leftOut: LeftOut
}

/** Below what is shared; of a file that is shared alone, its name. */
export interface ChosenFile {
  readonly path: readonly string[]
  /** What must be the same, or it counts as another file. */
  readonly mark: { readonly size: bigint; readonly mtimeNs: bigint; readonly ctimeNs: bigint; readonly ino: bigint }
}

export interface MakeOptions {
  readonly private: boolean
  /** What the torrent is called; else as the last element of the path that is given. */
  readonly name?: string
  /** Leaves out names that no torrent may hold, instead of refusing. */
  readonly skipUnsafe?: boolean
  /**
   * Side-file folder: if given, only what was chosen for it is taken; fails as "changed" where one of these files is
   * another by now, as "missing" where nothing was chosen.
   */
  readonly chosenIn?: string | undefined
  /** Side-file folder: if given, leaf hashes are kept there, so that nothing is hashed twice. */
  readonly state?: string
  readonly pieceLength?: number
  readonly onProgress?: (progress: HashProgress) => void
  readonly signal?: AbortSignal
}

export class StoreError extends Error {
  readonly _tag = "StoreError"
  readonly code:
    | "missing"
    | "denied"
    | "full"
    | "changed"
    | "in-the-way"
    | "unsafe-name"
    | "too-large"
    | "does-not-fit"
    | "bad-torrent"
    | "empty"
    | "aborted"
    | "io"
  constructor(code: StoreError["code"], message: string) {
    super(message)
    this.name = "StoreError"
    this.code = code
  }
}
