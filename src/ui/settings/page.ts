/** Settings, and who can manage the node, as one page of tabs. */
import { momentWords } from "../moment/words.ts"
import { pageWords } from "../pageWords.ts"
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"
import { settingsPlace } from "./place.ts"

export const settingsPage: PageEntry = {
  id: settingsPlace.page,
  get text() {
    return pageWords.settings
  },
  get onlyNow() {
    return momentWords.only.activity
  },
  icon: "settings",
  tabs: [
    {
      id: "all",
      get text() {
        return pageWords.settings
      },
      component: later(async () => (await import("./SettingsPage.tsx")).SettingsPage),
    },
    {
      id: "access",
      get text() {
        return pageWords.access
      },
      component: later(async () => (await import("./AccessPage.tsx")).AccessPage),
    },
  ],
}
