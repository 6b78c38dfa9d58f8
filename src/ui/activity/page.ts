/** What has happened to all of the node, as a page. */
import { pageWords } from "../pageWords.ts"
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"
import { activityPlace } from "./place.ts"

export const activityPage: PageEntry = {
  id: activityPlace.page,
  get text() {
    return pageWords.activity
  },
  icon: "clock",
  component: later(async () => (await import("./ActivityPage.tsx")).ActivityPage),
}
