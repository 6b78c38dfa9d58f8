/** What the node told of one path, and what of that another path can go on with as well. Pure. */
import { type FolderEntry, type FolderPage, isTold, typedPath } from "../../../contract/folders.ts"

export interface Known {
  readonly typed: string
  readonly page: FolderPage
}

export const fitting = ({ typed, page }: Known, text: string): readonly FolderEntry[] => {
  const { folder, begins } = typedPath(text)
  return folder === typedPath(typed).folder ? page.entries.filter(({ name }) => isTold(name, begins)) : []
}

/** Whether the node would tell no others, so that it need not be asked. */
export const covers = ({ typed, page }: Known, text: string): boolean => {
  const [asked, now] = [typedPath(typed), typedPath(text)]
  return (
    asked.folder === now.folder &&
    now.begins.startsWith(asked.begins) &&
    !page.more &&
    // Hidden ones were told of only where the dot was there.
    (asked.begins !== "" || !now.begins.startsWith("."))
  )
}
