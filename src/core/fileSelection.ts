/**
 * Which files of a torrent are wanted, and which of them first: one level a file. Pieces never span files (BEP 52), so
 * a piece is wanted exactly when its file is: there is none that a wanted and a skipped file share. Pure; the torrent's
 * actor keeps the levels as text.
 */
import { globTest } from "./glob.ts"
import { PieceSet } from "./PieceSet.ts"

export const LEVELS = ["skip", "low", "normal", "high"] as const
export type LevelName = (typeof LEVELS)[number]

/** Of `LEVELS`, by index; what is skipped is not wanted. */
export const SKIP = 0
export const NORMAL = 2
export const HIGH = 3

/** What must be known of a file; a metainfo's are such. */
export interface FileSpan {
  readonly path: readonly string[]
  readonly length: number
  readonly firstPiece: number
  readonly pieceCount: number
}

export interface TorrentShape {
  readonly pieceLength: number
  readonly pieceCount: number
  readonly files: readonly FileSpan[]
}

/** One rule after the other: of those that fit a file the last one counts. */
export interface FileRule {
  readonly glob: string
  readonly level: LevelName
}

const LETTERS = "slnh"

/** As runs of files: "2n40s1h" is two normal, forty skipped, one high. Nothing where all are normal. */
export const levelsText = (levels: Uint8Array): string => {
  if (levels.every((level) => level === NORMAL)) return ""
  let text = ""
  for (let first = 0, at = 1; at <= levels.length; at++) {
    if (at < levels.length && levels[at] === levels[first]) continue
    text += `${at - first}${LETTERS[levels[first]!]}`
    first = at
  }
  return text
}

/** @returns undefined for what is no such text, or not of so many files. */
export const readLevels = (text: string, files: number): Uint8Array | undefined => {
  const levels = new Uint8Array(files).fill(NORMAL)
  if (text === "") return levels
  if (!/^(?:[1-9][0-9]{0,8}[slnh])+$/.test(text)) return undefined
  let at = 0
  for (const [, count, letter] of text.matchAll(/([0-9]+)([slnh])/g)) {
    const end = at + Number(count)
    if (end > files) return undefined
    levels.fill(LETTERS.indexOf(letter!), at, end)
    at = end
  }
  return at === files ? levels : undefined
}

/** The levels after the rules; a rule that fits no file changes nothing. */
export const withRules = (
  levels: Uint8Array,
  files: readonly Pick<FileSpan, "path">[],
  rules: readonly FileRule[],
): Uint8Array => {
  const after = levels.slice()
  for (const { glob, level } of rules) {
    const fits = globTest(glob)
    files.forEach(({ path }, index) => {
      if (fits(path)) after[index] = LEVELS.indexOf(level)
    })
  }
  return after
}

/** Of those rules that fit no file, which is mostly a mistake. */
export const idleGlobs = (files: readonly Pick<FileSpan, "path">[], rules: readonly FileRule[]): readonly string[] =>
  rules.flatMap(({ glob }) => {
    const fits = globTest(glob)
    return files.some(({ path }) => fits(path)) ? [] : [glob]
  })

/** The level of each piece. */
export const pieceLevels = ({ pieceCount, files }: TorrentShape, levels: Uint8Array): Uint8Array => {
  const of = new Uint8Array(pieceCount)
  files.forEach(({ firstPiece, pieceCount: own }, index) => of.fill(levels[index]!, firstPiece, firstPiece + own))
  return of
}

/** Lengths of runs of pieces, by turns wanted and not, the wanted first: "0 3 40" is three not wanted, forty wanted. */
export const wantedText = (pieces: Uint8Array): string => {
  const runs: number[] = []
  let wanted = true
  let first = 0
  for (let at = 0; at <= pieces.length; at++) {
    if (at < pieces.length && (pieces[at] !== SKIP) === wanted) continue
    runs.push(at - first)
    first = at
    wanted = !wanted
  }
  return runs.join(" ")
}

export const readWanted = (text: string, pieces: number): PieceSet => {
  const wanted: number[] = []
  let at = 0
  for (const [turn, run] of text.split(" ").entries()) {
    const end = Math.min(pieces, at + (Number(run) || 0))
    if (turn % 2 === 0) for (let piece = at; piece < end; piece++) wanted.push(piece)
    at = end
  }
  return PieceSet.empty(pieces).with(wanted)
}

export interface SelectionFigures {
  /** Files that are wanted. */
  readonly files: number
  /** Octets of them, and how many of those are verified. */
  readonly bytes: number
  readonly verifiedBytes: number
}

export const selectionFigures = (
  { pieceLength, files }: TorrentShape,
  levels: Uint8Array,
  has: (piece: number) => boolean,
): SelectionFigures => {
  const sum = { files: 0, bytes: 0, verifiedBytes: 0 }
  files.forEach((file, index) => {
    if (levels[index] === SKIP) return
    sum.files++
    sum.bytes += file.length
    sum.verifiedBytes += verifiedOf(file, pieceLength, has)
  })
  return sum
}

/** Octets of a file that are verified. */
export const verifiedOf = (
  { length, firstPiece, pieceCount }: FileSpan,
  pieceLength: number,
  has: (piece: number) => boolean,
): number => {
  let bytes = 0
  for (let i = 0; i < pieceCount; i++) if (has(firstPiece + i)) bytes += Math.min(pieceLength, length - i * pieceLength)
  return bytes
}
