/** What is said of the relay on every page. Of the first script: read it where it is shown. */
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const relayFootWords = inLanguage("relayFoot", {
  means: "What that means",
  notNow: "Not now",
  could: "**This node could help Tor** as a relay, and so earn what it downloads. You decide.",
  title: "Relay and credit",
  noCredit: "no credit needed",
  credit: (bytes: string): string => `credit for ${bytes}`,
  none: "No relay",
  /** @param standing as it begins a sentence. */
  relay: (standing: string): string => `Relay ${standing.toLowerCase()}`,
})
