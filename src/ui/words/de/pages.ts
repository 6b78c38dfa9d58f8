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
  relay: "Relay & Guthaben",
  relayShort: "Guthaben",
  activity: "Geschehen",
  log: "Log",
  releases: "Versionen",
  settings: "Einstellungen",
  access: "Zugang",
}
