/**
 * Files by path, in memory, with what tests need of a disk: `crash` forgets what was not flushed, `full` refuses what is
 * written. Folders exist as far as a file's path says so.
 */
import { StoreError } from "./PieceStore.ts"

export class MemoryDisk {
  /** While set, nothing can be written. */
  full = false
  readonly #files = new Map<string, Uint8Array>()
  /** Undoes what was not flushed, in order: the path, and the content it had at an offset (undefined: was not there). */
  #unflushed: { readonly path: string; readonly offset: number; readonly before: Uint8Array | undefined }[] = []

  get(path: string): Uint8Array | undefined {
    return this.#files.get(path)
  }

  /** Puts a whole file, durably: what the operator has. */
  put(path: string, content: Uint8Array): void {
    this.#files.set(path, new Uint8Array(content))
  }

  delete(path: string): void {
    this.#files.delete(path)
  }

  /** Paths at or below `path`. */
  below(path: string): readonly string[] {
    return [...this.#files.keys()].filter((file) => file === path || file.startsWith(`${path}/`))
  }

  /** Makes a file, or makes it longer, with zeros. */
  extend(path: string, length: number): void {
    const old = this.#files.get(path)
    if (old && old.length > length) throw new StoreError("changed", `"${path}" is there already and longer than in the torrent; move it away or choose another folder`)
    if (old?.length === length) return
    this.#refuseWhenFull(path)
    const content = new Uint8Array(length)
    content.set(old ?? [])
    this.#files.set(path, content)
    if (!old) this.#unflushed.push({ path, offset: 0, before: undefined })
  }

  write(path: string, offset: number, bytes: Uint8Array): void {
    this.#refuseWhenFull(path)
    const content = this.#files.get(path)
    if (!content) throw new StoreError("missing", `"${path}" is not there`)
    this.#unflushed.push({ path, offset, before: content.slice(offset, offset + bytes.length) })
    content.set(bytes, offset)
  }

  flush(paths: readonly string[]): void {
    const flushed = new Set(paths)
    this.#unflushed = this.#unflushed.filter((step) => !flushed.has(step.path))
  }

  /** The worst that power loss may do: all that was not flushed is gone. */
  crash(): void {
    for (const { path, offset, before } of this.#unflushed.reverse()) {
      if (!before) this.#files.delete(path)
      else this.#files.get(path)?.set(before, offset)
    }
    this.#unflushed = []
  }

  #refuseWhenFull(path: string): void {
    if (this.full) throw new StoreError("full", `no space left to write "${path}"; free some and resume`)
  }
}
