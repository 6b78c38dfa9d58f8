/** German: of searches that are kept. */
import type { keptWords } from "../../search/keptWords.ts"

export const searches: typeof keptWords = {
  label: "Behaltene Suchen",
  keep: "Diese Suche behalten",
  hint: "Eine behaltene Suche steht auf diesem Knoten, und sein Protokoll merkt sie sich auch, wenn du sie löschst.",
  narrowed: "(eingegrenzt)",
  forget: (text) => `Die Suche „${text}“ löschen`,
  full: "Für eine weitere ist kein Platz. Lösche eine Suche oder eine Ansicht, die du nicht mehr brauchst.",
  unsent:
    "Der Knoten ist gerade nicht erreichbar. Er erfährt davon, wenn er zurück ist, solange diese Seite offen ist.",
}
