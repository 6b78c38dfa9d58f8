/** The mirrors, as a page. */
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"
import { MirrorsPage } from "./MirrorsPage.tsx"
import { mirrorsPlace } from "./place.ts"

export const mirrorsPage: PageEntry = {
  id: mirrorsPlace.page,
  text: "Mirrors",
  icon: "mirror",
  key: "3",
  count: () => useModel().mirrors().length,
  component: MirrorsPage,
}
