/** What the page of what happened says. */
import { countText, numberText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const activityWords = inLanguage("activity", {
  intro: "All that has happened to this node, newest first. Nothing of it is known elsewhere.",
  showThen: "Show the node as it was",
  thenWay: ": show the node as it was",
  before: (seq: number): string => `You look at what happened before event ${numberText(seq)}.`,
  backToNow: "Back to now",
  reading: "Reading the log …",
  nothing: "Nothing has happened here yet.",
  older: "Older",
  lanes: "How much happened when",
  hours: (time: string, events: number, hours: number): string =>
    `${time}, ${countText(events, "event")} in ${countText(hours, "hour")}`,
  goTo: "Go to",
  lookedAt: "Hour that is looked at",
  kinds: {
    torrent: "Transfers",
    share: "Links",
    tracker: "My tracker",
    mirror: "Mirrors",
    trusted: "Trust",
    relay: "Relay",
    credit: "Credit",
    release: "Releases",
    node: "Node",
    stream: "Streams",
  },
})
