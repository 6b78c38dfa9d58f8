/** What can be chosen for a path. Pure. */
import type { FolderEntry } from "../../../contract/folders.ts"
import { placeText } from "../../../contract/places.ts"

export interface PathOption {
  readonly shown: string
  readonly folder: boolean
  /** The path with it; null where it holds signs that a field does not take, or that were replaced to be shown. */
  readonly path: string | null
}

const UNTYPABLE = /[\p{Cc}\ufffd]/u

const option = (shown: string, folder: boolean, path: string): PathOption => ({
  shown,
  folder,
  path: UNTYPABLE.test(path) ? null : folder && !path.endsWith("/") ? `${path}/` : path,
})

/** @param within the folder that they are in, with its slash. */
export const entryOptions = (within: string, entries: readonly FolderEntry[]): readonly PathOption[] =>
  entries.map(({ name, folder }) => option(name, folder, within + name))

export const folderOptions = (folders: readonly string[]): readonly PathOption[] =>
  folders.map(placeText).map((folder) => option(folder, true, folder))
