/** The ledger's facts: in German. */
import { numberText } from "../../../contract/figures.ts"
import type { creditFactWords } from "../../../contract/words/creditHistory.ts"

export const creditFacts: typeof creditFactWords = {
  counted: (relayed, left) =>
    left === null
      ? `${relayed} weitergeleitet`
      : `${relayed} weitergeleitet, wovon wegen der Tagesgrenze nur ${left} zählen`,
  uncharged: (payload) =>
    `Nichts berechnet für ${payload}, heruntergeladen und geprüft: Es war kein Guthaben da, und nichts bleibt schuldig`,
  opened: (price, policy) => `Konto eröffnet: Jedes heruntergeladene GB kostet ${price} Guthaben; Regel: ${policy}`,
  newcomer: "für Neue, zum Anfangen",
  earned: (what, day, through) => `${what} (am ${day}, gemessen bis Ereignis ${numberText(through)} im Protokoll)`,
  imported: (what, day, from) => `von einem Relay auf einem anderen Rechner, ${from}: ${what} (am ${day})`,
  spent: (payload) => `für ${payload}, heruntergeladen und geprüft`,
  handedOver: (day, to) => `vom ${day}, an das Konto eines anderen Knotens übertragen, ${to}`,
  chosen: (policy, meaning) => `Regel gewählt: ${policy}. ${meaning}`,
  trusted: (key) => `Von jetzt an wird einem Relay auf einem anderen Rechner vertraut; sein Schlüssel: ${key}`,
  sum: (sum, cause) => `${sum} Guthaben ${cause}`,
  sumBecause: (sum, cause) => `${sum} Guthaben: ${cause}`,
}
