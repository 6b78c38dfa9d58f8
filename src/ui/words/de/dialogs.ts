/** What all dialogs say: in German. */
import { numberText } from "../../../contract/figures.ts"
import type { dialogWords } from "../../dialogs/words.ts"

export const dialogs: typeof dialogWords = {
  cancel: "Abbrechen",
  asking: "Der Knoten wird gefragt …",
  more: (count) => `und ${numberText(count)} weitere`,
  path: "Gib den ganzen Pfad auf dem Rechner des Knotens an, mit / oder ~/ am Anfang.",
}
