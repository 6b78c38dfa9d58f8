/** What the page says while the node is looked at as it was. It is of the first script: read it where it is shown. */
import { numberText } from "../../contract/figures.ts"
import { inLanguage } from "../../contract/words/inLanguage.ts"

export const momentWords = inLanguage("moment", {
  label: "The node as it was",
  /** Before the time. */
  youLookAt: "You look at the node as it was on",
  event: (seq: number, head: number): string => `Event ${numberText(seq)} of ${numberText(head)}.`,
  still: "Nothing can be changed here. Rates, peers and the state of Tor are not kept.",
  puttingTogether: "Putting the node together as it was …",
  none: "The node cannot be shown as it was.",
  backToNow: "Back to now",
  eventBack: "One event back",
  eventOn: "One event on",
  copy: "Copy this moment",
  copied: "Copied: ids and modes, no titles, paths or addresses.",
  notCopied: "The browser does not let this page copy.",
  foot: "Not kept: the state of Tor, rates, room on the disk.",
  notKept: "It is not kept",
  ago: "Back to this moment",
  only: {
    activity: "This page is not shown as it was. What was changed stands under Activity.",
    search: "What would have been found then is not kept.",
    kept: "What stood here then is not kept.",
    peers: "Who was in the swarm is not kept.",
    rates: "How fast it was, and which pieces were here, is not kept.",
    far: "Whom they led to is not kept: shown are those that you trusted yourself.",
    relay: "Not shown: how the relay ran, and what was measured. The sums of the ledger are of then.",
  },
  numbers: {
    balance: "of downloads the balance was enough for",
    earned: "earned until then",
  },
  unknownNode: "a node whose address is not kept any more",
  /** For whoever helps: read by them, not shown. */
  moment: (seq: number, head: number, time: string): string =>
    `Bulbil right after event ${numberText(seq)} of ${numberText(head)}, ${time} UTC`,
})
