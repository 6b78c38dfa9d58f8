/** What taking a key back means: in German. */
import type { revokeText } from "../../../contract/words/recipients.ts"

export const revoke: typeof revokeText = {
  meaning: [
    "Innerhalb einer Minute lässt Tor den Empfänger nicht mehr ein, auch sonst niemanden, der seinen Link hat.",
    "Was er geholt hat, behält er, und andere Peers, die er kennt, können ihm weiter etwas geben. Um ohne ihn " +
      "weiterzumachen, gib die Dateien unter einem neuen Link noch einmal frei.",
  ],
  last: "Niemand kann diese Freigabe mehr erreichen: Füge einen Empfänger hinzu oder beende die Freigabe.",
}
