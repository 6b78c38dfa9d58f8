/** The list of all transfers, as a page: what it adds to the frame around it. */
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"
import { TransfersPage } from "./TransfersPage.tsx"
import { Filters } from "./filters/Filters.tsx"
import { viewCommands } from "./filters/viewCommands.ts"
import { listShortcuts } from "./listShortcuts.ts"
import { transfersPlace } from "./place.ts"
import { Search } from "./filters/Search.tsx"
import { pageWords } from "../pageWords.ts"

export const transfersPage: PageEntry = {
  id: transfersPlace.page,
  get text() {
    return pageWords.transfers
  },
  icon: "files",
  key: "1",
  near: true,
  shortcuts: listShortcuts,
  commands: viewCommands,
  hasDetails: () => useModel().selection.current() !== null,
  component: TransfersPage,
  tools: Search,
  side: Filters,
}
