/** What lanes are: in German. */
import { countText } from "../../../contract/figures.ts"
import type { laneWords } from "../../../contract/words/lanes.ts"

export const lanes: typeof laneWords = {
  mean:
    "Jede Bahn ist ein eigener Kanal durch Tor. Eine zu öffnen kostet Tor ein Treffen zweier Kanäle; darum werden " +
    "weitere mit dem verdient, was heruntergeladen und geprüft wurde.",
  text: (open, dials, aGigabyte, earned) => {
    const rate = aGigabyte === null ? "" : ` (${aGigabyte} je GB)`
    const more = earned > 0 ? `, ${earned} weitere verdient` : ""
    return `${open} offen, ${countText(dials, "Versuch", "Versuche")}${rate}${more}`
  },
}
