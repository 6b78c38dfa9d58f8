/**
 * Side file with the leaf hashes of one torrent, 32 octets for each 16 KiB leaf, in piece order; 1/512 of the data.
 * Holes are leaves not known yet. Its reader believes nothing in it before it adds up to the piece's root; so it needs
 * no journal, no sync and no version: a lost or torn one costs the hashing of the pieces concerned, when they are asked
 * for.
 */
import { constants } from "node:fs"
import { type FileHandle, mkdir, open, rm } from "node:fs/promises"
import path from "node:path"
import { HASH_SIZE } from "../core/merkleTree.ts"
import type { OpenFiles } from "./OpenFiles.ts"
import { storeFault } from "./storeFault.ts"
import { writeWhole } from "./writeWhole.ts"

export class LeafFile {
  readonly #path: string
  readonly #files: OpenFiles

  /** @param state the torrent's folder for side files. */
  constructor(state: string, files: OpenFiles) {
    this.#path = path.join(state, "leaves")
    this.#files = files
  }

  /** `count` hashes from leaf `first` of the torrent on, true or not; undefined where there are none to be read. */
  async read(first: number, count: number): Promise<Uint8Array | undefined> {
    const hashes = Buffer.alloc(count * HASH_SIZE)
    try {
      const { bytesRead } = await this.#use((handle) => handle.read(hashes, 0, hashes.length, first * HASH_SIZE))
      return bytesRead === hashes.length ? new Uint8Array(hashes.buffer, hashes.byteOffset, bytesRead) : undefined
    } catch {
      // It saves work and nothing else, so no fault of it stands in the way of serving.
      return undefined
    }
  }

  async write(first: number, hashes: Uint8Array): Promise<void> {
    try {
      await this.#use((handle) => writeWhole(handle, hashes, first * HASH_SIZE))
    } catch (error) {
      throw storeFault(error, this.#path)
    }
  }

  close(): Promise<void> {
    return this.#files.drop(this.#path)
  }

  async remove(): Promise<void> {
    await this.close()
    await rm(this.#path, { force: true }).catch((error: unknown) => {
      throw storeFault(error, this.#path)
    })
  }

  #use<T>(act: (handle: FileHandle) => Promise<T>): Promise<T> {
    return this.#files.use(this.#path, () => openOrMake(this.#path), act)
  }
}

const openOrMake = async (file: string): Promise<FileHandle> => {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  return open(file, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600)
}
