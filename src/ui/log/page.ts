/** The log, as a page. */
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"

export const logPage: PageEntry = {
  id: "log",
  text: "Log",
  icon: "log",
  key: "5",
  component: later(async () => (await import("./LogPage.tsx")).LogPage),
}
