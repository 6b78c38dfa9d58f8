/** Whether a path is a folder, or leads to something in it. Pure: both as the system resolves them. */
import path from "node:path"

export const isWithin = (folder: string, at: string): boolean =>
  at === folder || at.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)
