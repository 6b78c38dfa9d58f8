/** Newer software, as a page. */
import type { PageEntry } from "../state/pages.ts"
import { ReleasesPage } from "./ReleasesPage.tsx"

export const releasesPage: PageEntry = {
  id: "releases",
  text: "Releases",
  icon: "full",
  key: "8",
  component: ReleasesPage,
}
