/** What pages and their tabs are called where ways lead to them. Of the first script: read it where it is shown. */
import { inLanguage } from "../contract/words/inLanguage.ts"

export const pageWords = inLanguage("pages", {
  start: "Start",
  transfers: "Transfers",
  search: "Search",
  trackers: "Trackers",
  myTracker: "My tracker",
  mirrors: "Mirrors",
  browse: "Browse",
  relay: "Relay & credit",
  relayShort: "Credit",
  activity: "Activity",
  log: "Log",
  releases: "Releases",
  settings: "Settings",
  access: "Access",
})
