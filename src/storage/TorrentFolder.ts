/**
 * Where the files of one torrent lie, and the only place that turns a torrent's names into paths. The path the operator
 * gave may itself be a symbolic link; below it none is followed, and nothing outside it is ever opened, made or deleted,
 * whatever the metainfo says: names are checked again here, each folder on the way must be a real one.
 */
import { constants } from "node:fs"
import { type FileHandle, lstat, mkdir, open, realpath, rmdir, stat, unlink } from "node:fs/promises"
import path from "node:path"
import { nameFault } from "../core/fileName.ts"
import type { Metainfo, TorrentFile } from "../core/metainfo/Metainfo.ts"
import { StoreError } from "./PieceStore.ts"
import { hasErrno, isMissing, storeFault } from "./storeFault.ts"

export class TorrentFolder {
  /** Folder that holds the first element of each file's path. */
  readonly #base: string
  readonly #single: boolean
  /** Folders found or made since the store was opened. */
  readonly #known = new Set<string>()

  private constructor(base: string, single: boolean) {
    this.#base = base
    this.#single = single
  }

  /** @param where of the file or folder itself. */
  static async at(metainfo: Metainfo, where: string): Promise<TorrentFolder> {
    const real = await realpath(where).catch((error: unknown) => {
      if (isMissing(error)) return path.resolve(where)
      throw storeFault(error, where)
    })
    // A shared folder `a` that holds but one file `a` looks like a single file: what is on the disk decides.
    const isFolder = await stat(real).then((found) => found.isDirectory(), () => false)
    if (!metainfo.singleFile || isFolder) return new TorrentFolder(real, false)
    return new TorrentFolder(real, true)
  }

  pathOf(file: TorrentFile): string {
    if (this.#single) return this.#base
    return path.join(this.#base, ...file.path.map(safe))
  }

  /** Opens a file that must be there, to read. */
  async openExisting(file: TorrentFile): Promise<FileHandle> {
    await this.reach(file)
    return openFile(this.pathOf(file), constants.O_RDONLY)
  }

  /** Opens a file of this torrent that was written before, by its path. */
  reopen(target: string): Promise<FileHandle> {
    return openFile(target, constants.O_RDWR)
  }

  /** Checks the folders on the way to a file. */
  async reach(file: TorrentFile): Promise<void> {
    await this.#folders(file, false)
  }

  /**
   * Opens a file for writing; if it is not there it is made, sparse and of full length. One that is longer is not the
   * torrent's, and is left alone.
   * @returns also the folders in which something was made, to be synced with it.
   */
  async openOrMake(file: TorrentFile): Promise<{ readonly handle: FileHandle; readonly touched: readonly string[] }> {
    const touched = await this.#folders(file, true)
    const target = this.pathOf(file)
    const handle = await openFile(target, constants.O_RDWR | constants.O_CREAT)
    try {
      const { size } = await handle.stat()
      if (size > file.length) throw new StoreError("changed", `"${target}" is there already and longer than in the torrent; move it away or choose another folder`)
      if (size < file.length) await handle.truncate(file.length)
      touched.push(path.dirname(target))
    } catch (error) {
      await handle.close()
      throw storeFault(error, target)
    }
    return { handle, touched }
  }

  /** Whether the file is there, regular, of the right length. */
  async holds(file: TorrentFile): Promise<boolean> {
    try {
      const found = await lstat(this.pathOf(file))
      return found.isFile() && found.size === file.length
    } catch (error) {
      if (isMissing(error)) return false
      throw storeFault(error, this.pathOf(file))
    }
  }

  /** Deletes these files, then the folders that this leaves empty. A link, or a folder in a file's place, stays. */
  async remove(files: readonly TorrentFile[]): Promise<void> {
    this.#known.clear()
    const folders = new Set<string>()
    for (const file of files) {
      if (!(await this.reach(file).then(() => true, () => false))) continue
      const target = this.pathOf(file)
      const found = await lstat(target).catch(() => undefined)
      if (found?.isFile()) await unlink(target).catch((error: unknown) => (isMissing(error) ? undefined : raise(error, target)))
      for (const folder of this.#foldersOf(file)) folders.add(folder)
    }
    // Longest first: a folder before the one it lies in.
    for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
      await rmdir(folder).catch((error: unknown) =>
        isMissing(error) || hasErrno(error, "ENOTEMPTY", "EEXIST") ? undefined : raise(error, folder))
    }
  }

  /** The folders on the way to a file, from the torrent's own down. */
  #foldersOf(file: TorrentFile): readonly string[] {
    if (this.#single) return []
    return file.path.map((_, i) => path.join(this.#base, ...file.path.slice(0, i).map(safe)))
  }

  async #folders(file: TorrentFile, make: boolean): Promise<string[]> {
    const touched: string[] = []
    if (this.#single && make) touched.push(...(await makeFolder(path.dirname(this.#base))))
    for (const folder of this.#foldersOf(file)) {
      if (this.#known.has(folder)) continue
      if (make) touched.push(...(await makeFolder(folder)))
      await checkFolder(folder)
      this.#known.add(folder)
    }
    return touched
  }

  /** Folders may have changed: look again before the next use. */
  forget(): void {
    this.#known.clear()
  }
}

const safe = (element: string): string => {
  const fault = nameFault(element)
  if (fault) throw new StoreError("unsafe-name", `a name in the torrent ${fault}`)
  return element
}

const openFile = async (target: string, flags: number): Promise<FileHandle> => {
  let handle: FileHandle | undefined
  try {
    handle = await open(target, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK, 0o644)
    if ((await handle.stat()).isFile()) return handle
  } catch (error) {
    await handle?.close()
    throw storeFault(error, target)
  }
  await handle.close()
  throw new StoreError("missing", `"${target}" is not a regular file`)
}

/** @returns the folders in which one had to be made. */
const makeFolder = async (folder: string): Promise<string[]> => {
  try {
    const first = await mkdir(folder, { recursive: true })
    const touched: string[] = []
    if (first) for (let made = folder; made.length >= first.length; made = path.dirname(made)) touched.push(path.dirname(made))
    return touched
  } catch (error) {
    if (hasErrno(error, "EEXIST")) return []
    throw storeFault(error, folder)
  }
}

const checkFolder = async (folder: string): Promise<void> => {
  const found = await lstat(folder).catch((error: unknown) => raise(error, folder))
  if (found.isSymbolicLink()) throw new StoreError("unsafe-name", `"${folder}" is a symbolic link, and none is followed inside a torrent; replace it by a folder`)
  if (!found.isDirectory()) throw new StoreError("missing", `"${folder}" is not a folder`)
}

const raise = (error: unknown, what: string): never => {
  throw storeFault(error, what)
}
