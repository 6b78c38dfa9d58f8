/** Where things go, and may come from, as the operator has chosen it. */
import { realpath } from "node:fs/promises"
import path from "node:path"
import { downloadFolder, shareFolders } from "../../contract/settings/registry.ts"
import type { NodeParts } from "../NodeParts.ts"

/** Of downloads that name no folder. */
export const downloadsOf = ({ settings, data }: Pick<NodeParts, "data" | "settings">): string =>
  settings.get(downloadFolder) ?? data.downloads

/** @param found without symbolic links. @returns the folders that it lies in none of, where there are any. */
export const outsideOf = async (
  { settings }: Pick<NodeParts, "settings">,
  found: string,
): Promise<readonly string[] | undefined> => {
  const folders = settings.get(shareFolders)
  if (folders.length === 0) return undefined
  const real = await Promise.all(folders.map((folder) => realpath(folder).catch(() => undefined)))
  const within = (folder: string | undefined) =>
    folder !== undefined &&
    (found === folder || found.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep))
  return real.some(within) ? undefined : folders
}
