/** Folders that were used last, the newest first; the node keeps them with what the page prefers. */
import { MAX_LAST_FOLDER, MOST_LAST_FOLDERS } from "../../../contract/folders.ts"
import { isWholePath } from "../../../contract/places.ts"
import type { KeptPreferences } from "../../state/createPreferences.ts"

type Kept = Pick<KeptPreferences, "all" | "set">

export const lastFolders = ({ all }: Pick<Kept, "all">): readonly string[] => all().folders ?? []

/** @param path as it was typed; what is too long to be kept is not. */
export const rememberFolder = (kept: Kept, path: string): void => {
  const folder = path.trim().replace(/\/+$/, "")
  if (!isWholePath(folder) || folder.length > MAX_LAST_FOLDER || folder === lastFolders(kept)[0]) return
  const others = lastFolders(kept).filter((other) => other !== folder)
  kept.set({ folders: [folder, ...others].slice(0, MOST_LAST_FOLDERS) })
}
