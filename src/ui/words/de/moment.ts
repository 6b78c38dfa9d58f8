/** What the page says while the node is looked at as it was: in German. */
import { numberText } from "../../../contract/figures.ts"
import type { momentWords } from "../../moment/words.ts"

export const moment: typeof momentWords = {
  label: "Der Knoten, wie er war",
  youLookAt: "Du siehst den Knoten mit Stand vom",
  event: (seq, head) => `Ereignis ${numberText(seq)} von ${numberText(head)}.`,
  still: "Hier lässt sich nichts ändern. Raten, Peers und der Zustand von Tor werden nicht aufgehoben.",
  puttingTogether: "Der Knoten wird zusammengestellt, wie er war …",
  none: "Der Knoten lässt sich nicht zeigen, wie er war.",
  backToNow: "Zurück zu jetzt",
  eventBack: "Ein Ereignis zurück",
  eventOn: "Ein Ereignis weiter",
  copy: "Diesen Augenblick kopieren",
  copied: "Kopiert: Kennungen und Zustände, keine Titel, Pfade oder Adressen.",
  notCopied: "Der Browser lässt diese Seite nicht kopieren.",
  foot: "Nicht aufgehoben: der Zustand von Tor, Raten, Platz auf dem Datenträger.",
  notKept: "Es wird nicht aufgehoben",
  ago: "Zurück zu diesem Augenblick",
  only: {
    activity: "Diese Seite gibt es nicht von damals. Was geändert wurde, steht unter Aktivität.",
    search: "Was damals zu finden gewesen wäre, wird nicht aufgehoben.",
    kept: "Was hier damals stand, wird nicht aufgehoben.",
    peers: "Wer im Schwarm war, wird nicht aufgehoben.",
    rates: "Wie schnell es ging und welche Teile hier waren, wird nicht aufgehoben.",
    far: "Zu wem sie führten, wird nicht aufgehoben: Du siehst die, denen du selbst vertraut hast.",
    relay: "Nicht gezeigt: wie das Relay lief und was gemessen wurde. Die Summen des Guthabens sind von damals.",
  },
  numbers: {
    balance: "Downloads, für die das Guthaben reichte",
    earned: "bis dahin verdient",
  },
  unknownNode: "ein Knoten, dessen Adresse nicht mehr da ist",
  moment: (seq, head, time) =>
    `Bulbil gleich nach dem Ereignis ${numberText(seq)} von ${numberText(head)}, ${time} UTC`,
}
