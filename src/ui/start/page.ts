/** The first steps, as a page: where one begins while nothing is in the list; gone from the ways when it is closed. */
import { momentWords } from "../moment/words.ts"
import { pageWords } from "../pageWords.ts"
import { later } from "../parts/later.tsx"
import { useModel } from "../state/model.ts"
import type { PageEntry } from "../state/pages.ts"
import { startPlace } from "./place.ts"
import { CLOSED, startSteps } from "./steps.ts"

export const startPage: PageEntry = {
  id: startPlace.page,
  get text() {
    return pageWords.start
  },
  get onlyNow() {
    return momentWords.only.activity
  },
  icon: "start",
  hidden: () => useModel().putAside.has(CLOSED),
  begins: () => {
    const { items, putAside } = useModel()
    return items().length === 0 && !putAside.has(CLOSED)
  },
  count: () => (useModel().moment.isPast() ? 0 : startSteps(useModel()).filter((done) => !done).length),
  component: later(async () => (await import("./StartPage.tsx")).StartPage),
}
