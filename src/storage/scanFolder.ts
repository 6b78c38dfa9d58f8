/**
 * What lies at a path that is to be shared: files in file-tree order, with their marks, and what was left out of them
 * (core/leftOut). Nothing behind a link is taken. All names that no torrent may hold are told at once, or left out
 * where that was chosen; a name in which no file lies is in nobody's way.
 */
import type { BigIntStats } from "node:fs"
import { lstat, readdir, realpath } from "node:fs/promises"
import path from "node:path"
import { binaryKey } from "../core/bencode/binaryKey.ts"
import { MAX_PATH_DEPTH, MAX_PATH_OCTETS, nameFault, sameNameKey, showName, showTwins } from "../core/fileName.ts"
import { type LeftOut, NOTHING_LEFT_OUT } from "../core/leftOut.ts"
import { MAX_FILES } from "../core/metainfo/parseFileTree.ts"
import { markOf, type SeenMark } from "./FileMarks.ts"
import { LeftOuts } from "./LeftOuts.ts"
import { type MakeOptions, StoreError } from "./PieceStore.ts"
import { isMissing, storeFault } from "./storeFault.ts"

export interface ScannedFile {
  readonly path: readonly string[]
  readonly source: string
  readonly length: number
  readonly mark: SeenMark
}

export interface Scan {
  readonly name: string
  readonly files: readonly ScannedFile[]
  readonly leftOut: LeftOut
}

/** @throws StoreError */
export const scanFolder = async (
  where: string,
  { signal, name: given, skipUnsafe = false }: Pick<MakeOptions, "signal" | "name" | "skipUnsafe"> = {},
): Promise<Scan> => {
  const top = await realpath(where).catch((error: unknown) => raise(error, where))
  // The name that was given: what a link points to is called is nobody's business.
  const name = given ?? path.basename(path.resolve(where))
  const fault = nameFault(name)
  if (fault)
    throw new StoreError(
      "unsafe-name",
      `"${showName(name || "/")}" cannot be shared because its name ${fault}; rename it`,
    )
  const found = await statOf(top)
  if (found.isFile())
    return {
      name,
      files: [{ path: [name], source: top, length: Number(found.size), mark: markOf(found) }],
      leftOut: NOTHING_LEFT_OUT,
    }
  if (!found.isDirectory()) throw new StoreError("io", `"${where}" is neither a file nor a folder`)
  const files: ScannedFile[] = []
  const leftOuts = new LeftOuts()
  let seen = 0

  /** @param taken a folder above has a name that no torrent may hold: what is in here is only looked for. */
  const walk = async (folder: string, above: Above, taken: boolean): Promise<void> => {
    if (signal?.aborted) throw new StoreError("aborted", "stopped on request")
    const twins = new Map<string, string>()
    const before = seen
    let folders = 0
    for (const entry of await namesIn(folder)) {
      const shown = [...above.shown, showName(entry.name)]
      const status = await statOf(entry.source)
      const isFolder = status.isDirectory()
      if (!isFolder && !status.isFile()) {
        leftOuts.add(status.isSymbolicLink() ? "link" : "special", shown.join("/"), whatIs(status))
        continue
      }
      const below = { path: [...above.path, entry.name], shown, octets: above.octets + entry.key.length + 1 }
      const fault = entry.fault ?? placeFault(below) ?? twinFault(entry.name, twins)
      if (!fault) twins.set(sameNameKey(entry.name), entry.name)
      const inside = seen
      if (!isFolder) seen++
      else if (typeof entry.source === "string" && below.path.length <= MAX_PATH_DEPTH)
        await walk(entry.source, below, taken && !fault)
      else seen++
      if (isFolder) folders++
      if (fault && seen > inside)
        leftOuts.add("unsafe-name", shown.join("/"), isFolder ? `${fault} (and with it all that is in it)` : fault)
      else if (!fault && !isFolder && taken) {
        files.push({
          path: below.path,
          source: entry.source as string,
          length: Number(status.size),
          mark: markOf(status),
        })
        if (files.length > MAX_FILES)
          throw new StoreError(
            "too-large",
            `there are more than ${MAX_FILES} files; share an archive, or several folders`,
          )
      }
    }
    if (above.path.length > 0 && folders === 0 && seen === before)
      leftOuts.add("empty-folder", above.shown.join("/"), "no file is in it")
  }
  await walk(top, { path: [], shown: [], octets: 0 }, true)
  if (leftOuts.fault && !skipUnsafe) throw leftOuts.fault
  return { name, files, leftOut: leftOuts.summary }
}

interface Above {
  readonly path: readonly string[]
  /** The same as text for people. */
  readonly shown: readonly string[]
  readonly octets: number
}

interface Entry {
  readonly name: string
  /** Its octets, as dictionary keys have them. */
  readonly key: string
  readonly source: string | Buffer
  readonly fault: string | undefined
}

/** What is in a folder, in the order of the octets of the names. */
const namesIn = async (folder: string): Promise<readonly Entry[]> => {
  const raw = await readdir(folder, { encoding: "buffer" }).catch((error: unknown) => raise(error, folder))
  const entries = raw.map((octets): Entry => {
    const key = binaryKey(octets)
    try {
      const name = UTF8.decode(octets)
      const fault = nameFault(name)
      return { name, key, source: path.join(folder, name), fault: fault && `its name ${fault}` }
    } catch {
      const name = key.replace(/[\u0080-\u00ff]/g, (octet) => `\\x${octet.charCodeAt(0).toString(16)}`)
      return { name, key, source: Buffer.concat([Buffer.from(`${folder}/`), octets]), fault: "its name is not UTF-8" }
    }
  })
  return entries.sort((a, b) => (a.key < b.key ? -1 : 1))
}
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true })

const placeFault = ({ path: elements, octets }: Above): string | undefined => {
  if (elements.length > MAX_PATH_DEPTH) return `it lies deeper than ${MAX_PATH_DEPTH} folders`
  return octets > MAX_PATH_OCTETS ? `its path is longer than ${MAX_PATH_OCTETS} octets` : undefined
}

const twinFault = (name: string, twins: ReadonlyMap<string, string>): string | undefined => {
  const twin = twins.get(sameNameKey(name))
  if (twin === undefined) return undefined
  const [one, other] = showTwins(name, twin)
  return `"${one}" and "${other}" beside it are the same name on some systems`
}

const whatIs = (status: BigIntStats): string => {
  if (status.isSymbolicLink()) return "a symbolic link"
  if (status.isSocket()) return "a socket"
  return status.isFIFO() ? "a pipe" : "a device"
}

const statOf = (source: string | Buffer): Promise<BigIntStats> =>
  lstat(source, { bigint: true }).catch((error: unknown) => raise(error, String(source)))

const raise = (error: unknown, what: string): never => {
  // What a shell hands over in another encoding arrives with this sign in it, and cannot be opened.
  if (isMissing(error) && what.includes("\ufffd")) throw notUtf8(what)
  throw storeFault(error, what)
}

/** Of a path that was given, and in which something was no UTF-8. */
const notUtf8 = (what: string): StoreError =>
  new StoreError(
    "unsafe-name",
    `"${what}" cannot be opened because a name in it is not UTF-8; rename it, or share the folder that it is in`,
  )
