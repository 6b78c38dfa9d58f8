/**
 * The paths of a torrent's files, in few octets: each folder once for all files that come after one another in it, and
 * of each name only what differs from the one before. So numbered names cost next to nothing, and whoever shows a tree
 * reads only the names in folders that are open. Names have no slash in them.
 */

/** Stretches of files that come after one another in the same folder, in the torrent's order. */
export interface PackedPaths {
  /** How many folders each stretch shares with the one before, and the rest of its way, as "1/b/c". */
  readonly folders: readonly string[]
  /** How many files are in each. */
  readonly counts: readonly number[]
  /** The names of each: the first; then how much of it the next one begins with, and its rest; as "a1.txt/1/2.txt". */
  readonly names: readonly string[]
}

export const packPaths = (paths: Iterable<readonly string[]>): PackedPaths => {
  const folders: string[] = []
  const counts: number[] = []
  const names: string[] = []
  let last: readonly string[] = []
  for (const path of paths) {
    const depth = path.length - 1
    const name = path[depth]!
    let shared = 0
    while (shared < depth && shared < last.length - 1 && path[shared] === last[shared]) shared++
    if (shared === depth && depth === last.length - 1) {
      const same = beginningOf(name, last[depth]!)
      counts[counts.length - 1]!++
      names[names.length - 1] += `/${same}/${name.slice(same)}`
    } else {
      folders.push([shared, ...path.slice(shared, depth)].join("/"))
      counts.push(1)
      names.push(name)
    }
    last = path
  }
  return { folders, counts, names }
}

/** How many signs two names begin with alike. */
const beginningOf = (a: string, b: string): number => {
  let same = 0
  while (same < a.length && same < b.length && a.charCodeAt(same) === b.charCodeAt(same)) same++
  return same
}

/** The names of one stretch. */
export const readNames = (packed: string): readonly string[] => {
  const parts = packed.split("/")
  let name = parts[0]!
  const names = [name]
  for (let at = 1; at < parts.length; at += 2) names.push((name = name.slice(0, Number(parts[at])) + parts[at + 1]!))
  return names
}

/** The way of a stretch: how many folders of the one before lead to it, and the names of those after them. */
export const readFolder = (packed: string): { readonly shared: number; readonly names: readonly string[] } => {
  const [shared, ...names] = packed.split("/")
  return { shared: Number(shared), names }
}

export const readPaths = ({ folders, names }: PackedPaths): (readonly string[])[] => {
  let way: readonly string[] = []
  return folders.flatMap((packed, at) => {
    const { shared, names: rest } = readFolder(packed)
    way = [...way.slice(0, shared), ...rest]
    return readNames(names[at]!).map((name) => [...way, name])
  })
}
