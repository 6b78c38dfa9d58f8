/** The log, as a page. */
import { pageWords } from "../pageWords.ts"
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"

export const logPage: PageEntry = {
  id: "log",
  get text() {
    return pageWords.log
  },
  icon: "log",
  key: "5",
  component: later(async () => (await import("./LogPage.tsx")).LogPage),
}
