/** What a policy does: in German. */
import type { policyMeaning as english } from "../../../contract/words/relay.ts"

export const policyMeaning: typeof english = {
  strict:
    "Ohne Guthaben wartet ein Download, zeigt das an und geht von selbst weiter, wenn Guthaben kommt. Tor bekommt " +
    "zurück, was es gibt.",
  soft: "Ohne Guthaben gehen Downloads weiter, alle zusammen langsam, bis Guthaben kommt.",
  off:
    "Guthaben wird gezählt und hält nichts an. Tor trägt deine Downloads und bekommt nur zurück, was du " +
    "weiterleiten willst.",
}
