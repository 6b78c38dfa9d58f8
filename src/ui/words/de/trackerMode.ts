/** How the own tracker stands: in German. */
import type { trackerText } from "../../../contract/words/tracker.ts"

export const trackerMode: typeof trackerText = {
  open: "Offen für Einträge",
  restored: "Offen für Einträge, aus einer Sicherung wiederhergestellt",
  contradicted: "Widersprochen",
}
