/** What making a share public means: in German. */
import type { publishWords } from "../../../contract/words/publish.ts"

export const publish: typeof publishWords = {
  meaning: [
    "**Alle, die die Adresse deines Trackers haben**, oder die eines seiner Spiegel, können das finden, " +
      "herunterladen und weitergeben.",
    "**Namen und Inhalte verraten.** Namen von Dateien und Ordnern gehen mit, wie sie sind; in Dateien können " +
      "Verfasser, Orte und Seriennummern stehen. Sieh noch einmal nach.",
    "**Spiegel behalten eine Kopie des Eintrags**: Titel, Größe und Dateinamen.",
    "Es kann zurückgenommen werden: Spiegel, die aktuell sind, entfernen es innerhalb von Minuten, andere später oder " +
      "nie, und **niemand kann zum Vergessen gezwungen werden**.",
  ],
  onion: "Dafür entstehen eine neue Onion und ein neuer Link. Der private Link bleibt, wie er ist.",
}
