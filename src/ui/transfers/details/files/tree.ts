/**
 * The files of a torrent as a tree in flat arrays: its nodes as one reads them from above, a folder before what is in
 * it, so that all of a folder is a range, of nodes as of files. A torrent's files come in the order of its tree (BEP
 * 52), so one pass makes it. Nothing here calls itself: 100,000 files are some passes over arrays, and their names are
 * read when somebody looks at them. Pure.
 */
import { readFolder, readNames } from "../../../../contract/filePaths.ts"
import { type FileTree, SKIP } from "../../../../contract/files.ts"
import { folded } from "../../../../contract/folded.ts"

export interface Tree {
  /** Nodes: folders and files. */
  readonly count: number
  /** Nothing where there is no such node. */
  readonly name: (node: number) => string
  /** 1 of a folder. */
  readonly folders: Uint8Array
  /** 0 at the top. */
  readonly depths: Uint16Array
  /** -1 at the top. */
  readonly parents: Int32Array
  /** The node after all that is in it. */
  readonly ends: Int32Array
  /** The number of the first file in it, of a file its own; after the last node, how many files there are. */
  readonly firsts: Int32Array
  /** Of a file's number, its node. */
  readonly nodes: Int32Array
  /** Files, and octets, as sums: how much comes before each file, and after the last one how much there is. */
  readonly counts: Int32Array
  readonly bytes: Float64Array
}

/** Of each file's value: what is in a folder is the difference of two sums. */
export const sumsOf = (values: ArrayLike<number>): Float64Array => {
  const sums = new Float64Array(values.length + 1)
  for (let file = 0; file < values.length; file++) sums[file + 1] = sums[file]! + values[file]!
  return sums
}

/** Of such sums, what is in a node. */
export const sumIn = ({ firsts, ends }: Tree, sums: Int32Array | Float64Array, node: number): number =>
  sums[firsts[ends[node]!]!]! - sums[firsts[node]!]!

export const treeOf = ({ paths, sizes }: FileTree): Tree => {
  const ways = paths.folders.map(readFolder)
  const count = sizes.length + ways.reduce((sum, { names }) => sum + names.length, 0)
  const folders = new Uint8Array(count)
  const depths = new Uint16Array(count)
  const parents = new Int32Array(count)
  const ends = new Int32Array(count)
  const firsts = new Int32Array(count + 1)
  const nodes = new Int32Array(sizes.length)
  const counts = new Int32Array(sizes.length + 1)
  /** Of a node the stretch of files with which it is told, and of that its first file. */
  const stretches = new Int32Array(count)
  const starts: number[] = []
  /** The folders that the next file is in. */
  const open: number[] = []
  let [node, file] = [0, 0]
  const close = (depth: number, end: number): void => {
    while (open.length > depth) ends[open.pop()!] = end
  }
  for (const [stretch, { shared, names }] of ways.entries()) {
    close(shared, node)
    const next = node + names.length + paths.counts[stretch]!
    stretches.fill(stretch, node, next)
    starts.push(file)
    for (let i = 0; i < names.length; i++, node++) {
      folders[node] = 1
      depths[node] = open.length
      parents[node] = open.at(-1) ?? -1
      firsts[node] = file
      open.push(node)
    }
    depths.fill(open.length, node, next)
    parents.fill(open.at(-1) ?? -1, node, next)
    for (; node < next; node++, file++) {
      firsts[node] = file
      nodes[file] = node
      ends[node] = node + 1
      counts[file + 1] = file + 1
    }
  }
  close(0, count)
  firsts[count] = file
  const read: (readonly string[])[] = []
  const name = (at: number): string => {
    const stretch = stretches[at]
    if (stretch === undefined) return ""
    const { shared, names } = ways[stretch]!
    if (folders[at] === 1) return names[depths[at]! - shared]!
    return (read[stretch] ??= readNames(paths.names[stretch]!))[firsts[at]! - starts[stretch]!]!
  }
  return { count, name, folders, depths, parents, ends, firsts, nodes, counts, bytes: sumsOf(sizes) }
}

