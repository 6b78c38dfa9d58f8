/** What the page of what happened says: in German. */
import { countText, numberText } from "../../../contract/figures.ts"
import type { activityWords } from "../../activity/words.ts"

export const activity: typeof activityWords = {
  intro: "Alles, was auf diesem Knoten geschehen ist, das Neueste zuerst. Nichts davon ist anderswo bekannt.",
  showThen: "Den Knoten zeigen, wie er war",
  thenWay: ": den Knoten zeigen, wie er war",
  before: (seq) => `Du siehst, was vor dem Ereignis ${numberText(seq)} geschehen ist.`,
  backToNow: "Zurück zu jetzt",
  reading: "Das Protokoll wird gelesen …",
  nothing: "Hier ist noch nichts geschehen.",
  older: "Ältere",
  lanes: "Wann wie viel geschehen ist",
  hours: (time, events, hours) =>
    `${time}, ${countText(events, "Ereignis", "Ereignisse")} in ${countText(hours, "Stunde", "Stunden")}`,
  goTo: "Springen zu",
  lookedAt: "Gezeigte Stunde",
  kinds: {
    torrent: "Transfers",
    share: "Links",
    tracker: "Tracker",
    mirror: "Spiegel",
    trusted: "Vertrauen",
    relay: "Relay",
    credit: "Guthaben",
    release: "Versionen",
    node: "Knoten",
    stream: "Verbindungen",
  },
}
