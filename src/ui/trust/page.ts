/** The trusted nodes, as a page of two tabs: all of them and whom they lead to, as a table and as rings. */
import { later } from "../parts/later.tsx"
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"
import { trustFirst } from "./firstWords.ts"
import { trustPlace } from "./place.ts"

export const trustPage: PageEntry = {
  id: trustPlace.page,
  get text() {
    return trustFirst.text
  },
  icon: "trust",
  key: "6",
  count: () => useModel().trusted().length,
  tabs: [
    {
      id: "nodes",
      get text() {
        return trustFirst.nodes
      },
      component: later(async () => (await import("./TrustPage.tsx")).TrustPage),
    },
    {
      id: "rings",
      get text() {
        return trustFirst.rings
      },
      component: later(async () => (await import("./RingsPage.tsx")).RingsPage),
    },
  ],
}
