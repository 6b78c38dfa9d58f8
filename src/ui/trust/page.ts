/** The trusted nodes, as a page. */
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"
import { trustPlace } from "./place.ts"
import { TrustPage } from "./TrustPage.tsx"

export const trustPage: PageEntry = {
  id: trustPlace.page,
  text: "Trust",
  icon: "trust",
  key: "6",
  count: () => useModel().trusted().length,
  component: TrustPage,
}
