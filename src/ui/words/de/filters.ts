/** German: of the filters of the list, and its search. */
import { numberText } from "../../../contract/figures.ts"
import type { filterWords } from "../../transfers/filters/words.ts"

export const filters: typeof filterWords = {
  groups: { visibility: "Sichtbarkeit", tracker: "Tracker", trust: "Vertrauen", tag: "Tags" },
  own: "Mein eigener",
  nowhere: "Hier keiner bekannt",
  degree: (steps) =>
    steps === 0 ? "Mein eigener" : steps === 1 ? "Von mir gewählt" : `${numberText(steps)} Schritte entfernt`,
  of: (group, name) => `${group}: ${name}`,
  asking: "Der Knoten wird gefragt …",
  searchHint: "Name, Pfad, Tag, Infohash",
}
