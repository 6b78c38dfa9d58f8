/** The trusted nodes, as a page. */
import { useModel } from "../state/model.ts"
import { later } from "../parts/later.tsx"
import type { PageEntry } from "../state/pages.ts"
import { trustPlace } from "./place.ts"

export const trustPage: PageEntry = {
  id: trustPlace.page,
  text: "Trust",
  icon: "trust",
  key: "6",
  count: () => useModel().trusted().length,
  component: later(async () => (await import("./TrustPage.tsx")).TrustPage),
}
