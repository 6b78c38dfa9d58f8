/** Trackers, as a page of three tabs: this node's own, the copies of others', and a look into any. */
import { momentWords } from "../moment/words.ts"
import { pageWords } from "../pageWords.ts"
import { later } from "../parts/later.tsx"
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"

export const trackersPage: PageEntry = {
  id: "trackers",
  get text() {
    return pageWords.trackers
  },
  icon: "tracker",
  key: "2",
  count: () => useModel().mirrors().length,
  tabs: [
    {
      id: "mine",
      get text() {
        return pageWords.myTracker
      },
      count: () => useModel().rows("trackers")["self"]?.listed ?? 0,
      component: later(async () => (await import("../tracker/TrackerPage.tsx")).TrackerPage),
    },
    {
      id: "mirrors",
      get text() {
        return pageWords.mirrors
      },
      key: "3",
      count: () => useModel().mirrors().length,
      component: later(async () => (await import("../mirrors/MirrorsPage.tsx")).MirrorsPage),
    },
    {
      id: "browse",
      get text() {
        return pageWords.browse
      },
      get onlyNow() {
        return momentWords.only.kept
      },
      component: later(async () => (await import("../catalogue/CataloguePage.tsx")).CataloguePage),
    },
  ],
}
