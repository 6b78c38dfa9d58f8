/** How Tor comes up: in German. */
import { numberText } from "../../../contract/figures.ts"
import type { carrierWords } from "../../../contract/words/carrier.ts"

export const carrier: typeof carrierWords = {
  states: {
    starting: "startet",
    bootstrapping: "verbindet sich",
    ready: "bereit",
    restarting: "startet neu",
    failed: "ausgefallen",
    closed: "aus",
  },
  dials: (median, p90, count) =>
    `Verbindungen brauchen ${median} im Median, neun von zehn höchstens ${p90} (von ${numberText(count)})`,
  skew: (by, ahead) =>
    `Die Uhr des Rechners geht ${by} ${ahead ? "vor" : "nach"}. Stelle sie richtig: Tor braucht das, um sich zu ` +
    "verbinden.",
}
