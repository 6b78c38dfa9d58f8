/** Newer software, as a page. */
import { momentWords } from "../moment/words.ts"
import { pageWords } from "../pageWords.ts"
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"

export const releasesPage: PageEntry = {
  id: "releases",
  get text() {
    return pageWords.releases
  },
  get onlyNow() {
    return momentWords.only.activity
  },
  icon: "full",
  key: "8",
  component: later(async () => (await import("./ReleasesPage.tsx")).ReleasesPage),
}
