/** Trackers, as a page of three tabs: this node's own, the copies of others', and a look into any. */
import { later } from "../parts/later.tsx"
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"

export const trackersPage: PageEntry = {
  id: "trackers",
  text: "Trackers",
  icon: "tracker",
  key: "2",
  count: () => useModel().mirrors().length,
  tabs: [
    {
      id: "mine",
      text: "My tracker",
      count: () => useModel().rows("trackers")["self"]?.listed ?? 0,
      component: later(async () => (await import("../tracker/TrackerPage.tsx")).TrackerPage),
    },
    {
      id: "mirrors",
      text: "Mirrors",
      key: "3",
      count: () => useModel().mirrors().length,
      component: later(async () => (await import("../mirrors/MirrorsPage.tsx")).MirrorsPage),
    },
    {
      id: "browse",
      text: "Browse",
      component: later(async () => (await import("../catalogue/CataloguePage.tsx")).CataloguePage),
    },
  ],
}
