/**
 * Which of the files at a torrent's place are the torrent's, and what may be done with each: written to, compared,
 * deleted. Nothing that somebody else made is ever written to without the operator's word, or deleted at all. Folders
 * are OwnFolders'. The same over every Disk.
 */
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { type Disk, type Ident, type Seen, sameIdent } from "./Disk.ts"
import { inTheWay, inTheWayOf, obstacle } from "./inTheWay.ts"
import { OwnFolders, parentOf } from "./OwnFolders.ts"
import type { OwnRow, OwnTable } from "./OwnTable.ts"
import { type Obstacle, StoreError } from "./PieceStore.ts"
import type { TorrentFolder } from "./TorrentFolder.ts"

/**
 * How a file stands. `own`: made here or given; `equal`: found to be right, and only to be read; `unknown`: whose it
 * is, is not known.
 */
export type Standing =
  | { readonly is: "absent" }
  | { readonly is: "own" | "equal" | "unknown"; readonly seen: Seen }
  | { readonly is: "blocked"; readonly by: Obstacle }

interface Writing {
  inFlight: number
  /** Of the last change after the last own write. */
  time: bigint
  /** Somebody else has written to it as well: it is read before it counts as left by this node. */
  strange: boolean
}

export interface OwnFilesParts {
  readonly metainfo: Metainfo
  readonly folder: TorrentFolder
  readonly disk: Disk
  /** Of a share in place there is none: all that is there is its operator's, and only read. */
  readonly table: OwnTable | undefined
  /** Begin of the names that files have before they are at their place. */
  readonly aside: string
}

export class OwnFiles {
  readonly parts: OwnFilesParts
  /** Files written to since the store was opened, by index. */
  readonly #writing = new Map<number, Writing>()
  /** Files that are being made. */
  readonly #making = new Map<number, Promise<readonly string[]>>()
  readonly folders: OwnFolders

  constructor(parts: OwnFilesParts) {
    this.parts = parts
    this.folders = new OwnFolders(parts)
  }

  async look(index: number): Promise<Standing> {
    const { metainfo, folder, disk, table } = this.parts
    const file = metainfo.files[index]!
    const way = await folder.way(file)
    if (way === "absent") return { is: "absent" }
    if (way !== "clear") return { is: "blocked", by: inTheWayOf(way) }
    const path = folder.pathOf(file)
    const seen = await disk.look(path)
    if (!seen) return { is: "absent" }
    const what = obstacle(seen, file)
    const row = table?.get(index)
    const own = !table || (row !== undefined && this.#fits(index, row, seen))
    if (what !== undefined)
      return {
        is: "blocked",
        by: { path, what: own && seen.kind === "file" ? `${what}: something was added to it` : what },
      }
    return { is: !own ? "unknown" : row?.how === "equal" ? "equal" : "own", seen }
  }

  /** Whether a file that was opened by its path is the one that may be written to. */
  mayWrite(index: number, seen: Seen): boolean {
    const row = this.parts.table?.get(index)
    return row !== undefined && row.how !== "equal" && this.#fits(index, row, seen)
  }

  /**
   * Makes the file, with the folders it lies in, unless it is there. @returns the folders in which something was made,
   * to be synced.
   */
  ensure(index: number): Promise<readonly string[]> {
    const making = this.#making.get(index) ?? this.#ensure(index).finally(() => this.#making.delete(index))
    this.#making.set(index, making)
    return making
  }

  async #ensure(index: number): Promise<readonly string[]> {
    const { metainfo, folder, disk, table, aside } = this.parts
    const standing = await this.look(index)
    if (standing.is === "own") return []
    const path = folder.pathOf(metainfo.files[index]!)
    if (standing.is !== "absent" || !table)
      throw inTheWay([standing.is === "blocked" ? standing.by : { path, what: "is there already" }])
    const touched = await this.folders.make(metainfo.files[index]!)
    await disk.make(path, `${aside}${index}`, metainfo.files[index]!.length, (ident) => table.made(index, ident))
    const made = await disk.look(path)
    if (made) await table.mark(index, made.time)
    return [...touched, parentOf(path)]
  }

  /**
   * Before each write and after it, with the time of the file's last change: so what somebody else writes in between is
   * not taken for ours.
   */
  beginWrite(index: number, time: bigint): void {
    const writing = this.#writing.get(index) ?? {
      inFlight: 0,
      time: this.parts.table?.get(index)?.mark ?? 0n,
      strange: false,
    }
    this.#writing.set(index, writing)
    if (writing.inFlight++ === 0 && writing.time !== time) writing.strange = true
  }

  endWrite(index: number, time: bigint): void {
    const writing = this.#writing.get(index)
    if (!writing) return
    writing.inFlight--
    writing.time = time
  }

  /** What was written is on the disk, at the file's own place. */
  async flushed(index: number): Promise<void> {
    const standing = await this.look(index)
    if (standing.is !== "own") {
      const path = this.parts.folder.pathOf(this.parts.metainfo.files[index]!)
      throw new StoreError("missing", `"${path}" was taken away while it was written to; recheck the torrent`)
    }
    const writing = this.#writing.get(index)
    if (writing && !writing.strange && writing.time === standing.seen.time)
      await this.parts.table?.mark(index, standing.seen.time)
  }

  /** The file was read and is right, as it was when it was seen. */
  async confirm(index: number, seen: Seen): Promise<void> {
    this.#writing.delete(index)
    await this.parts.table?.mark(index, seen.time)
  }

  /** Of a share in place all is wanted. */
  wants(index: number): boolean {
    return this.parts.table?.wants(index) ?? true
  }

  async take(index: number, how: "given" | "equal", seen: Seen): Promise<void> {
    this.#writing.delete(index)
    await this.parts.table?.put(index, { ...seen.ident, how, mark: seen.time })
  }

  unchanged(index: number, seen: Seen): boolean {
    return this.parts.table?.get(index)?.mark === seen.time
  }

  /** Deletes what was made here and is as it was left. @throws StoreError. */
  async deleteFile(index: number, seen: Seen): Promise<void> {
    const { metainfo, folder, disk, table } = this.parts
    const path = folder.pathOf(metainfo.files[index]!)
    const now = await disk.look(path)
    if (!now || !sameIdent(now.ident, seen.ident) || now.time !== seen.time)
      throw new StoreError("changed", `"${path}" changes just now; try again when nothing writes to it`)
    await disk.delete(path)
    await table?.put(index, undefined)
  }

  how(index: number): OwnRow["how"] | undefined {
    return this.parts.table?.get(index)?.how
  }

  #fits(index: number, row: OwnRow, { ident, time }: { readonly ident: Ident; readonly time: bigint }): boolean {
    // Numbers are used again. Where the disk does not know when a file was made, it must not have changed behind our
    // back either.
    return sameIdent(row, ident) && (row.birth !== 0n || row.mark === time || this.#writing.has(index))
  }
}
