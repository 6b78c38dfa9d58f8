/** What is said of the relay on every page: in German. */
import type { relayFootWords } from "../../relay/footWords.ts"

export const relayFoot: typeof relayFootWords = {
  means: "Was das heißt",
  notNow: "Nicht jetzt",
  could: "**Dieser Knoten könnte Tor helfen**: als Relay, und so verdienen, was er herunterlädt. Du entscheidest.",
  title: "Relay und Guthaben",
  noCredit: "kein Guthaben nötig",
  credit: (bytes) => `Guthaben für ${bytes}`,
  none: "Kein Relay",
  relay: (standing) => `Relay: ${standing}`,
}
