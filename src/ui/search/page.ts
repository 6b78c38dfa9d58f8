/** The search, as a page. */
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"
import { searchWords } from "./words.ts"

export const searchPage: PageEntry = {
  id: "search",
  get text() {
    return searchWords.title
  },
  icon: "search",
  key: "f",
  near: true,
  component: later(async () => (await import("./SearchPage.tsx")).SearchPage),
}
