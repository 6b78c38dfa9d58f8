/** What the page of what happened says: in German. */
import type { activityWords } from "../../activity/words.ts"

export const activity: typeof activityWords = {
  intro: "Alles, was diesem Knoten geschehen ist, das Neueste zuerst. Nichts davon ist anderswo bekannt.",
  showThen: "Den Knoten zeigen, wie er war",
  thenWay: ": den Knoten zeigen, wie er war",
  before: (seq) => `Du siehst, was vor dem Ereignis ${seq} geschehen ist.`,
  backToNow: "Zurück zu jetzt",
  reading: "Das Protokoll wird gelesen …",
  nothing: "Hier ist noch nichts geschehen.",
  older: "Ältere",
  lanes: "Wie viel wann geschehen ist",
  hours: (time, events, hours) =>
    `${time}, ${events} ${events === 1 ? "Ereignis" : "Ereignisse"} in ${hours} ${hours === 1 ? "Stunde" : "Stunden"}`,
  goTo: "Gehe zu",
  lookedAt: "Stunde, die du ansiehst",
  kinds: {
    torrent: "Transfers",
    share: "Links",
    tracker: "Mein Tracker",
    mirror: "Spiegel",
    trusted: "Vertrauen",
    relay: "Relay",
    credit: "Guthaben",
    release: "Versionen",
    node: "Knoten",
    stream: "Verbindungen",
  },
}
