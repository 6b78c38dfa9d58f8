/** Where things go, and may come from, as the operator has chosen it. */
import { realpath } from "node:fs/promises"
import { downloadFolder, shareFolders } from "../../contract/settings/registry.ts"
import type { NodeParts } from "../NodeParts.ts"
import { isWithin } from "../../storage/isWithin.ts"

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
  const within = (folder: string | undefined) => folder !== undefined && isWithin(folder, found)
  return real.some(within) ? undefined : folders
}
