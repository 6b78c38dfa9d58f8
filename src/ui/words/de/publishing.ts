import type { publishingWords } from "../../tracker/publishingWords.ts"

export const publishing: typeof publishingWords = {
  publishTitle: "Das veröffentlichen?",
  publishGo: "Veröffentlichen",
  published: "Es wird unter einer neuen Onion vorbereitet; danach listet dein Tracker es auf.",
  unknown: "Das lässt sich nicht ganz rückgängig machen",
  notLookedAt:
    "Als diese Dateien freigegeben wurden, prüfte der Knoten noch nicht, was sie über dich sagen. Prüfe sie " +
    "zuerst mit `bulbil look`.",
  filesSay: (what) => `Was die Dateien sagen: ${what}`,
}
