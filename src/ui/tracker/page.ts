/** This node's own tracker, as a page. */
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"
import { trackerPlace } from "./place.ts"
import { TrackerPage } from "./TrackerPage.tsx"

export const trackerPage: PageEntry = {
  id: trackerPlace.page,
  text: "My tracker",
  icon: "tracker",
  key: "2",
  count: () => useModel().rows("trackers")["self"]?.listed ?? 0,
  component: TrackerPage,
}
