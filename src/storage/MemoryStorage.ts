/** Storage in memory, for tests and the simulator. Hashes at once, on the thread that asks; `disk` is the test's to play with. */
import { encodeMetainfo, type HashedFile } from "../core/metainfo/encodeMetainfo.ts"
import { textKey } from "../core/bencode/binaryKey.ts"
import type { Metainfo } from "../core/metainfo/Metainfo.ts"
import { MetainfoError } from "../core/metainfo/MetainfoError.ts"
import { parseMetainfo } from "../core/metainfo/parseMetainfo.ts"
import { hashFile } from "../core/merkle.ts"
import { choosePieceLength } from "../core/pieceLength.ts"
import { MemoryDisk } from "./MemoryDisk.ts"
import { MemoryPieceStore } from "./MemoryPieceStore.ts"
import { type MadeTorrent, type MakeOptions, type PieceStore, type Storage, StoreError } from "./PieceStore.ts"

export class MemoryStorage implements Storage {
  readonly disk = new MemoryDisk()
  /** Side files by state folder. */
  readonly #leaves = new Map<string, Map<number, Uint8Array>>()

  async make(path: string, options: MakeOptions): Promise<MadeTorrent> {
    if (options.signal?.aborted) throw new StoreError("aborted", "stopped on request")
    const found = this.disk.below(path)
    if (found.length === 0) throw new StoreError("missing", `"${path}" is not there`)
    const name = path.split("/").at(-1)!
    const sources = found
      .map((file) => ({ file, path: file === path ? [name] : file.slice(path.length + 1).split("/") }))
      .sort((a, b) => (treeOrder(a.path) < treeOrder(b.path) ? -1 : 1))
    const totalBytes = sources.reduce((sum, { file }) => sum + this.disk.get(file)!.length, 0)
    if (totalBytes === 0) throw new StoreError("empty", `"${path}" has not a single octet in it: there is nothing to share`)
    const pieceLength = options.pieceLength ?? choosePieceLength(totalBytes)
    const kept = this.#side(options.state)
    const files: HashedFile[] = []
    let piece = 0
    let hashedBytes = 0
    for (const source of sources) {
      const content = this.disk.get(source.file)!
      const { leaves, piecesRoot, pieceLayer } = hashFile(content, pieceLength)
      for (const own of leaves) kept.set(piece++, own)
      files.push({ path: source.path, length: content.length, piecesRoot, pieceLayer })
      hashedBytes += content.length
      options.onProgress?.({ hashedBytes, totalBytes })
    }
    const bytes = encodeMetainfo({ name, pieceLength, private: options.private, files })
    const metainfo = parseMetainfo(bytes)
    if (metainfo instanceof MetainfoError) throw new StoreError("unsafe-name", metainfo.message)
    return { metainfo, bytes, skipped: [] }
  }

  async open(metainfo: Metainfo, path: string, state: string, writable: boolean): Promise<PieceStore> {
    return new MemoryPieceStore(metainfo, this.disk, path, this.#side(state), writable)
  }

  #side(state: string | undefined): Map<number, Uint8Array> {
    const kept = (state === undefined ? undefined : this.#leaves.get(state)) ?? new Map<number, Uint8Array>()
    if (state !== undefined) this.#leaves.set(state, kept)
    return kept
  }
}

/** Sorts as nested dictionaries do: U+0000 ends an element, and no name holds it. */
const treeOrder = (path: readonly string[]): string => path.map(textKey).join("\u0000")
