/**
 * Disk over the file system. Files get their names by a hard link, which never replaces; where there are none, by
 * O_EXCL.
 */
import { type BigIntStats, constants } from "node:fs"
import { link, lstat, open, readdir, rmdir, statfs, unlink } from "node:fs/promises"
import path from "node:path"
import type { Disk, Ident, Seen } from "./Disk.ts"
import { makeFolder } from "./makeFolder.ts"
import { StoreError } from "./PieceStore.ts"
import { hasErrno, isMissing, storeFault } from "./storeFault.ts"
import { syncFolder } from "./syncFolder.ts"

export const fileDisk: Disk = {
  async look(at) {
    try {
      return seenOf(await lstat(at, { bigint: true }))
    } catch (error) {
      if (isMissing(error)) return undefined
      throw storeFault(error, at)
    }
  },

  async make(at, aside, length, known) {
    const beside = path.join(path.dirname(at), aside)
    // What a crash left there was made here and never had a name of its own.
    await unlink(beside).catch(() => undefined)
    try {
      await makeNew(beside, length, known)
      await link(beside, at)
    } catch (error) {
      await unlink(beside).catch(() => undefined)
      if (hasErrno(error, "EEXIST")) throw taken(at)
      if (!hasErrno(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) throw storeFault(error, at)
      return makeInPlace(at, length, known)
    }
    await unlink(beside).catch(() => undefined)
  },

  async link(from, to) {
    try {
      await link(from, to)
      return true
    } catch (error) {
      if (hasErrno(error, "EEXIST")) throw taken(to)
      if (hasErrno(error, "EXDEV", "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) return false
      throw storeFault(error, to)
    }
  },

  async sync(folder) {
    await syncFolder(folder).catch((error: unknown) => {
      if (!isMissing(error)) throw storeFault(error, folder)
    })
  },

  async makeFolder(at) {
    const first = await makeFolder(at)
    const touched: string[] = []
    if (first !== undefined)
      for (let made = at; made.length >= first.length; made = path.dirname(made)) touched.unshift(path.dirname(made))
    return touched
  },

  async isEmpty(folder) {
    try {
      return (await readdir(folder)).length === 0
    } catch (error) {
      throw storeFault(error, folder)
    }
  },

  async delete(at) {
    await unlink(at).catch((error: unknown) => {
      if (!isMissing(error)) throw storeFault(error, at)
    })
  },

  async deleteFolder(at) {
    try {
      await rmdir(at)
      return true
    } catch (error) {
      if (isMissing(error) || hasErrno(error, "ENOTEMPTY", "EEXIST")) return false
      throw storeFault(error, at)
    }
  },

  async free(at) {
    for (let folder = at; ; folder = path.dirname(folder)) {
      try {
        const { bavail, bsize } = await statfs(folder)
        return bavail * bsize
      } catch (error) {
        if (!isMissing(error) || folder === path.dirname(folder)) throw storeFault(error, folder)
      }
    }
  },
}

export const seenOf = (found: BigIntStats): Seen => ({
  kind: found.isFile() ? "file" : found.isDirectory() ? "folder" : found.isSymbolicLink() ? "link" : "other",
  ident: { ino: found.ino, birth: found.birthtimeNs },
  size: Number(found.size),
  // Not mtime: many programs set that back after a change.
  time: found.ctimeNs,
  names: Number(found.nlink),
  taken: Number(found.blocks) * 512,
})

const makeNew = async (at: string, length: number, known: (ident: Ident) => Promise<void>): Promise<void> => {
  const handle = await open(at, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o644)
  try {
    const { ino, birthtimeNs } = await handle.stat({ bigint: true })
    await known({ ino, birth: birthtimeNs })
    await handle.truncate(length)
  } finally {
    await handle.close()
  }
}

const makeInPlace = async (at: string, length: number, known: (ident: Ident) => Promise<void>): Promise<void> => {
  try {
    await makeNew(at, length, known)
  } catch (error) {
    throw hasErrno(error, "EEXIST") ? taken(at) : storeFault(error, at)
  }
}

const taken = (at: string): StoreError =>
  new StoreError("in-the-way", `"${at}" has come to be there meanwhile; move it away and resume`)
