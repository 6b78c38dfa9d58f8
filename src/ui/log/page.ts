/** The log, as a page. */
import { momentWords } from "../moment/words.ts"
import { pageWords } from "../pageWords.ts"
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"

export const logPage: PageEntry = {
  id: "log",
  get text() {
    return pageWords.log
  },
  get onlyNow() {
    return momentWords.only.kept
  },
  icon: "log",
  key: "5",
  component: later(async () => (await import("./LogPage.tsx")).LogPage),
}
