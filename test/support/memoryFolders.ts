/** What a path goes on with on a disk that is a list of paths, told as the node tells of a real one. */
import path from "node:path"
import type { Refusal } from "../../src/contract/commands.ts"
import { type FolderEntry, type FolderPage, isTold, MOST_ENTRIES, typedPath } from "../../src/contract/folders.ts"
import { compareNaturally } from "../../src/core/naturalOrder.ts"

const HOME = "/home/ana"

/** @param disk paths, those of folders with a slash at their end. */
export const memoryFolders = (
  disk: readonly string[],
  freeBytes: number,
  text: string,
  files: boolean,
): FolderPage | Refusal => {
  const { folder: above, begins } = typedPath(text)
  const whole = above.startsWith("~/") ? HOME + above.slice(1) : above
  if (!whole.startsWith("/")) return { ok: false, code: "relative-path", message: `${text} is not an absolute path` }
  const folder = path.resolve(whole) === "/" ? "/" : `${path.resolve(whole)}/`
  const inside = disk.filter((at) => at.startsWith(folder))
  if (disk.some((at) => !at.endsWith("/") && folder.startsWith(`${at}/`)))
    return { ok: false, code: "not-a-folder", message: `${above} is not a folder` }
  const kinds = new Map<string, boolean>()
  for (const at of inside) {
    const [name, ...below] = at.slice(folder.length).split("/")
    if (name) kinds.set(name, below.length > 0)
  }
  const entries = [...kinds]
    .map(([name, isFolder]): FolderEntry => ({ name, folder: isFolder }))
    .filter((entry) => isTold(entry.name, begins) && (files || entry.folder))
    .sort(
      (a, b) => Number(b.folder) - Number(a.folder) || compareNaturally(a.name, b.name) || (a.name < b.name ? -1 : 1),
    )
  return {
    folder,
    entries: entries.slice(0, MOST_ENTRIES),
    more: entries.length > MOST_ENTRIES,
    unnamed: 0,
    freeBytes: inside.length > 0 ? freeBytes : null,
  }
}
