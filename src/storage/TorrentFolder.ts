/**
 * Where the files of one torrent lie, and the only place that turns a torrent's names into paths. Names are checked
 * again here, each folder on the way must be a real one: no link is followed below the path that the operator gave, and
 * nothing outside it is ever used.
 */
import { constants } from "node:fs"
import { type FileHandle, lstat, open, realpath, stat } from "node:fs/promises"
import path from "node:path"
import { nameFault } from "../core/fileName.ts"
import type { Metainfo, TorrentFile } from "../core/metainfo/Metainfo.ts"
import type { Disk } from "./Disk.ts"
import { markOf, type SeenMark } from "./FileMarks.ts"
import { StoreError } from "./PieceStore.ts"
import { isMissing, storeFault } from "./storeFault.ts"

/** Why a file cannot be where it should be. */
export type Way = "clear" | "absent" | { readonly path: string; readonly what: "link" | "file" }

export class TorrentFolder {
  /** Folder that holds the first element of each file's path; of a single file, the file. */
  readonly base: string
  readonly single: boolean
  readonly #disk: Disk
  /** Folders that were found to be real since the last look. */
  readonly #known = new Set<string>()

  constructor(base: string, single: boolean, disk: Disk) {
    this.base = base
    this.single = single
    this.#disk = disk
  }

  /**
   * @param where of the file or folder itself. Of a download its name is the torrent's, so that a link there is not
   * followed; of a share it is the operator's.
   */
  static async at(metainfo: Metainfo, where: string, download: boolean, disk: Disk): Promise<TorrentFolder> {
    const real = download ? path.join(await realOf(path.dirname(where)), path.basename(where)) : await realOf(where)
    if (!metainfo.singleFile) return new TorrentFolder(real, false, disk)
    // A shared folder `a` that holds but one file `a` looks like a single file: what is on the disk decides.
    const isFolder =
      !download &&
      (await stat(real).then(
        (found) => found.isDirectory(),
        () => false,
      ))
    return new TorrentFolder(real, !isFolder, disk)
  }

  pathOf(file: TorrentFile): string {
    return this.single ? this.base : path.join(this.base, ...file.path.map(safe))
  }

  /** The folders on the way to a file, from the torrent's own down. */
  foldersOf(file: TorrentFile): readonly string[] {
    if (this.single) return []
    return file.path.map((_, i) => path.join(this.base, ...file.path.slice(0, i).map(safe)))
  }

  async way(file: TorrentFile): Promise<Way> {
    for (const folder of this.foldersOf(file)) {
      if (this.#known.has(folder)) continue
      const seen = await this.#disk.look(folder)
      if (!seen) return "absent"
      if (seen.kind !== "folder") return { path: folder, what: seen.kind === "link" ? "link" : "file" }
      this.#known.add(folder)
    }
    return "clear"
  }

  /** Checks the folders on the way to a file that must be there. */
  async reach(file: TorrentFile): Promise<void> {
    const way = await this.way(file)
    if (way === "absent") throw new StoreError("missing", `"${this.pathOf(file)}" is not there`)
    if (way === "clear") return
    if (way.what === "link")
      throw new StoreError(
        "unsafe-name",
        `"${way.path}" is a symbolic link, and none is followed inside a torrent; replace it by a folder`,
      )
    throw new StoreError("missing", `"${way.path}" is not a folder`)
  }

  /** Opens a file that must be there, to read. */
  async openExisting(file: TorrentFile): Promise<FileHandle> {
    await this.reach(file)
    return openFile(this.pathOf(file), constants.O_RDONLY)
  }

  /** How the regular file at the path looks now; undefined when there is none. */
  async markOf(file: TorrentFile): Promise<SeenMark | undefined> {
    try {
      await this.reach(file)
      const found = await lstat(this.pathOf(file), { bigint: true })
      return found.isFile() ? markOf(found) : undefined
    } catch (error) {
      if (
        isMissing(error) ||
        (error instanceof StoreError && (error.code === "missing" || error.code === "unsafe-name"))
      )
        return undefined
      throw storeFault(error, this.pathOf(file))
    }
  }

  /** Folders may have changed: look again before the next use. */
  forget(): void {
    this.#known.clear()
  }
}

/** Opens what is there, and a regular file; makes nothing. */
export const openFile = async (target: string, flags: number): Promise<FileHandle> => {
  let handle: FileHandle | undefined
  try {
    handle = await open(target, flags | constants.O_NOFOLLOW | constants.O_NONBLOCK)
    if ((await handle.stat()).isFile()) return handle
  } catch (error) {
    await handle?.close()
    throw storeFault(error, target)
  }
  await handle.close()
  throw new StoreError("missing", `"${target}" is not a regular file`)
}

const realOf = async (where: string): Promise<string> => {
  try {
    return await realpath(where)
  } catch (error) {
    if (!isMissing(error)) throw storeFault(error, where)
    const above = path.dirname(where)
    return above === where ? where : path.join(await realOf(above), path.basename(where))
  }
}

const safe = (element: string): string => {
  const fault = nameFault(element)
  if (fault) throw new StoreError("unsafe-name", `a name in the torrent ${fault}`)
  return element
}
