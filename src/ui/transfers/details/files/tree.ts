/**
 * The files of a torrent as a tree in flat arrays: its nodes as one reads them from above, a folder before what is in
 * it, so that all of a folder is a range. A torrent's files come in the order of its tree (BEP 52), so one pass makes
 * it. Nothing here calls itself: 100,000 files are some passes over arrays. Pure.
 */
import type { FileTree } from "../../../../contract/files.ts"

export interface Tree {
  /** Nodes: folders and files. */
  readonly count: number
  readonly names: readonly string[]
  /** 0 at the top. */
  readonly depths: Uint16Array
  /** -1 at the top. */
  readonly parents: Int32Array
  /** The node after all that is in it. */
  readonly ends: Int32Array
  /** Its number in the torrent's order; -1 of a folder. */
  readonly files: Int32Array
  /** Of a file's number, its node. */
  readonly nodes: Int32Array
  /** Octets of it, or of all that is in it. */
  readonly bytes: Float64Array
  /** How many files are in it; of a file 1. */
  readonly counts: Float64Array
}

export const FOLDER = -1

/** For each node the sum over the files in it. */
export const sumsOf = (
  { count, files, parents }: Pick<Tree, "count" | "files" | "parents">,
  of: (file: number) => number,
): Float64Array => {
  const sums = new Float64Array(count)
  for (let node = count - 1; node >= 0; node--) {
    if (files[node] !== FOLDER) sums[node] = of(files[node]!)
    if (parents[node]! >= 0) sums[parents[node]!]! += sums[node]!
  }
  return sums
}

/**
 * @param paths as the node tells them: how many folders a file shares with the one before, and the rest of its path.
 */
export const treeOf = ({ paths, sizes }: FileTree): Tree => {
  const names: string[] = []
  const depths: number[] = []
  const parents: number[] = []
  const files: number[] = []
  const nodes = new Int32Array(paths.length)
  /** The folders that the last file is in. */
  const open: number[] = []
  const add = (name: string, file: number): number => {
    parents.push(open.at(-1) ?? -1)
    depths.push(open.length)
    files.push(file)
    return names.push(name) - 1
  }
  for (const [file, path] of paths.entries()) {
    const slash = path.indexOf("/")
    open.length = Number(path.slice(0, slash))
    const rest = path.slice(slash + 1).split("/")
    for (const name of rest.slice(0, -1)) open.push(add(name, FOLDER))
    nodes[file] = add(rest.at(-1)!, file)
  }
  const count = names.length
  const flat = { count, files: Int32Array.from(files), parents: Int32Array.from(parents) }
  const ends = new Int32Array(count)
  for (let node = count - 1; node >= 0; node--) {
    ends[node] = Math.max(ends[node]!, node + 1)
    const parent = parents[node]!
    if (parent >= 0) ends[parent] = Math.max(ends[parent]!, ends[node]!)
  }
  return {
    ...flat,
    names,
    depths: Uint16Array.from(depths),
    ends,
    nodes,
    bytes: sumsOf(flat, (file) => sizes[file]!),
    counts: sumsOf(flat, () => 1),
  }
}

export const pathOf = ({ names, parents }: Tree, node: number): string => {
  const path: string[] = []
  for (let at = node; at >= 0; at = parents[at]!) path.unshift(names[at]!)
  return path.join("/")
}

/** What of it is shown when one looks for something: a node that fits, the way to it, and all that is in it. */
export const shownOf = (
  { count, names, parents, files }: Tree,
  words: string,
  fits: (file: number) => boolean,
): Uint8Array => {
  const sought = words.trim().toLowerCase()
  const named = new Uint8Array(count)
  for (let node = 0; node < count; node++)
    named[node] = Number(
      sought === "" ||
        (parents[node]! >= 0 && named[parents[node]!] === 1) ||
        names[node]!.toLowerCase().includes(sought),
    )
  const shown = new Uint8Array(count)
  for (let node = count - 1; node >= 0; node--) {
    if (files[node] !== FOLDER && named[node] === 1 && fits(files[node]!)) shown[node] = 1
    if (shown[node] === 1 && parents[node]! >= 0) shown[parents[node]!] = 1
  }
  return shown
}

/** The nodes of open folders, in order; of those only that are shown, where not all are. */
export const linesOf = ({ count, files, ends }: Tree, isOpen: Uint8Array, shown?: Uint8Array): Int32Array => {
  const lines = new Int32Array(count)
  let length = 0
  for (let node = 0; node < count;) {
    if (shown && shown[node] === 0) {
      node = ends[node]!
      continue
    }
    lines[length++] = node
    node = files[node] === FOLDER && isOpen[node] === 0 ? ends[node]! : node + 1
  }
  return lines.subarray(0, length)
}

/** Levels with all files of a node at another one; of those only that are shown, where not all are. */
export const withLevel = (
  { files, ends }: Tree,
  levels: Uint8Array,
  node: number,
  level: number,
  shown?: Uint8Array,
): Uint8Array => {
  const after = levels.slice()
  for (let at = node; at < ends[node]!; at++)
    if (files[at] !== FOLDER && (!shown || shown[at] === 1)) after[files[at]!] = level
  return after
}

/** Level that all wanted files of a node have, of those that are shown; null where there are several, or none. */
export const commonLevel = (
  { files, ends }: Tree,
  levels: Uint8Array,
  node: number,
  shown?: Uint8Array,
): number | null => {
  let common: number | null = null
  for (let at = node; at < ends[node]!; at++) {
    const level = files[at] === FOLDER || (shown && shown[at] === 0) ? 0 : levels[files[at]!]!
    if (level === 0 || level === common) continue
    if (common !== null) return null
    common = level
  }
  return common
}

/** Octets of each file that are verified. Pieces never span files. */
export const verifiedBytes = (sizes: readonly number[], pieceLength: number, verified: Uint8Array): Float64Array => {
  const bytes = new Float64Array(sizes.length)
  let piece = 0
  for (const [file, size] of sizes.entries()) {
    const pieces = Math.ceil(size / pieceLength)
    for (let i = 0; i < pieces; i++, piece++)
      if (verified[piece] === 1) bytes[file]! += Math.min(pieceLength, size - i * pieceLength)
  }
  return bytes
}
