/** The search, as a page. */
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"

export const searchPage: PageEntry = {
  id: "search",
  text: "Search",
  icon: "search",
  key: "f",
  near: true,
  component: later(async () => (await import("./SearchPage.tsx")).SearchPage),
}
