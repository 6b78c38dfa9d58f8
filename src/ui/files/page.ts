/** The list of all files, as a page: what it adds to the frame around it. */
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"
import { FilesPage } from "./FilesPage.tsx"
import { Filters } from "./Filters.tsx"
import { listShortcuts } from "./listShortcuts.ts"
import { filesPlace } from "./place.ts"
import { Search } from "./Search.tsx"

export const filesPage: PageEntry = {
  id: filesPlace.page,
  text: "Files",
  icon: "files",
  key: "1",
  shortcuts: listShortcuts,
  hasDetails: () => useModel().selection.current() !== null,
  component: FilesPage,
  tools: Search,
  side: Filters,
}
