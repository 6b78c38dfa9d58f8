/**
 * A bounded number of open file handles, the longest unused closed first. A handle in use is never closed; so the bound
 * holds but for as many files as are used at the same moment. Knows nothing of torrents.
 */
import type { FileHandle } from "node:fs/promises"

interface Entry {
  readonly handle: Promise<FileHandle>
  users: number
  /** Nobody finds it any more; its last user closes it. */
  dropped: boolean
}

/** A file is opened to read and to write apart. */
export const readKey = (path: string): string => `r:${path}`
export const writeKey = (path: string): string => `w:${path}`

export class OpenFiles {
  readonly #limit: number
  /** In order of last use. */
  readonly #entries = new Map<string, Entry>()

  constructor(limit: number) {
    this.#limit = limit
  }

  get size(): number {
    return this.#entries.size
  }

  /** Runs `act` with the handle of `key`, which `open` opens when it is not open yet. */
  async use<T>(key: string, open: () => Promise<FileHandle>, act: (handle: FileHandle) => Promise<T>): Promise<T> {
    let entry = this.#entries.get(key)
    this.#entries.delete(key)
    entry ??= { handle: open(), users: 0, dropped: false }
    this.#entries.set(key, entry)
    entry.users++
    try {
      return await act(await this.#opened(key, entry))
    } finally {
      entry.users--
      if (entry.dropped) await this.#close(entry)
      await this.#shrink()
    }
  }

  /** Forgets the handle, and closes it when its last user is done. */
  async drop(key: string): Promise<void> {
    const entry = this.#entries.get(key)
    if (!entry) return
    this.#entries.delete(key)
    entry.dropped = true
    await this.#close(entry)
  }

  async #opened(key: string, entry: Entry): Promise<FileHandle> {
    try {
      return await entry.handle
    } catch (error) {
      // What could not be opened is tried anew next time.
      if (this.#entries.get(key) === entry) this.#entries.delete(key)
      throw error
    }
  }

  async #shrink(): Promise<void> {
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= this.#limit) return
      if (entry.users === 0) await this.drop(key)
    }
  }

  async #close(entry: Entry): Promise<void> {
    if (entry.users > 0) return
    const handle = await entry.handle.catch(() => undefined)
    await handle?.close()
  }
}
