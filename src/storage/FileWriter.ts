/**
 * Writes pieces to a torrent's files. Files are made sparse and of full length when their first piece is written, never
 * before, so that what was deleted is seen to be missing. Whether a file may be written to is asked when it is opened,
 * not at each write.
 */
import { constants, fstatSync } from "node:fs"
import type { FileHandle } from "node:fs/promises"
import type { PieceIndex } from "../core/ids.ts"
import { pieceSpan } from "../core/merkle.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { makeEmptyFiles } from "./compareFiles.ts"
import { seenOf } from "./FileDisk.ts"
import { type OpenFiles, writeKey } from "./OpenFiles.ts"
import { inTheWay } from "./inTheWay.ts"
import type { OwnFiles } from "./OwnFiles.ts"
import { guarded, storeFault } from "./storeFault.ts"
import { openFile, type TorrentFolder } from "./TorrentFolder.ts"
import { WriteBarrier } from "./WriteBarrier.ts"
import { writeWhole } from "./writeWhole.ts"

export interface FileWriterParts {
  readonly folder: TorrentFolder
  readonly own: OwnFiles
  readonly files: OpenFiles
}

export class FileWriter {
  readonly #metainfo: Metainfo
  readonly #parts: FileWriterParts
  readonly #barrier = new WriteBarrier()
  /** Of the files that were wanted then. */
  #emptyFilesMade: { readonly levels: Uint8Array | undefined; readonly done: Promise<void> } | undefined
  /** Files written to, by path. */
  readonly #written = new Map<string, number>()

  constructor(metainfo: Metainfo, parts: FileWriterParts) {
    this.#metainfo = metainfo
    this.#parts = parts
  }

  async write(piece: PieceIndex, bytes: Uint8Array): Promise<void> {
    const { file, fileIndex, offset, length } = pieceSpan(this.#metainfo, piece)
    const { folder, files, own } = this.#parts
    if (bytes.length !== length) throw new RangeError(`piece ${piece} has another length`)
    this.#barrier.check()
    await this.#emptyFilesOnce(own.parts.table?.levels)
    const path = folder.pathOf(file)
    await guarded(path, () =>
      files.use(
        writeKey(path),
        () => this.#make(fileIndex, path),
        async (handle) => {
          own.beginWrite(fileIndex, changedAt(handle))
          try {
            await writeWhole(handle, bytes, offset)
          } finally {
            own.endWrite(fileIndex, changedAt(handle))
          }
        },
      ),
    )
    // Only now: what was marked before it was written could be synced, and unmarked, without its octets.
    this.#barrier.written(path)
    this.#written.set(path, fileIndex)
  }

  flush(): Promise<void> {
    return this.#barrier.flush(async (path) => {
      const { files, own } = this.#parts
      const index = this.#written.get(path)!
      await files.use(
        writeKey(path),
        () => this.#reopen(index, path),
        (handle) => handle.datasync(),
      )
      await own.flushed(index).catch(async (error: unknown) => {
        // A handle would go on to write to what was taken away.
        await files.drop(writeKey(path))
        throw error
      })
    })
  }

  async #make(index: number, path: string): Promise<FileHandle> {
    for (const folder of await this.#parts.own.ensure(index)) this.#barrier.touched(folder)
    return this.#reopen(index, path)
  }

  /** Opens a file to write to it, if it is this torrent's to write to. */
  async #reopen(index: number, path: string): Promise<FileHandle> {
    const { own, folder } = this.#parts
    const file = this.#metainfo.files[index]!
    await folder.reach(file)
    const handle = await openFile(path, constants.O_RDWR)
    try {
      const seen = seenOf(await handle.stat({ bigint: true }))
      if (!own.mayWrite(index, seen) || seen.size > file.length) throw inTheWay([{ path, what: "is there already" }])
      if (seen.size < file.length) await handle.truncate(file.length)
      return handle
    } catch (error) {
      await handle.close()
      throw storeFault(error, path)
    }
  }

  /** Again when others are wanted: with them an empty file may have come. */
  #emptyFilesOnce(levels: Uint8Array | undefined): Promise<void> {
    if (!this.#emptyFilesMade || this.#emptyFilesMade.levels !== levels)
      this.#emptyFilesMade = { levels, done: this.makeEmpty() }
    return this.#emptyFilesMade.done
  }

  async makeEmpty(): Promise<void> {
    try {
      await makeEmptyFiles(this.#parts.own, (folder) => this.#barrier.touched(folder))
    } catch (error) {
      this.#emptyFilesMade = undefined
      throw error
    }
  }
}

/** Of an open file: nothing is read from the disk for it, so nobody waits. */
const changedAt = (handle: FileHandle): bigint => fstatSync(handle.fd, { bigint: true }).ctimeNs
