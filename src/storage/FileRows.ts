/** RowKeeper in one file of the torrent's side folder. */
import { constants } from "node:fs"
import { type FileHandle, mkdir, open, readFile } from "node:fs/promises"
import path from "node:path"
import { ROW_SIZE, type RowKeeper } from "./OwnTable.ts"
import { isMissing, storeFault } from "./storeFault.ts"
import { syncFolder } from "./syncFolder.ts"
import { writeWhole } from "./writeWhole.ts"

export class FileRows implements RowKeeper {
  readonly #path: string
  #handle: Promise<FileHandle> | undefined

  /** @param state the torrent's folder for side files. @param name of the table. */
  constructor(state: string, name = "files") {
    this.#path = path.join(state, name)
  }

  async load(): Promise<Uint8Array> {
    try {
      return await readFile(this.#path)
    } catch (error) {
      if (isMissing(error)) return new Uint8Array(0)
      throw storeFault(error, this.#path)
    }
  }

  async write(rows: ReadonlyMap<number, Uint8Array>, sync: boolean): Promise<void> {
    try {
      const handle = await (this.#handle ??= openOrMake(this.#path))
      for (const [index, row] of rows) await writeWhole(handle, row, index * ROW_SIZE)
      if (sync) await handle.datasync()
    } catch (error) {
      await this.close()
      throw storeFault(error, this.#path)
    }
  }

  async close(): Promise<void> {
    const handle = await this.#handle?.catch(() => undefined)
    this.#handle = undefined
    await handle?.close()
  }
}

const openOrMake = async (file: string): Promise<FileHandle> => {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600)
  try {
    await handle.sync()
    await syncFolder(path.dirname(file))
    await syncFolder(path.dirname(path.dirname(file)))
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}
