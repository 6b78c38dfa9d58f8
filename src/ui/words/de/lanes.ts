/** What lanes are: in German. */
import { countText, numberText } from "../../../contract/figures.ts"
import type { laneWords } from "../../../contract/words/lanes.ts"

export const lanes: typeof laneWords = {
  mean:
    "Jede Spur ist ein eigener Kanal durch Tor. Jeder Versuch kostet Tor das Treffen zweier Kanäle; darum werden " +
    "weitere mit dem verdient, was heruntergeladen und geprüft ist.",
  text: (open, dials, aGigabyte, earned) => {
    const rate = aGigabyte === null ? "" : ` (${aGigabyte} je GB)`
    const more = earned > 0 ? `, ${numberText(earned)} weitere verdient` : ""
    return `${numberText(open)} offen, ${countText(dials, "Versuch", "Versuche")}${rate}${more}`
  },
}
