/** German: of searches that are kept. */
import type { keptWords } from "../../search/keptWords.ts"

export const searches: typeof keptWords = {
  label: "Behaltene Suchen",
  keep: "Diese Suche behalten",
  hint: "Eine behaltene Suche steht auf diesem Knoten, und sein Protokoll merkt sie sich auch, wenn du sie wegnimmst.",
  narrowed: "(eingegrenzt)",
  forget: (text) => `Die Suche „${text}“ wegnehmen`,
  full: "Für eine weitere ist kein Platz. Nimm eine Suche oder eine Ansicht weg, die du nicht mehr brauchst.",
  unsent:
    "Der Knoten ist gerade nicht erreichbar. Er erfährt davon, wenn er zurück ist, solange diese Seite offen ist.",
}
