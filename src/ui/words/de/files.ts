import { bytesText, countText, numberText } from "../../../contract/figures.ts"
import type { filesWords } from "../../transfers/details/files/words.ts"

const some = (count: number): string => countText(count, "Datei", "Dateien")

export const files: typeof filesWords = {
  tree: "Dateien",
  head: { name: "Name", size: "Größe", progress: "Fortschritt", priority: "Priorität", actions: "Aktionen" },
  levels: { skip: "Auslassen", low: "Niedrig", normal: "Normal", high: "Hoch" },
  mixed: "Verschieden",
  notWanted: "Ausgelassen",
  priorityOf: (name) => `Priorität von ${name}`,
  want: (name) => `${name} holen`,
  open: (name) => `${name} auf- oder zuklappen`,
  search: "In diesen Dateien suchen",
  unfinishedOnly: "Nur unvollständige",
  openAll: "Aufklappen",
  closeAll: "Zuklappen",
  sequential: "Der Reihe nach",
  sequentialHint: "Vom ersten Teil bis zum letzten; sonst kommt zuerst, was am seltensten ist.",
  all: "Alle holen",
  none: "Keine holen",
  nothingFound: "Hier heißt keine Datei so.",
  nothingUnfinished: "Hier ist nichts unvollständig.",
  reading: "Die Dateien werden gelesen …",
  chosen: (count, of, bytes) =>
    `${count === of ? some(of) : `${numberText(count)} von ${some(of)}`}, ${bytesText(bytes)}`,
  copyPath: "Pfad kopieren",
  copied: "Kopiert",
  noClipboard: "Der Browser erlaubt dieser Seite nicht, zu kopieren.",
  fetch: "In diesem Browser holen",
  fetchNot: "Sie kann in diesem Browser geholt werden, sobald sie vollständig ist.",
  fetchOff: "Dateien in einem Browser zu holen ist noch nicht erlaubt",
  allow: "Erlauben …",
  allowTitle: "Browser Dateien holen lassen?",
  allowText:
    "Wer deinen Verwaltungslink hat, kann dann jede vollständige Datei über Tor durch diese Seite holen. Das ist " +
    "aus, bis du es erlaubst; `bulbil config set access.fetch-files no` nimmt es zurück.",
  allowGo: "Erlauben",
  allowed: "Vollständige Dateien können jetzt hier geholt werden.",
  refused: (message) => `Die Auswahl wurde nicht angenommen: ${message}`,
}
