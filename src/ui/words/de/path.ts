import { bytesText, countText } from "../../../contract/figures.ts"
import type { pathWords } from "../../parts/path/words.ts"

export const path: typeof pathWords = {
  list: "Auf dem Rechner des Knotens",
  last: "Zuletzt benutzt",
  found: (count) => `${countText(count, "Name", "Namen")} zur Auswahl`,
  free: (bytes) => `Hier sind ${bytesText(bytes)} frei`,
  more: "Es gibt mehr: Tippe weiter",
  unnamed: (count) =>
    countText(count, "Name, der kein UTF-8 ist, ist weggelassen", "Namen, die kein UTF-8 sind, sind weggelassen"),
  signs: "Der Name enthält Zeichen, die hier nicht getippt werden können. Benenne es um, oder nimm die Befehlszeile.",
}
