/** A family of relays in words, the same in the web UI and the CLI. Pure. */
import type { CreditRow, RelayLive, RelayRow } from "../relay.ts"
import { inLanguage } from "./inLanguage.ts"

export const familyWords = inLanguage("family", {
  /** What its operator must know before they declare one. */
  meaning: [
    "Who runs more than one relay is asked by Tor to say so: then no circuit takes two of them, " +
      "and nobody has both its ends.",
    "Each relay of the family publishes a certificate of one key. So anybody can read in Tor’s " +
      "public list that these relays, " +
      "and their addresses, belong to one operator; and old lists are kept. Nothing in it names you, or Bulbil.",
    "A relay at home and a rented one are tied to each other by it: who knows whose the one is knows whose the other is.",
    "The key goes to your other relays in the file that “bulbil relay export” writes. Who has that file " +
      "can say that their relay is " +
      "one of yours: keep it as you keep a key, and delete it when it was taken.",
    "One relay alone needs none, and publishes none.",
  ],
  declared: "Declared: anybody can read that your relays are one operator's",
  later: "Declared; published with the relay's next descriptor, within a day",
  notYet: "Declared as soon as the relay runs",
  left: "Left; what was published before still names it, until the next descriptor, within a day",
})

/** How it is declared; null where there is nothing to say. */
export const familyText = ({ family, mode }: RelayRow, { inFamily }: RelayLive): string | null => {
  if (family === null) return inFamily ? familyWords.left : null
  if (mode !== "running") return familyWords.notYet
  return inFamily ? familyWords.declared : familyWords.later
}

/** Credit comes from a relay elsewhere while one runs here, and the two have not said that they are one operator's. */
export const isFamilyMissing = ({ family, mode }: RelayRow, ledger: Pick<CreditRow, "imported"> | undefined): boolean =>
  family === null && mode === "running" && (ledger?.imported ?? 0) > 0
