/** A policy for who relays nothing: in German. */
import { bytesText } from "../../../contract/figures.ts"
import type { withoutRelayWords } from "../../../contract/words/credit.ts"

export const withoutRelay: typeof withoutRelayWords = {
  used: "Das Guthaben ist aufgebraucht:",
  until: (affordable) => {
    const rest = affordable === null ? "" : ` (es reicht noch für ${bytesText(affordable)})`
    return `Wenn das Anfangsguthaben aufgebraucht ist${rest}:`
  },
  strict: (now) =>
    `Sie ist streng. ${now} Downloads warten, bis Guthaben von einem Relay anderswo kommt oder du die Regel änderst.`,
  soft: (now) => `Sie ist sanft. ${now} Downloads gehen langsam weiter.`,
  off: "Sie ist aus: Ob ein Relay läuft oder keines, ändert für deine Downloads nichts.",
}
