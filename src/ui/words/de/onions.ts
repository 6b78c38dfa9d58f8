/** The node's onions: in German. */
import { countText, numberText } from "../../../contract/figures.ts"
import type { onionsWords } from "../../../contract/words/onions.ts"

export const onions: typeof onionsWords = {
  short: (up, room) => `${numberText(up)} von ${countText(room, "Onion", "Onions")}`,
  up: (short) => `${short} erreichbar`,
  onTheWay: (n) => `${numberText(n)} unterwegs`,
  waiting: (n) => (n === 1 ? "1 wartet, bis sie dran ist" : `${numberText(n)} warten, bis sie dran sind`),
  slowest: (span) => `langsamste Veröffentlichung ${span}`,
  cost: (always, over, circuits, atStart) => {
    const more = over > 0 ? `, ${numberText(over)} mehr, als Tor zu tragen scheint` : ""
    return (
      `${countText(always, "Onion ist", "Onions sind")} immer an, für den Knoten selbst und seine privaten Freigaben${more}. Sie halten etwa ` +
      `${numberText(circuits)} Kanäle offen, und jeder Start baut etwa ${numberText(atStart)}. Beende private Freigaben, die niemand mehr holt.`
    )
  },
}
