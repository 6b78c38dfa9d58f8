/** What pages and their tabs are called: in German. */
import type { pageWords } from "../../pageWords.ts"

export const pages: typeof pageWords = {
  start: "Start",
  transfers: "Transfers",
  search: "Suche",
  trackers: "Tracker",
  myTracker: "Mein Tracker",
  mirrors: "Spiegel",
  browse: "Durchsehen",
  relay: "Guthaben",
  relayShort: "Guthaben",
  activity: "Aktivität",
  log: "Log",
  releases: "Versionen",
  settings: "Einstellungen",
  access: "Zugang",
}
