import type { backupWords } from "../../tracker/backupWords.ts"

export const backup: typeof backupWords = {
  file: "Datei auf dem Rechner des Knotens",
  example: "~/tracker.backup",
  passphrase: "Passphrase (optional)",
  save: "Speichern",
  saveMine: "Eine Sicherung meines Trackers speichern",
  saveOf: (name) => `Eine Sicherung von ${name} speichern`,
  saveHint:
    "Eine neue Datei. Sie enthält die ganze Liste mit allen Signaturen, nie die Daten dessen, was freigegeben ist.",
  savePassphrase:
    "Mit Passphrase enthält die Datei auch den Schlüssel des Trackers, damit verschlüsselt: Wer beides hat, kann als " +
    "dieser Tracker weitermachen. Ohne kann er nur gespiegelt werden.",
  again: "Die Passphrase noch einmal",
  againHint: "Sie wird nirgends aufbewahrt. Geht sie verloren, ist sie nicht wiederherzustellen.",
  differ: "Die beiden Passphrasen sind nicht gleich.",
  saved: (path) => `Gespeichert in ${path}.`,
  load: "Laden",
  loadTitle: "Eine Sicherung laden",
  loadHint: "Die Sicherung eines Trackers: deines eigenen oder eines anderen.",
  loadPassphrase:
    "Nur, um nach einem Verlust als dein eigener Tracker weiterzumachen: Dann wird auch der Schlüssel übernommen, " +
    "wenn der Tracker dieses Knotens noch leer ist.",
  loadMeans: [
    "Von jedem Eintrag wird die Signatur seines Trackers geprüft, als hätte ihn ein Fremder gesendet.",
    "Ohne Passphrase wird daraus hier ein Spiegel, von Hand aktualisiert, bis du es änderst. Was schon hier ist, " +
      "bleibt; es kommt nur etwas hinzu.",
    "Mit Passphrase: Stelle sicher, dass der Tracker nirgends sonst läuft. Zwei Knoten mit demselben Schlüssel " +
      "widersprechen einander, und Spiegel frieren beide ein.",
  ],
  restored: "Wiederhergestellt und Eintrag für Eintrag geprüft: Dieser Knoten macht als jener Tracker weiter.",
  loaded: "Geladen und Eintrag für Eintrag geprüft. Es ist jetzt ein Spiegel.",
}
