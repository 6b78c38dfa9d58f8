/** German: of the views of the list. */
import type { viewWords } from "../../transfers/filters/words.ts"

export const views: typeof viewWords = {
  views: "Ansichten",
  keep: "Diese Ansicht behalten …",
  show: (name) => `Ansicht „${name}“ zeigen`,
  more: (name) => `Aktionen für die Ansicht „${name}“`,
  rename: "Umbenennen …",
  replace: "Durch das Gezeigte ersetzen",
  same: "Sie wird gerade so gezeigt.",
  remove: "Löschen",
  keepTitle: "Diese Ansicht behalten",
  renameTitle: "Diese Ansicht umbenennen",
  name: "Name",
  hint: "Filter, Suchwörter, Reihenfolge und Spalten bleiben auf dem Knoten, und sein Protokoll merkt sie sich.",
  go: "Behalten",
  unkept: {
    nameless: "Gib ihr einen Namen.",
    taken: "Eine Ansicht heißt schon so.",
    full: "Für eine weitere ist kein Platz. Lösche eine Ansicht oder eine Suche, die du nicht mehr brauchst.",
    unsent:
      "Der Knoten ist gerade nicht erreichbar. Er erfährt davon, wenn er zurück ist, solange diese Seite offen ist.",
  },
}
