/**
 * What lies at a path that is to be shared: files in file-tree order, with their marks. Symbolic links, sockets, pipes
 * and devices are passed over and told of: a link may lead to what was never meant to be shared. Empty folders leave no
 * trace, since BEP 52 has no word for them. A name that no torrent may hold is an error that says which.
 */
import type { BigIntStats } from "node:fs"
import { lstat, readdir, realpath } from "node:fs/promises"
import path from "node:path"
import { binaryKey } from "../core/bencode/binaryKey.ts"
import { MAX_PATH_DEPTH, MAX_PATH_OCTETS, nameFault, sameNameKey, showName } from "../core/fileName.ts"
import { MAX_FILES } from "../core/metainfo/parseFileTree.ts"
import type { FileMark } from "./hashJob.ts"
import { StoreError } from "./PieceStore.ts"
import { storeFault } from "./storeFault.ts"

export interface ScannedFile {
  readonly path: readonly string[]
  readonly source: string
  readonly length: number
  readonly mark: FileMark
}

export interface Scan {
  readonly name: string
  readonly files: readonly ScannedFile[]
  readonly skipped: readonly string[]
}

const MAX_SKIPPED = 1_000

/** @throws StoreError */
export const scanFolder = async (where: string, signal?: AbortSignal): Promise<Scan> => {
  const name = path.basename(path.resolve(where))
  checkName(name, name === "" ? "/" : name)
  const top = await realpath(where).catch((error: unknown) => raise(error, where))
  const found = await statOf(top)
  if (found.isFile()) return { name, files: [{ path: [name], source: top, length: Number(found.size), mark: markOf(found) }], skipped: [] }
  if (!found.isDirectory()) throw new StoreError("io", `"${where}" is neither a file nor a folder`)
  const files: ScannedFile[] = []
  const skipped: string[] = []

  const walk = async (folder: string, above: readonly string[], octets: number): Promise<void> => {
    if (signal?.aborted) throw new StoreError("aborted", "stopped on request")
    const taken = new Map<string, string>()
    for (const { name, key } of await namesIn(folder, above)) {
      const below = [...above, name]
      const shown = below.join("/")
      const source = path.join(folder, name)
      const status = await statOf(source)
      if (!status.isFile() && !status.isDirectory()) {
        if (skipped.length < MAX_SKIPPED) skipped.push(shown)
        continue
      }
      checkName(name, shown)
      const twin = taken.get(sameNameKey(name))
      if (twin !== undefined) throw new StoreError("unsafe-name", `"${shown}" and "${twin}" are the same name on some systems; rename one of them`)
      taken.set(sameNameKey(name), name)
      if (below.length > MAX_PATH_DEPTH) throw new StoreError("unsafe-name", `"${showName(shown)}" lies deeper than ${MAX_PATH_DEPTH} folders; move it up, or share an archive`)
      const length = octets + key.length + 1
      if (length > MAX_PATH_OCTETS) throw new StoreError("unsafe-name", `"${showName(shown)}" has a path longer than ${MAX_PATH_OCTETS} octets; shorten it`)
      if (status.isDirectory()) await walk(source, below, length)
      else {
        files.push({ path: below, source, length: Number(status.size), mark: markOf(status) })
        if (files.length > MAX_FILES) throw new StoreError("too-large", `there are more than ${MAX_FILES} files; share an archive, or several folders`)
      }
    }
  }
  await walk(top, [], 0)
  return { name, files, skipped }
}

/** Names in a folder in the order of their octets, as dictionary keys have it. */
const namesIn = async (folder: string, above: readonly string[]): Promise<readonly { name: string; key: string }[]> => {
  const raw = await readdir(folder, { encoding: "buffer" }).catch((error: unknown) => raise(error, folder))
  const named = raw.map((octets) => {
    const key = binaryKey(octets)
    try {
      return { name: UTF8.decode(octets), key }
    } catch {
      throw new StoreError("unsafe-name", `"${[...above, showName(key)].join("/")}" has a name that is not UTF-8; rename it`)
    }
  })
  return named.sort((a, b) => (a.key < b.key ? -1 : 1))
}
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const checkName = (name: string, shown: string): void => {
  const fault = nameFault(name)
  if (fault) throw new StoreError("unsafe-name", `"${showName(shown)}" cannot be shared because its name ${fault}; rename it`)
}

const statOf = (source: string): Promise<BigIntStats> =>
  lstat(source, { bigint: true }).catch((error: unknown) => raise(error, source))

const markOf = ({ size, mtimeNs, ino }: BigIntStats): FileMark => ({ size, mtimeNs, ino })

const raise = (error: unknown, what: string): never => {
  throw storeFault(error, what)
}
