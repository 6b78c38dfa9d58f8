/** The search, as a page. */
import type { PageEntry } from "../state/pages.ts"
import { SearchPage } from "./SearchPage.tsx"

export const searchPage: PageEntry = { id: "search", text: "Search", icon: "search", key: "f", component: SearchPage }
