/** What taking a key back means: in German. */
import type { revokeText } from "../../../contract/words/recipients.ts"

export const revoke: typeof revokeText = {
  meaning: [
    "Tor lässt den Empfänger nicht mehr ein, innerhalb einer Minute; auch sonst niemanden, der seinen Link hat.",
    "Was er geholt hat, behält er, und andere Teilnehmer des Schwarms, die er kennt, können ihm weiter etwas " +
      "geben. Um ohne ihn weiterzumachen, gib die Dateien unter einem neuen Link noch einmal frei.",
  ],
  last: "Niemand ist übrig, der diese Freigabe erreicht: Füge einen Empfänger hinzu, oder beende die Freigabe.",
}
