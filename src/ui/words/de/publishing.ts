import type { publishingWords } from "../../tracker/publishingWords.ts"

export const publishing: typeof publishingWords = {
  publishTitle: "Das öffentlich machen?",
  publishGo: "Öffentlich machen",
  published: "Es wird unter einer neuen Onion vorbereitet; dein Tracker führt es auf, sobald das getan ist.",
  unknown: "Es lässt sich nicht ungeschehen machen",
  notLookedAt:
    "Diese Dateien wurden freigegeben, bevor ein Knoten ansah, was sie über den sagen, der sie freigibt: sieh sie " +
    "zuerst an, mit `bulbil look`.",
  filesSay: (what) => `Was die Dateien sagen: ${what}`,
}
