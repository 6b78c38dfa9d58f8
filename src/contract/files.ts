/**
 * The files of a torrent, in few octets: 100,000 of them are one answer. Paths are told by what they have in common
 * with the one before, progress and levels in runs. `readTree` makes plain rows of it.
 */
import { LEVELS, type LevelName, readLevels } from "../core/fileSelection.ts"
import type { InfoHash } from "../core/ids.ts"
import { type PackedPaths, readPaths } from "./filePaths.ts"

export { LEVELS, type LevelName, levelsText, NORMAL, readLevels, SKIP } from "../core/fileSelection.ts"

export interface FileTree {
  readonly paths: PackedPaths
  /** Octets of each file, in the torrent's order. */
  readonly sizes: readonly number[]
}

export interface FilesPage extends FileTree {
  /** The torrent's, in this node's list. */
  readonly id: string
  readonly infohash: InfoHash
  readonly title: string
  readonly name: string
  readonly bytes: number
  readonly verifiedBytes: number
  /** Of the files that are wanted: all, unless some were chosen. */
  readonly wanted: { readonly files: number; readonly bytes: number; readonly verifiedBytes: number }
  /** From the first piece to the last, within a level. */
  readonly sequential: boolean
  /** Of a share all files are wanted, and none can be left out any more. */
  readonly origin: "share" | "download"
  /** Levels in runs of files, as "2n40s1h": skip, low, normal, high. Empty: all are normal. */
  readonly levels: string
  /** Lengths of runs of files, by turns whole and not, the whole first. */
  readonly whole: readonly number[]
  /** Of those that are not whole and begun: index, and octets verified, by turns. */
  readonly begun: readonly number[]
}

export interface FileRow {
  readonly path: readonly string[]
  readonly bytes: number
  readonly verifiedBytes: number
  readonly level: LevelName
}

/** How long a link is looked at, in seconds, where nothing else is said; and the most. */
export const INSPECT_SECONDS = 120
export const MOST_INSPECT_SECONDS = 3_600

export interface InspectAsked {
  readonly link: string
  /** Where the download would go; else the node's usual folder. */
  readonly folder?: string | undefined
  /** That it may last. */
  readonly seconds?: number | undefined
}

/** What a download of this link would be, while nothing of it is in the list. */
export interface InspectPage extends FileTree {
  readonly infohash: InfoHash
  readonly title: string
  readonly name: string
  readonly private: boolean
  readonly bytes: number
  /** The torrent of this node that has it already, or is getting it. */
  readonly torrent: string | null
  /** Names that a machine runs or reads by itself: the first of them, and how many; a download would wait for a yes. */
  readonly doubtful: { readonly names: readonly string[]; readonly count: number } | null
  /** In octets of credit. */
  readonly cost: number
  /** Payload octets that may be fetched now; null: as many as one likes. */
  readonly affordable: number | null
  /** Where downloads go, and what is free there; it may become less than nothing. */
  readonly folder: string
  readonly freeBytes: number
  readonly freeAfterBytes: number
}

/** How far each file is. @param verifiedOf octets that are verified, by its number. */
export const packProgress = (
  sizes: readonly number[],
  verifiedOf: (file: number) => number,
): Pick<FilesPage, "whole" | "begun"> => {
  const whole: number[] = []
  const begun: number[] = []
  let isWhole = true
  let first = 0
  for (let file = 0; file < sizes.length; file++) {
    const verified = verifiedOf(file)
    if (verified > 0 && verified < sizes[file]!) begun.push(file, verified)
    if ((verified === sizes[file]) === isWhole) continue
    whole.push(file - first)
    first = file
    isWhole = !isWhole
  }
  whole.push(sizes.length - first)
  return { whole, begun }
}

/** Octets of each file that are verified. */
export const readProgress = ({
  sizes,
  whole = [],
  begun = [],
}: Pick<FileTree, "sizes"> & Partial<Pick<FilesPage, "whole" | "begun">>): Float64Array => {
  const verified = new Float64Array(sizes.length)
  let at = 0
  for (const [turn, run] of whole.entries()) {
    if (turn % 2 === 0) for (let index = at; index < at + run; index++) verified[index] = sizes[index]!
    at += run
  }
  for (let i = 0; i < begun.length; i += 2) verified[begun[i]!] = begun[i + 1]!
  return verified
}

export const readTree = (
  page: FileTree & Partial<Pick<FilesPage, "levels" | "whole" | "begun">>,
): readonly FileRow[] => {
  const { paths, sizes, levels = "" } = page
  const verified = readProgress(page)
  const level = readLevels(levels, sizes.length)
  return readPaths(paths).map((path, index) => ({
    path,
    bytes: sizes[index]!,
    verifiedBytes: verified[index]!,
    level: LEVELS[level?.[index] ?? 2]!,
  }))
}
