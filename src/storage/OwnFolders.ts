/**
 * Which folders this node made for a torrent, or was given: so that it deletes those alone, and fills no folder of
 * somebody else without the operator's word. The same over every Disk.
 */
import type { Metainfo, TorrentFile } from "../core/metainfo/Metainfo.ts"
import { Turn } from "../core/Turns.ts"
import { type Disk, type Seen, sameIdent } from "./Disk.ts"
import { inTheWay, inTheWayOf } from "./inTheWay.ts"
import type { OwnTable } from "./OwnTable.ts"
import type { TorrentFolder } from "./TorrentFolder.ts"

export interface OwnFoldersParts {
  readonly metainfo: Metainfo
  readonly folder: TorrentFolder
  readonly disk: Disk
  /** Of a share in place there is none. */
  readonly table: OwnTable | undefined
}

export class OwnFolders {
  readonly #parts: OwnFoldersParts
  /** Of two files made at once, one would find the folder of the other before it is written down whose it is. */
  readonly #making = new Turn()
  #rows: ReadonlyMap<string, number> | undefined

  constructor(parts: OwnFoldersParts) {
    this.#parts = parts
  }

  /** The torrent's own folder, when somebody else made it and it is not known to be the torrent's. */
  async strange(): Promise<Seen | undefined> {
    const { folder, disk, table } = this.#parts
    if (folder.single || !table) return undefined
    const seen = await disk.look(folder.base)
    if (seen?.kind !== "folder") return undefined
    const row = table.get(this.#rowOf(folder.base))
    if (row && sameIdent(row, seen.ident)) return undefined
    return (await disk.isEmpty(folder.base)) ? undefined : seen
  }

  /** The torrent's own folder is the torrent's from now on. */
  async take(seen: Seen): Promise<void> {
    await this.#parts.table?.put(this.#rowOf(this.#parts.folder.base), { ...seen.ident, how: "given", mark: 0n })
  }

  /** Makes those that a file lies in. @returns the folders in which something was made, to be synced. */
  make(file: TorrentFile): Promise<readonly string[]> {
    return this.#making.take(() => this.#make(file))
  }

  async #make(file: TorrentFile): Promise<readonly string[]> {
    const { folder, disk, table } = this.#parts
    const touched = folder.single ? [...(await disk.makeFolder(parentOf(folder.base)))] : []
    for (const each of folder.foldersOf(file)) {
      const made = await disk.makeFolder(each)
      if (made.length === 0 && each === folder.base) await this.#takeEmpty()
      if (made.length === 0) continue
      touched.push(...made)
      const seen = await disk.look(each)
      if (seen?.kind === "folder") await table?.put(this.#rowOf(each), { ...seen.ident, how: "made", mark: 0n })
    }
    const way = await folder.way(file)
    if (way !== "clear")
      throw inTheWay([way === "absent" ? { path: folder.base, what: "was taken away meanwhile" } : inTheWayOf(way)])
    return touched
  }

  /** Deletes those that were made here and hold nothing. */
  async delete(): Promise<void> {
    const { disk, table } = this.#parts
    // Longest first: a folder before the one it lies in.
    for (const [folder, row] of [...this.#all()].sort(([a], [b]) => b.length - a.length)) {
      const [known, seen] = [table?.get(row), await disk.look(folder)]
      if (known?.how !== "made" || seen?.kind !== "folder" || !sameIdent(known, seen.ident)) continue
      if (await disk.deleteFolder(folder)) await table?.put(row, undefined)
    }
  }

  /** Deletes those on the way to these files, which were taken away, that hold nothing any more, whoever made them. */
  async deleteEmptied(files: readonly TorrentFile[]): Promise<void> {
    const { folder, disk, table } = this.#parts
    const emptied = new Set(files.flatMap((file) => folder.foldersOf(file)))
    for (const each of [...emptied].sort((a, b) => b.length - a.length)) {
      if ((await disk.look(each))?.kind !== "folder") continue
      if (await disk.deleteFolder(each)) await table?.put(this.#rowOf(each), undefined)
    }
  }

  /** One that was there and held nothing is filled by this torrent from now on. */
  async #takeEmpty(): Promise<void> {
    const { folder, disk, table } = this.#parts
    const seen = table?.get(this.#rowOf(folder.base)) ? undefined : await disk.look(folder.base)
    if (seen?.kind === "folder" && (await disk.isEmpty(folder.base))) await this.take(seen)
  }

  #rowOf(folder: string): number {
    return this.#all().get(folder)!
  }

  /** Rows of folders come after those of the files. */
  #all(): ReadonlyMap<string, number> {
    if (this.#rows) return this.#rows
    const { metainfo, folder } = this.#parts
    const rows = new Map<string, number>()
    for (const file of metainfo.files)
      for (const each of folder.foldersOf(file)) if (!rows.has(each)) rows.set(each, metainfo.files.length + rows.size)
    return (this.#rows = rows)
  }
}

export const parentOf = (path: string): string => path.slice(0, path.lastIndexOf("/")) || "/"
