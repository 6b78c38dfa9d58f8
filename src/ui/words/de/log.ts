/** What the page of the log says: in German. */
import type { logWords } from "../../log/words.ts"

const lines = (count: number): string => (count === 1 ? "1 Zeile" : `${count} Zeilen`)

export const log: typeof logWords = {
  intro:
    "Was tor, das tor des Relays und der Knoten von ihrer Arbeit sagen, während sie geschieht. Schlüssel, Links und " +
    "Adressen sind weggelassen.",
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
  notCopied: "Der Browser lässt diese Seite nicht kopieren. Markiere die Zeilen und drücke Strg-C.",
  pause: "Anhalten",
  goOn: (missed) => (missed > 0 ? `Weiter: ${missed} neue ${missed === 1 ? "Zeile" : "Zeilen"}` : "Weiter"),
  copy: "Gezeigte Zeilen kopieren",
  none: "Noch keine Zeilen.",
  reading: "Das Log wird gelesen …",
}
