/** A link from before keys: in German. */
import type { oldLinkWords } from "../../../contract/words/recipients.ts"

export const oldLink: typeof oldLinkWords = {
  text:
    "Diese Freigabe ist aus der Zeit, bevor Links Schlüssel hatten. Mit ihrem ersten Empfänger endet ihr alter " +
    "Link für immer: Wer ihn hat, erreicht die Freigabe nicht mehr und behält, was schon geholt ist. Um den Link zu " +
    "behalten, gib die Dateien zusätzlich noch einmal frei.",
}
