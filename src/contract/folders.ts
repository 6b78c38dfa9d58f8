/**
 * What a path on the node's machine can go on with, while it is typed (`GET /api/folders`). Names there are whatever
 * somebody has called a file; none is looked into.
 */
export interface FolderEntry {
  /** One of a path's, never with a slash in it. */
  readonly name: string
  /** Also by a link that leads to one. */
  readonly folder: boolean
}

export interface FolderPage {
  /** That is listed: whole, without `~` and `..`, and with a slash at its end. */
  readonly folder: string
  /** What in it begins as the path ends: folders first, and each as people sort names; MOST_ENTRIES at most. */
  readonly entries: readonly FolderEntry[]
  /** There are others that begin so. */
  readonly more: boolean
  /** Others again that no path can be given to: their names are not UTF-8, or hold the sign for what is not. */
  readonly unnamed: number
  /** Octets on its disk, where it is a folder; null where there is none yet, and so nothing in it. */
  readonly freeBytes: number | null
}

export const MOST_ENTRIES = 200

/** Of folders that were used last, how many are kept, and how long one may be: all that a page keeps has one size. */
export const MOST_LAST_FOLDERS = 8
export const MAX_LAST_FOLDER = 256

/** A path that is typed, as it is asked about: the folder that it begins with, and how a name in it begins. */
export const typedPath = (text: string): { readonly folder: string; readonly begins: string } => {
  if (text === "~") return { folder: "~/", begins: "" }
  const cut = text.lastIndexOf("/") + 1
  return { folder: text.slice(0, cut), begins: text.slice(cut) }
}

/** A name with a dot in front is told of to who has typed the dot. */
export const isTold = (name: string, begins: string): boolean =>
  name.startsWith(begins) && (begins !== "" || !name.startsWith("."))
