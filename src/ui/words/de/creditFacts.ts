/** The ledger's facts: in German. */
import type { creditFactWords } from "../../../contract/words/creditHistory.ts"

export const creditFacts: typeof creditFactWords = {
  counted: (relayed, left) =>
    left === null
      ? `${relayed} weitergeleitet`
      : `${relayed} weitergeleitet, wovon nach der Tagesgrenze noch ${left} zählen`,
  uncharged: (payload) =>
    `Nichts berechnet für ${payload}, heruntergeladen und geprüft: Es war kein Guthaben da, und es bleibt nichts offen`,
  opened: (price, policy) => `Konto eröffnet: Jedes heruntergeladene GB kostet ${price} Guthaben; Regel: ${policy}`,
  newcomer: "für Neue, zum Anfangen",
  earned: (what, day, through) => `${what} am ${day}, gemessen bis zum Eintrag ${through} des Logs`,
  imported: (what, day, from) => `von einem Relay auf einem anderen Rechner, ${from}: ${what} am ${day}`,
  spent: (payload) => `für ${payload}, heruntergeladen und geprüft`,
  handedOver: (day, to) => `vom ${day} an das Konto eines anderen Knotens übergeben, ${to}`,
  chosen: (policy, meaning) => `Regel gewählt: ${policy}. ${meaning}`,
  trusted: (key) => `Von jetzt an wird einem Relay auf einem anderen Rechner vertraut, nach seinem Schlüssel ${key}`,
  sum: (sum, cause) => `${sum} Guthaben ${cause}`,
  sumBecause: (sum, cause) => `${sum} Guthaben: ${cause}`,
}
