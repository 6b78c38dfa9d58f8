/**
 * All pages, in the order of the navigation; one begins at the first that is not for a time. The one list: the
 * navigation, what is shown, the keys and the help follow from it.
 */
import { activityPage } from "./activity/page.ts"
import { logPage } from "./log/page.ts"
import { relayPage } from "./relay/page.ts"
import { releasesPage } from "./releases/page.ts"
import { searchPage } from "./search/page.ts"
import { settingsPage } from "./settings/page.ts"
import type { PageEntry } from "./state/pages.ts"
import { trackersPage } from "./trackers/page.ts"
import { startPage } from "./start/page.ts"
import { transfersPage } from "./transfers/page.ts"
import { trustPage } from "./trust/page.ts"

export const pages: readonly PageEntry[] = [
  startPage,
  transfersPage,
  searchPage,
  trustPage,
  trackersPage,
  relayPage,
  activityPage,
  logPage,
  releasesPage,
  settingsPage,
]
