/**
 * Helps an operator to type a path on this machine: what is in the folder that it begins with. Of the node's own data
 * nothing is told but the downloads among them, as nothing else of these can be shared or downloaded into.
 */
import { realpath, statfs } from "node:fs/promises"
import path from "node:path"
import type { Refusal } from "../contract/commands.ts"
import { type FolderPage, isTold, MOST_ENTRIES, typedPath } from "../contract/folders.ts"
import { kernelPlace } from "../storage/givenPath.ts"
import { listFolder } from "../storage/listFolder.ts"
import { namedPath } from "../storage/namedPath.ts"
import { hasErrno, storeFault } from "../storage/storeFault.ts"
import { refuse } from "./commands/answers.ts"
import { givenPlace } from "./commands/givenPlace.ts"
import type { DataDirectory } from "./DataDirectory.ts"
import { isWithin } from "../storage/isWithin.ts"

/** A disk that does not answer keeps that many of the threads that all reading and writing is done by, and no more. */
const MOST_AT_ONCE = 2

export class FolderPages {
  readonly #data: Pick<DataDirectory, "root" | "downloads">
  #underWay = 0

  constructor(data: Pick<DataDirectory, "root" | "downloads">) {
    this.#data = data
  }

  /** @param text as it is typed so far, from / or ~/ on. @param files whether files are meant as well as folders. */
  async page(text: string, files: boolean, signal: AbortSignal): Promise<FolderPage | Refusal> {
    const { folder: above, begins } = typedPath(text)
    const whole = givenPlace(above || text)
    if (typeof whole !== "string") return whole
    if (this.#underWay >= MOST_AT_ONCE) return refuse("busy", "other folders are being read; wait a moment")
    this.#underWay++
    try {
      return await this.#list(path.isAbsolute(above) ? namedPath(above) : whole, begins, files, signal)
    } catch (error) {
      if (hasErrno(error, "ENOTDIR", "ELOOP")) return refuse("not-a-folder", `${above} is not a folder`)
      const { code, message } = storeFault(error, above)
      return refuse(code, message)
    } finally {
      this.#underWay--
    }
  }

  async #list(named: string, begins: string, files: boolean, signal: AbortSignal): Promise<FolderPage | Refusal> {
    const folder = named.endsWith(path.sep) ? named : named + path.sep
    const real = await realpath(folder).catch((error: unknown) => {
      if (hasErrno(error, "ENOENT")) return undefined
      throw error
    })
    if (real === undefined) return { folder, entries: [], more: false, unnamed: 0, freeBytes: null }
    if (kernelPlace(real)) return refuse("denied", `${named} is the kernel's own place, and nothing of yours is there`)
    const own = await this.#ownIn(real)
    if (own === "all") return refuse("own-data", `${named} lies in the node's own data; choose another folder`)
    const isMeant = (name: string): boolean => isTold(name, begins) && !own(name) && !kernelPlace(path.join(real, name))
    const [{ names, more, unnamed }, disk] = await Promise.all([
      listFolder(real, { most: MOST_ENTRIES, files, isMeant, signal }),
      statfs(real),
    ])
    return { folder, entries: names, more, unnamed, freeBytes: disk.bavail * disk.bsize }
  }

  /** What in a folder is the node's alone: all of it, or what has these names. */
  async #ownIn(real: string): Promise<"all" | ((name: string) => boolean)> {
    const { root, downloads } = this.#data
    const [own, open] = await Promise.all([realpath(root), realpath(downloads).catch(() => downloads)])
    if (!isWithin(own, real) || isWithin(open, real)) return () => false
    return real === own ? (name) => name !== path.basename(downloads) : "all"
  }
}
