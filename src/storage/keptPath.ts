/**
 * A path below a folder that can be moved, as it is kept: relative to that folder, whatever names led to both. Names
 * below the folder stay as they were given; a path that does not lead into it is kept whole.
 */
import { realpathSync } from "node:fs"
import path from "node:path"
import { isWithin } from "./isWithin.ts"

export const keptPath = (root: string, at: string): string => {
  if (isWithin(root, at)) return path.relative(root, at) || "."
  const own = real(root)
  if (own === undefined) return at
  // Not the last name: where that is a link, it is the link that is meant.
  for (const above of foldersAbove(at)) {
    const leads = real(above)
    if (leads === undefined) return at
    if (isWithin(own, leads)) return path.join(path.relative(own, leads), path.relative(above, at))
  }
  return at
}

/** From the root of the disk on. */
const foldersAbove = (at: string): readonly string[] => {
  const above = path.dirname(at)
  return above === at ? [] : [...foldersAbove(above), above]
}

const real = (at: string): string | undefined => {
  try {
    return realpathSync.native(at)
  } catch {
    return undefined
  }
}
