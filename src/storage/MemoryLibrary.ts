/** Library in memory, for tests and the simulator. */
import type { InfoHash } from "../core/ids.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import type { Library } from "./Library.ts"

export class MemoryLibrary implements Library {
  readonly #known = new Map<string, Metainfo>()

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
    return `memory/${torrent}`
  }

  async save(torrent: string, metainfo: Metainfo): Promise<void> {
    this.#known.set(torrent, metainfo)
  }

  async unsave(torrent: string): Promise<void> {
    this.#known.delete(torrent)
  }

  async remove(torrent: string): Promise<void> {
    this.#known.delete(torrent)
  }
}