export const pathOf = ({ name, parents }: Tree, node: number): string => {
  const path: string[] = []
  for (let at = node; at >= 0; at = parents[at]!) path.unshift(name(at))
  return path.join("/")
}

/** What of it is shown when one looks for something: a node that fits, the way to it, and all that is in it. */
export const shownOf = (
  { count, name, folders, parents, firsts }: Tree,
  words: string,
  fits: (file: number) => boolean,
): Uint8Array => {
  const sought = folded(words.trim())
  const named = new Uint8Array(count)
  for (let node = 0; node < count; node++)
    named[node] = Number(
      sought === "" || (parents[node]! >= 0 && named[parents[node]!] === 1) || folded(name(node)).includes(sought),
    )
  const shown = new Uint8Array(count)
  for (let node = count - 1; node >= 0; node--) {
    if (folders[node] === 0 && named[node] === 1 && fits(firsts[node]!)) shown[node] = 1
    if (shown[node] === 1 && parents[node]! >= 0) shown[parents[node]!] = 1
  }
  return shown
}

/** How many files are shown, as sums; of those only that are wanted, where levels are given. */
export const countsOf = ({ nodes, counts }: Tree, shown?: Uint8Array, levels?: Uint8Array | null): Int32Array => {
  const isSome = levels?.includes(SKIP)
  if (!shown && !isSome) return counts
  const some = new Int32Array(counts.length)
  for (let file = 0; file < nodes.length; file++) {
    const is = (!shown || shown[nodes[file]!] === 1) && (!isSome || levels![file] !== SKIP)
    some[file + 1] = some[file]! + Number(is)
  }
  return some
}

/** The nodes of open folders, in order; of those only that are shown, where not all are. */
export const linesOf = ({ count, folders, ends }: Tree, isOpen: Uint8Array, shown?: Uint8Array): Int32Array => {
  const lines = new Int32Array(count)
  let length = 0
  for (let node = 0; node < count;) {
    if (shown && shown[node] === 0) {
      node = ends[node]!
      continue
    }
    lines[length++] = node
    node = folders[node] === 1 && isOpen[node] === 0 ? ends[node]! : node + 1
  }
  return lines.subarray(0, length)
}

/** Levels with all files of a node at another one; of those only that are shown, where not all are. */
export const withLevel = (
  { firsts, ends, nodes }: Tree,
  levels: Uint8Array,
  node: number,
  level: number,
  shown?: Uint8Array,
): Uint8Array => {
  const after = levels.slice()
  const end = firsts[ends[node]!]!
  for (let file = firsts[node]!; file < end; file++) if (!shown || shown[nodes[file]!] === 1) after[file] = level
  return after
}

/** Level that all wanted files of a node have, of those that are shown; null where there are several, or none. */
export const commonLevel = (
  { firsts, ends, nodes }: Tree,
  levels: Uint8Array,
  node: number,
  shown?: Uint8Array,
): number | null => {
  let common: number | null = null
  const end = firsts[ends[node]!]!
  for (let file = firsts[node]!; file < end; file++) {
    const level = shown && shown[nodes[file]!] === 0 ? SKIP : levels[file]!
    if (level === SKIP || level === common) continue
    if (common !== null) return null
    common = level
  }
  return common
}

/** Octets of each file that are verified. Pieces never span files. */
export const verifiedBytes = (sizes: readonly number[], pieceLength: number, verified: Uint8Array): Float64Array => {
  const bytes = new Float64Array(sizes.length)
  let piece = 0
  for (let file = 0; file < sizes.length; file++) {
    const size = sizes[file]!
    for (let from = 0; from < size; from += pieceLength, piece++)
      if (verified[piece] === 1) bytes[file]! += Math.min(pieceLength, size - from)
  }
  return bytes
}
