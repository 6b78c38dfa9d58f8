/** What the parts say: in German. */
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
  asking: "Wird erfragt …",
  download: "Herunterladen",
  untitled: "Ohne Titel",
  dear: "Mehr, als dein Guthaben reicht",
  inList: "In deiner Liste",
  oneOf: (count) => `1 von ${count}`,
  putAway: "Weglegen",
  visibility: { public: "Öffentlich", private: "Privat" },
  takes: "Das geht durch sechs Relays, hin und zurück; einige Sekunden sind üblich, bis zu zwei Minuten möglich.",
  cancel: "Abbrechen",
  fetching: "Diese Seite wird geholt …",
  notFetched:
    "Dieser Teil der Seite kam nicht an. Die Verbindung kann abgebrochen sein, oder der Knoten hat neuere Software.",
  again: "Noch einmal versuchen",
  anew: "Die Seite neu laden",
}
