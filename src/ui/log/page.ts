/** The log, as a page. */
import type { PageEntry } from "../state/pages.ts"
import { LogPage } from "./LogPage.tsx"

export const logPage: PageEntry = { id: "log", text: "Log", icon: "log", key: "5", component: LogPage }
