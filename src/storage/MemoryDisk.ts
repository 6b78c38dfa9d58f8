/**
 * Files, folders and links by path, in memory, with what tests need of a disk: `crash` forgets what was not flushed,
 * `full` refuses what is written, `locked` refuses to delete, `failAfter` ends everything at any step of making and
 * deleting.
 */
import type { Disk, Ident, Seen } from "./Disk.ts"
import { StoreError } from "./PieceStore.ts"
import { Unflushed } from "./Unflushed.ts"

interface Entry {
  readonly kind: "file" | "folder" | "link"
  readonly ident: Ident
  readonly content: Uint8Array
  time: bigint
}

/** What `failAfter` throws: the process is gone, as it were. */
export class DiskGone extends Error {}

const NONE = new Uint8Array(0)
const taken = (path: string): StoreError =>
  new StoreError("in-the-way", `"${path}" has come to be there meanwhile; move it away and resume`)

export class MemoryDisk implements Disk {
  /** While set, nothing can be written. */
  full = false
  /** Paths that cannot be deleted. */
  readonly locked = new Set<string>()
  /** What lies below one of these is on a disk of its own. */
  readonly volumes = new Set<string>()
  /** Steps until the disk is gone. */
  failAfter = Infinity
  readonly #entries = new Map<string, Entry>()
  #now = 0n
  readonly #unflushed = new Unflushed()

  get(path: string): Uint8Array | undefined {
    const entry = this.#entries.get(path)
    return entry?.kind === "file" ? entry.content : undefined
  }

  timeOf(path: string): bigint {
    return this.#entries.get(path)?.time ?? 0n
  }

