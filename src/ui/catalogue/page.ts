/** Catalogues, as a page that others lead to: one is looked into from the mirrors. */
import { mirrorsPlace } from "../mirrors/place.ts"
import type { PageEntry } from "../state/pages.ts"
import { CataloguePage } from "./CataloguePage.tsx"

export const cataloguePage: PageEntry = {
  id: "catalogue",
  text: "Catalogue",
  icon: "catalogue",
  under: mirrorsPlace.page,
  component: CataloguePage,
}
