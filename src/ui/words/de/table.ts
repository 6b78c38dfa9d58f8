/** What tables say of themselves: in German. */
import type { tableWords } from "../../table/words.ts"

/** Rem that what stands in these columns is longer in German. */
const wider: Readonly<Record<string, number>> = { action: 1.5, received: 1.5 }

export const table: typeof tableWords = {
  selectAll: "Alle auswählen",
  select: (name) => `Auswählen: ${name}`,
  column: (head) => `Spalte ${head}`,
  onCard: (head) => head,
  width: (id, english) => english + (wider[id] ?? 0),
  settings: "Spalten, Zeilen und Reihenfolge",
  sortedBy: "Sortiert nach",
  downwards: "Absteigend. Umdrehen",
  upwards: "Aufsteigend. Umdrehen",
  rows: "Zeilen",
  densities: { comfortable: "Hoch", normal: "Mittel", compact: "Niedrig" },
  columns: "Spalten",
  narrow: "Wo es eng ist, erscheinen einige erst, wenn Platz ist.",
  asAtFirst: "Zurücksetzen",
  nameFirst: "Der Name bleibt an erster Stelle.",
  sortUp: "Aufsteigend sortieren",
  sortDown: "Absteigend sortieren",
  wider: "Breiter",
  narrower: "Schmaler",
  fit: "Breite anpassen",
  left: "Nach links schieben",
  leftmost: "Sie steht schon neben dem Namen.",
  right: "Nach rechts schieben",
  rightmost: "Sie ist schon die letzte.",
  hide: "Diese Spalte verbergen",
  stays: "Sie bleibt.",
  columnsAtFirst: "Spalten zurücksetzen",
}
