/**
 * All pages, in the order of the navigation; one begins at the first. The one list: the navigation, what is shown, the
 * keys and the help follow from it.
 */
import { cataloguePage } from "./catalogue/page.ts"
import { filesPage } from "./files/page.ts"
import { logPage } from "./log/page.ts"
import { mirrorsPage } from "./mirrors/page.ts"
import { relayPage } from "./relay/page.ts"
import { releasesPage } from "./releases/page.ts"
import { searchPage } from "./search/page.ts"
import type { PageEntry } from "./state/pages.ts"
import { trackerPage } from "./tracker/page.ts"
import { trustPage } from "./trust/page.ts"

export const pages: readonly PageEntry[] = [
  filesPage,
  searchPage,
  trackerPage,
  mirrorsPage,
  trustPage,
  relayPage,
  logPage,
  cataloguePage,
  releasesPage,
]
