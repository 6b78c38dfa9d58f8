/** What the page of the log says: in German. */
import { countText } from "../../../contract/figures.ts"
import type { logWords } from "../../log/words.ts"

const lines = (count: number): string => countText(count, "Zeile", "Zeilen")

export const log: typeof logWords = {
  intro:
    "Was Tor, das Tor des Relays und der Knoten gerade melden. Schlüssel, Links und " + "Adressen sind weggelassen.",
  sources: { tor: "Tor", relay: "Relay", node: "Knoten" },
  levels: { notice: "Hinweis", warn: "Warnung", err: "Fehler" },
  shown: { notice: "Alle Stufen", warn: "Warnungen und Fehler", err: "Nur Fehler" },
  linesOf: "Zeilen von",
  level: "Stufe",
  searchLog: "Das Log durchsuchen",
  search: "Suchen",
  lines: "Zeilen",
  count: lines,
  noMatch: "Keine Zeile passt.",
  copied: (count) => `${lines(count)} kopiert. Sieh sie durch, bevor du sie weitergibst.`,
  notCopied: "Der Browser erlaubt dieser Seite nicht, zu kopieren. Markiere die Zeilen und drücke Strg-C.",
  pause: "Anhalten",
  goOn: (missed) => (missed > 0 ? `Weiter: ${countText(missed, "neue Zeile", "neue Zeilen")}` : "Weiter"),
  copy: "Gezeigte Zeilen kopieren",
  none: "Noch keine Zeilen.",
  reading: "Das Log wird gelesen …",
}
