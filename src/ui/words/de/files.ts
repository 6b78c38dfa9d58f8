import { bytesText, countText } from "../../../contract/figures.ts"
import type { filesWords } from "../../transfers/details/files/words.ts"

const some = (count: number): string => countText(count, "Datei", "Dateien")

export const files: typeof filesWords = {
  tree: "Dateien",
  head: { name: "Name", size: "Größe", progress: "Fortschritt", priority: "Vorrang", actions: "Was man tun kann" },
  levels: { skip: "Auslassen", low: "Niedrig", normal: "Normal", high: "Hoch" },
  mixed: "Verschieden",
  notWanted: "Nicht gewünscht",
  priorityOf: (name) => `Vorrang von ${name}`,
  want: (name) => `${name} holen`,
  open: (name) => `${name} auf- oder zuklappen`,
  search: "In diesen Dateien suchen",
  unfinishedOnly: "Nur unvollständige",
  openAll: "Alle aufklappen",
  closeAll: "Alle zuklappen",
  sequential: "Der Reihe nach",
  sequentialHint: "Vom ersten Teil bis zum letzten; sonst kommt zuerst, was die wenigsten anderen haben.",
  all: "Alle holen",
  none: "Keine holen",
  nothingFound: "Keine Datei hier heißt so.",
  nothingUnfinished: "Hier ist nichts unvollständig.",
  reading: "Die Dateien werden gelesen …",
  chosen: (count, of, bytes) => `${count === of ? some(of) : `${count} von ${some(of)}`}, ${bytesText(bytes)}`,
  copyPath: "Pfad kopieren",
  copied: "Kopiert",
  noClipboard: "Der Browser lässt diese Seite nicht an die Zwischenablage.",
  fetch: "In diesem Browser holen",
  fetchNot: "Sie kann in diesem Browser geholt werden, wenn sie ganz da ist.",
  fetchOff: "Dateien in einem Browser zu holen ist noch nicht erlaubt",
  allow: "Erlauben…",
  allowTitle: "Browser Dateien holen lassen?",
  allowText:
    "Wer deinen Verwaltungslink hat, kann dann jede Datei, die ganz da ist, über Tor durch diese Seite holen. Es ist " +
    "aus, bis du es erlaubst; `bulbil config set access.fetch-files no` nimmt es zurück.",
  allowGo: "Erlauben",
  allowed: "Dateien, die ganz da sind, können jetzt hier geholt werden.",
  refused: (message) => `Die Auswahl wurde nicht angenommen: ${message}`,
}
