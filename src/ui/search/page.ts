/** The search, as a page. */
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"
import { momentWords } from "../moment/words.ts"
import { pageWords } from "../pageWords.ts"

export const searchPage: PageEntry = {
  id: "search",
  get text() {
    return pageWords.search
  },
  get onlyNow() {
    return momentWords.only.search
  },
  icon: "search",
  key: "f",
  near: true,
  component: later(async () => (await import("./SearchPage.tsx")).SearchPage),
}
