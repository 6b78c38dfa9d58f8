/**
 * What was written and is not yet on the disk, and the one way to get it there. Flushes run one after the other: a
 * flush that finds nothing left must not return before the one that took its writes along. After a failed flush nobody
 * knows what reached the disk (the kernel forgets, too), so the barrier stays shut; the store is opened anew.
 */
import { Turn } from "../core/Turns.ts"
import type { StoreError } from "./PieceStore.ts"
import { storeFault } from "./storeFault.ts"
import { syncFolder } from "./syncFolder.ts"

/** Files synced at once. */
const BATCH = 16

export class WriteBarrier {
  #files = new Set<string>()
  #folders = new Set<string>()
  readonly #flushing = new Turn()
  #failure: StoreError | undefined

  /** @throws StoreError when an earlier flush failed. */
  check(): void {
    if (this.#failure) throw this.#failure
  }

  written(path: string): void {
    this.#files.add(path)
  }

  /** Something was made in this folder. */
  touched(folder: string): void {
    this.#folders.add(folder)
  }

  flush(sync: (path: string) => Promise<void>): Promise<void> {
    return this.#flushing.take(() => this.#flush(sync))
  }

  async #flush(sync: (path: string) => Promise<void>): Promise<void> {
    this.check()
    const files = [...this.#files]
    const folders = [...this.#folders]
    this.#files = new Set()
    this.#folders = new Set()
    await this.#each(files, sync)
    await this.#each(folders, syncFolder)
  }

  async #each(paths: readonly string[], sync: (path: string) => Promise<void>): Promise<void> {
    for (let i = 0; i < paths.length; i += BATCH) {
      const results = await Promise.allSettled(
        paths.slice(i, i + BATCH).map(async (path) => {
          await sync(path).catch((error: unknown) => {
            throw storeFault(error, path)
          })
        }),
      )
      for (const result of results)
        if (result.status === "rejected") throw (this.#failure = result.reason as StoreError)
    }
  }
}
