/** Settings, and who can manage the node, as one page of tabs. */
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"
import { settingsPlace } from "./place.ts"

export const settingsPage: PageEntry = {
  id: settingsPlace.page,
  text: "Settings",
  icon: "settings",
  tabs: [
    {
      id: "all",
      text: "Settings",
      component: later(async () => (await import("./SettingsPage.tsx")).SettingsPage),
    },
    {
      id: "access",
      text: "Access",
      component: later(async () => (await import("./AccessPage.tsx")).AccessPage),
    },
  ],
}
