/**
 * The first names in a folder, of however many there are: it is read name by name and never held as a whole, and others
 * have their turn in between. Of what is no link nothing but its name is looked at.
 */
import type { Dirent } from "node:fs"
import { opendir, stat } from "node:fs/promises"
import path from "node:path"
import { compareNaturally } from "../core/naturalOrder.ts"

export interface ListedName {
  readonly name: string
  readonly folder: boolean
}

export interface FolderList {
  readonly names: readonly ListedName[]
  readonly more: boolean
  /** Whose names are not UTF-8, or hold the sign for what is not. */
  readonly unnamed: number
}

interface ListOptions {
  readonly most: number
  /** Files too, and not folders alone. */
  readonly files: boolean
  /** Which names are meant. */
  readonly isMeant: (name: string) => boolean
  /** What was found by then is the answer. */
  readonly signal: AbortSignal
}

/** Read at once, between two turns of others. */
const BATCH = 1_024
const MOST_READ = 200_000
const MOST_FOLLOWED = 1_000

/** Folders first, and then as people sort names. */
const compareNames = (a: ListedName, b: ListedName): number =>
  a.folder === b.folder
    ? compareNaturally(a.name, b.name) || (a.name < b.name ? -1 : Number(a.name > b.name))
    : Number(b.folder) - Number(a.folder)

/** @throws what the system says of a folder that cannot be read. */
export const listFolder = async (
  folder: string,
  { most, files, isMeant, signal }: ListOptions,
): Promise<FolderList> => {
  const first = new FirstNames(most)
  let [read, followed, unnamed, unread] = [0, 0, 0, false]

  /** @returns undefined for what is neither, or not asked for. */
  const kindOf = async (entry: Dirent): Promise<ListedName | undefined> => {
    const { name } = entry
    const isLink = entry.isSymbolicLink()
    // Where even a folder of this name would come too late, nobody needs to know where it leads.
    if (isLink && !first.takes({ name, folder: true })) return { name, folder: true }
    if (isLink && ++followed > MOST_FOLLOWED) return void (unread = true)
    const found = isLink ? await stat(path.join(folder, name)).catch(() => undefined) : entry
    if (found?.isDirectory()) return { name, folder: true }
    return files && found?.isFile() ? { name, folder: false } : undefined
  }

  for await (const entry of await opendir(folder, { bufferSize: BATCH })) {
    if (signal.aborted || ++read > MOST_READ) {
      unread = true
      break
    }
    if (!isMeant(entry.name)) continue
    const named = await kindOf(entry)
    if (named && entry.name.includes("\ufffd")) unnamed++
    else if (named) first.add(named)
  }
  return { names: first.names, more: unread || first.more, unnamed }
}

/** Of all that are added the first ones, in order. */
class FirstNames {
  readonly #most: number
  readonly #names: ListedName[] = []
  #added = 0

  constructor(most: number) {
    this.#most = most
  }

  get names(): readonly ListedName[] {
    return this.#names
  }

  /** Not all are among them. */
  get more(): boolean {
    return this.#added > this.#most
  }

  takes(name: ListedName): boolean {
    return this.#names.length < this.#most || compareNames(name, this.#names.at(-1)!) < 0
  }

  add(name: ListedName): void {
    this.#added++
    if (!this.takes(name)) return
    let [from, to] = [0, this.#names.length]
    while (from < to) {
      const middle = (from + to) >> 1
      if (compareNames(name, this.#names[middle]!) < 0) to = middle
      else from = middle + 1
    }
    this.#names.splice(from, 0, name)
    if (this.#names.length > this.#most) this.#names.pop()
  }
}
