/** A tracker that was contradicted: in German. */
import type { contradiction as english } from "../../../contract/words/tracker.ts"

export const contradiction: typeof english = {
  matter: "Andere haben unter dieser Adresse eine andere Geschichte.",
  meaning:
    "Sein Schlüssel wurde anderswo benutzt, oder dieser Knoten wurde auf einen älteren Stand zurückgesetzt, etwa " +
    "durch eine wiederhergestellte Festplatte. Darum kann nichts mehr eingetragen oder zurückgenommen werden: Spiegel " +
    "müssten es eine Lüge nennen. Was eingetragen ist, bleibt lesbar, und private Freigaben gehen weiter wie " +
    "bisher.",
}
