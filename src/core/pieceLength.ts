/**
 * Which piece lengths there are, and which one a new torrent gets. A piece is what is verified, logged and announced
 * as a whole: the first one should be there soon, none should take a Tor circuit more than some seconds, and a torrent
 * should have about a thousand.
 */
export const MIN_PIECE_LENGTH = 16_384
/** A whole piece lies in memory while it is downloaded, so a stranger's metainfo must not choose that freely. */
export const MAX_PIECE_LENGTH = 67_108_864
export const MAX_PIECES = 2 ** 20

/** With its hashes it fits what Tor sends at once over a fresh circuit (124 cells). */
const SMALLEST = 32_768
const LARGEST_WANTED = 16_777_216
const PIECES_WANTED = 1_024
/** 32 octets each in the metainfo, which has 10 MB in all. */
const PIECES_TOLERATED = 200_000

export const isPieceLength = (n: number): boolean =>
  Number.isInteger(n) && n >= MIN_PIECE_LENGTH && n <= MAX_PIECE_LENGTH && (n & (n - 1)) === 0

/** The piece length of a new torrent of files of these lengths: a power of two, from 32 KiB. */
export const choosePieceLength = (totalBytes: number): number => {
  let length = SMALLEST
  while (length < LARGEST_WANTED && totalBytes / length > PIECES_WANTED) length *= 2
  while (length < MAX_PIECE_LENGTH && totalBytes / length > PIECES_TOLERATED) length *= 2
  return length
}