  /** Puts a whole file, durably, as an editor does: in place where one is there. */
  put(path: string, content: Uint8Array): void {
    const old = this.#entries.get(path)
    this.#folders(path)
    this.#entries.set(path, {
      ...this.#entry("file", new Uint8Array(content)),
      ...(old?.kind === "file" ? { ident: old.ident } : {}),
    })
  }

  putFolder(path: string): void {
    this.#folders(`${path}/x`)
  }

  putLink(path: string): void {
    this.#folders(path)
    this.#entries.set(path, this.#entry("link"))
  }

  /** With all that is in it. */
  remove(path: string): void {
    for (const each of this.below(path, true)) this.#entries.delete(each)
  }

  /** Flushed, as what is moved by hand is that operator's by now. */
  move(from: string, to: string): void {
    this.#folders(to)
    for (const each of this.below(from, true)) {
      this.#unflushed.keep(({ content }) => content === this.#entries.get(each)!.content)
      this.#entries.set(to + each.slice(from.length), this.#entries.get(each)!)
      this.#entries.delete(each)
    }
  }

  /** Paths of files at or below `path`; of everything there where `all` is set. */
  below(path: string, all = false): readonly string[] {
    return [...this.#entries].flatMap(([at, { kind }]) =>
      (all || kind === "file") && (at === path || at.startsWith(`${path}/`)) ? [at] : [],
    )
  }

  /** Name and content of everything, to be compared. */
  picture(): ReadonlyMap<string, string> {
    return new Map(
      [...this.#entries].map(([path, { kind, content }]) => [
        path,
        `${kind} ${Buffer.from(content).toString("base64")}`,
      ]),
    )
  }

  async look(path: string): Promise<Seen | undefined> {
    const entry = this.#entries.get(path)
    return (
      entry && {
        kind: entry.kind,
        ident: entry.ident,
        size: entry.content.length,
        time: entry.time,
        names: entry.content.length === 0 ? 1 : this.#names(entry.content).length,
        taken: entry.content.length,
      }
    )
  }

  async make(path: string, aside: string, length: number, known: (ident: Ident) => Promise<void>): Promise<void> {
    const folder = path.slice(0, path.lastIndexOf("/"))
    const beside = `${folder}/${aside}`
    this.#step()
    this.#refuseWhenFull(path)
    const made = this.#entry("file", new Uint8Array(length))
    this.#entries.set(beside, made)
    try {
      this.#step()
      await known(made.ident)
      this.#step()
      if (this.#entries.has(path)) throw taken(path)
    } catch (error) {
      if (!(error instanceof DiskGone)) this.#entries.delete(beside)
      throw error
    }
    this.#entries.delete(beside)
    this.#entries.set(path, made)
    this.#unflushed.push({ path, content: made.content, offset: 0, before: undefined })
    this.#step()
  }

  async link(from: string, to: string): Promise<boolean> {
    this.#step()
    const entry = this.#entries.get(from)
    if (entry?.kind !== "file") throw new StoreError("missing", `"${from}" is not there`)
    if (this.#volume(from) !== this.#volume(to)) return false
    if (this.#entries.has(to)) throw taken(to)
    this.#entries.set(to, entry)
    entry.time = ++this.#now
    this.#unflushed.push({ path: to, content: entry.content, offset: 0, before: undefined })
    this.#step()
    return true
  }

  async sync(folder: string): Promise<void> {
    this.#step()
    // Only names are lost with a folder: what was written needs `flush`.
    this.#unflushed.keep(
      ({ path, before, content }) =>
        before === undefined && path.slice(0, path.lastIndexOf("/")) === folder && this.#names(content).length > 1,
    )
  }

  async makeFolder(path: string): Promise<readonly string[]> {
    if (this.#entries.has(path)) return []
    this.#step()
    this.#refuseWhenFull(path)
    this.#folders(`${path}/x`)
    return [path]
  }

  async isEmpty(folder: string): Promise<boolean> {
    return this.below(folder, true).length <= 1
  }

  async delete(path: string): Promise<void> {
    this.#step()
    if (this.locked.has(path)) throw new StoreError("denied", `no permission for "${path}"`)
    this.#entries.delete(path)
    this.#step()
  }

  async deleteFolder(path: string): Promise<boolean> {
    if (!(await this.isEmpty(path))) return false
    await this.delete(path)
    return true
  }

  async free(): Promise<number> {
    return this.full ? 0 : Number.MAX_SAFE_INTEGER
  }

  extend(path: string, length: number): void {
    const old = this.#entries.get(path)!
    if (old.content.length >= length) return
    this.#refuseWhenFull(path)
    const content = new Uint8Array(length)
    content.set(old.content)
    this.#entries.set(path, { ...old, content, time: ++this.#now })
  }

  write(path: string, offset: number, bytes: Uint8Array): void {
    this.#step()
    this.#refuseWhenFull(path)
    const entry = this.#entries.get(path)
    if (entry?.kind !== "file") throw new StoreError("missing", `"${path}" is not there`)
    this.#unflushed.push({
      path,
      content: entry.content,
      offset,
      before: entry.content.slice(offset, offset + bytes.length),
    })
    entry.content.set(bytes, offset)
    entry.time = ++this.#now
  }

  flush(paths: readonly string[]): void {
    this.#step()
    const flushed = new Set(paths)
    this.#unflushed.keep(({ path }) => flushed.has(path))
  }

  /** The worst that power loss may do: all that was not flushed is gone. */
  crash(): void {
    // A name only if nobody has put something else there since.
    this.#unflushed.undo((path, content) => this.get(path) === content && this.#entries.delete(path))
    this.failAfter = Infinity
  }

  #entry(kind: Entry["kind"], content = NONE): Entry {
    const now = ++this.#now
    // Numbers are used again at once, as disks do.
    return { kind, ident: { ino: now % 3n, birth: now }, content, time: now }
  }

  #folders(path: string): void {
    for (let at = path.indexOf("/", 1); at > 0; at = path.indexOf("/", at + 1)) {
      const folder = path.slice(0, at)
      if (!this.#entries.has(folder)) this.#entries.set(folder, this.#entry("folder"))
    }
  }

  /** Of a file that is not empty. */
  #names(content: Uint8Array): readonly string[] {
    return [...this.#entries].flatMap(([path, entry]) => (entry.content === content ? [path] : []))
  }

  #volume(path: string): string {
    return [...this.volumes].find((volume) => path.startsWith(`${volume}/`)) ?? ""
  }

  #step(): void {
    if (this.failAfter-- <= 0) throw new DiskGone("the disk is gone")
  }

  #refuseWhenFull(path: string): void {
    if (this.full) throw new StoreError("full", `no space left to write "${path}"; free some and resume`)
  }
}
