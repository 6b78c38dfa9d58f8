/**
 * Library of one folder a torrent: `<root>/<id>/metainfo.torrent`, beside the torrent's side files. Read once at the
 * start; written whole and synced before it counts.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs"
import { mkdir, open, rename, rm } from "node:fs/promises"
import path from "node:path"
import type { InfoHash } from "../core/ids.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { parseMetainfo } from "../core/metainfo/parseMetainfo.ts"
import type { Library } from "./Library.ts"
import { storeFault } from "./storeFault.ts"
import { syncFolder } from "./syncFolder.ts"

/** What hashing makes before there is a torrent; after a crash it begins anew. */
const UNFINISHED = ["leaves", "marks"]
/** Names of files until they are whole. */
const HALF = ["marks.new", "metainfo.torrent.new", "chosen.new"]

/** What a share is hashed from, and is kept as long as it is. */
const CHOSEN = "chosen"

const holdsOnly = (folder: string, names: readonly string[]): boolean =>
  readdirSync(folder).every((name) => names.includes(name))

/** A folder that holds nothing else than what a crash has left of hashing is of no use to anybody. */
const clearInterrupted = (folder: string): void => {
  try {
    if (holdsOnly(folder, UNFINISHED)) rmSync(folder, { recursive: true })
  } catch {
    // It takes room, and stands in nobody's way.
  }
}

const ID = /^[0-9a-f]{1,64}$/

export class FileLibrary implements Library {
  readonly #root: string
  readonly #known = new Map<string, Metainfo>()
  readonly #unreadable = new Set<string>()

  constructor(root: string) {
    this.#root = root
    mkdirSync(root, { recursive: true, mode: 0o700 })
    for (const id of readdirSync(root)) {
      const file = path.join(root, id, "metainfo.torrent")
      if (!ID.test(id)) continue
      // What a crash left half written was never counted.
      for (const half of HALF) rmSync(path.join(root, id, half), { force: true })
      if (!existsSync(file)) {
        clearInterrupted(path.join(root, id))
        continue
      }
      const metainfo = readMetainfo(file)
      if (metainfo) this.#known.set(id, metainfo)
      else this.#unreadable.add(id)
    }
  }

  /** Something lies there, and it is no metainfo, or may not be read. */
  unreadable(torrent: string): boolean {
    return this.#unreadable.has(torrent)
  }

  /** What was read is not that torrent's. The file stays where it is. */
  disown(torrent: string): void {
    this.#known.delete(torrent)
  }

  /** Of all that can be read. */
  ids(): readonly string[] {
    return [...this.#known.keys()]
  }

  /** Of which is known only what is to be hashed: of use to a share that is hashed just now, and to nobody else. */
  unfinished(): readonly string[] {
    return readdirSync(this.#root).filter((id) => {
      const folder = path.join(this.#root, id)
      return ID.test(id) && existsSync(path.join(folder, CHOSEN)) && holdsOnly(folder, [...UNFINISHED, CHOSEN])
    })
  }

  get(torrent: string): Metainfo | undefined {
    return this.#known.get(torrent)
  }

  has(torrent: string): boolean {
    return this.#known.has(torrent)
  }

  find(infoHash: InfoHash, passOver?: ReadonlySet<string>): string | undefined {
    for (const [id, metainfo] of this.#known) if (metainfo.infoHash === infoHash && !passOver?.has(id)) return id
    return undefined
  }

  folder(torrent: string): string {
    if (!ID.test(torrent)) throw new TypeError("a torrent's local id is hex digits")
    return path.join(this.#root, torrent)
  }

  async save(torrent: string, metainfo: Metainfo): Promise<void> {
    const file = this.#file(torrent)
    try {
      await this.#write(file, metainfo.bytes)
    } catch (error) {
      await rm(`${file}.new`, { force: true }).catch(() => undefined)
      throw storeFault(error, file)
    }
    this.#known.set(torrent, metainfo)
  }

  async unsave(torrent: string): Promise<void> {
    this.#known.delete(torrent)
    await rm(this.#file(torrent), { force: true })
  }

  async remove(torrent: string): Promise<void> {
    this.#known.delete(torrent)
    // A side file may just be written there: it saves work and nothing else, and goes, too.
    await rm(this.folder(torrent), { recursive: true, force: true, maxRetries: 10, retryDelay: 20 })
  }

  #file(torrent: string): string {
    return path.join(this.folder(torrent), "metainfo.torrent")
  }

  async #write(file: string, bytes: Uint8Array): Promise<void> {
    const folder = path.dirname(file)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const handle = await open(`${file}.new`, "w", 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${file}.new`, file)
    await syncFolder(folder)
    await syncFolder(this.#root)
  }
}

const readMetainfo = (file: string): Metainfo | undefined => {
  try {
    const metainfo = parseMetainfo(readFileSync(file))
    return "code" in metainfo ? undefined : metainfo
  } catch {
    return undefined
  }
}
