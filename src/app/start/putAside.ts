/**
 * Puts a file that a node cannot use beside the one that takes its place: nothing of an operator's is ever deleted for
 * being damaged.
 */
import { existsSync, renameSync, rmSync } from "node:fs"

/**
 * With a database's WAL; its index is of no use to anybody. @returns the new path, or undefined where nothing was
 * there.
 */
export const putAside = (file: string, now: number): string | undefined => {
  const stamp = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, "Z")
    .replaceAll(/[-:]/g, "")
  let aside = `${file}.damaged-${stamp}`
  for (let n = 2; existsSync(aside) || existsSync(`${aside}-wal`); n++) aside = `${file}.damaged-${stamp}-${n}`
  rmSync(`${file}-shm`, { force: true })
  for (const suffix of ["-wal", ""]) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
  return existsSync(aside) ? aside : undefined
}
