/** What the parts say: in German. */
import { numberText } from "../../../contract/figures.ts"
import type { partWords } from "../../parts/words.ts"

export const parts: typeof partWords = {
  copy: "Kopieren",
  copied: "Kopiert",
  keys: "Drücke Strg-C",
  show: "Zeigen",
  hide: "Verbergen",
  showQr: "QR-Code zeigen",
  hideQr: "QR-Code verbergen",
  asQr: (label) => `${label} als QR-Code`,
  asking: "Wird abgefragt …",
  download: "Herunterladen",
  untitled: "Ohne Titel",
  dear: "Mehr, als dein Guthaben reicht",
  inList: "In deiner Liste",
  oneOf: (count) => `1 von ${numberText(count)}`,
  putAway: "Weglegen",
  visibility: { public: "Öffentlich", private: "Privat" },
  takes: "Das geht durch sechs Relays und zurück: meist einige Sekunden, höchstens zwei Minuten.",
  cancel: "Abbrechen",
  fetching: "Die Seite wird geladen …",
  notFetched:
    "Dieser Teil der Seite kam nicht an. Vielleicht ist die Verbindung abgebrochen, oder der Knoten hat neuere Software.",
  again: "Noch einmal versuchen",
  anew: "Die Seite neu laden",
}
