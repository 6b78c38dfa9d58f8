/** The pieces of a torrent, in runs: what is verified and wanted of them, what is under way, and who has it. Pure. */

export interface PiecesPage {
  readonly pieces: number
  /** Octets of a piece; that of a file's end may be shorter. Pieces never span files, and come in the files' order. */
  readonly pieceLength: number
  /** Lengths of runs of pieces, by turns so and not, the first so. */
  readonly verified: readonly number[]
  readonly wanted: readonly number[]
  /** Those of which some octets were asked for, or have come. */
  readonly underWay: readonly number[]
  /** How many connected peers have a piece, and for how many pieces on, by turns; empty while the swarm is not open. */
  readonly copies: readonly number[]
}

/** By turns so and not, the first so. */
export const packRuns = (pieces: number, is: (piece: number) => boolean): number[] => {
  const runs: number[] = []
  let first = 0
  for (let at = 0; at <= pieces; at++) {
    if (at < pieces && is(at) === (runs.length % 2 === 0)) continue
    runs.push(at - first)
    first = at
  }
  return runs
}

/** 1 where it is so. */
export const readRuns = (pieces: number, runs: readonly number[]): Uint8Array => {
  const flags = new Uint8Array(pieces)
  let at = 0
  for (const [turn, run] of runs.entries()) {
    if (turn % 2 === 0) flags.fill(1, at, at + run)
    at += run
  }
  return flags
}

/** A number and how often it comes in a row, by turns. */
export const packCounts = (counts: ArrayLike<number>): number[] => {
  const packed: number[] = []
  for (let first = 0, at = 1; first < counts.length; at++) {
    if (at < counts.length && counts[at] === counts[first]) continue
    packed.push(counts[first]!, at - first)
    first = at
  }
  return packed
}

export const readCounts = (pieces: number, packed: readonly number[]): Uint32Array => {
  const counts = new Uint32Array(pieces)
  let at = 0
  for (let i = 0; i + 1 < packed.length; i += 2) {
    counts.fill(packed[i]!, at, at + packed[i + 1]!)
    at += packed[i + 1]!
  }
  return counts
}
