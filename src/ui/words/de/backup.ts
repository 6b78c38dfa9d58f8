import type { backupWords } from "../../tracker/backupWords.ts"

export const backup: typeof backupWords = {
  file: "Datei auf dem Rechner des Knotens",
  example: "~/tracker.backup",
  passphrase: "Passphrase (wenn gewünscht)",
  save: "Speichern",
  saveMine: "Eine Sicherung meines Trackers speichern",
  saveOf: (name) => `Eine Sicherung von ${name} speichern`,
  saveHint:
    "Eine neue Datei. Sie enthält die ganze Liste mit allen Unterschriften, und nie die Daten dessen, was " +
    "freigegeben ist.",
  savePassphrase:
    "Mit einer enthält die Datei auch den Schlüssel des Trackers, damit verschlüsselt: wer beides hat, kann als " +
    "dieser Tracker weitermachen. Ohne kann er nur gespiegelt werden.",
  again: "Die Passphrase noch einmal",
  againHint: "Sie wird nirgends aufbewahrt. Geht sie verloren, ist sie nicht wiederzufinden.",
  differ: "Die beiden Passphrasen sind nicht gleich.",
  saved: (path) => `Gespeichert in ${path}.`,
  load: "Laden",
  loadTitle: "Eine Sicherung laden",
  loadHint: "Eine Sicherung irgendeines Trackers, deines eigenen oder eines anderen.",
  loadPassphrase:
    "Nur um nach einem Verlust als dein eigener Tracker weiterzumachen: dann wird auch der Schlüssel übernommen, " +
    "wenn der Tracker dieses Knotens noch leer ist.",
  loadMeans: [
    "Jeder Eintrag wird gegen die Unterschrift seines Trackers geprüft, als hätte ihn ein Fremder gesandt.",
    "Ohne Passphrase wird daraus hier ein Spiegel, von Hand aktualisiert, bis du es anders willst. Zu dem, was schon " +
      "hier ist, kommt nur hinzu.",
    "Mit ihr sei sicher, dass der Tracker nirgends sonst läuft: zwei Knoten unter einem Schlüssel widersprechen " +
      "einander, und Spiegel frieren beide ein.",
  ],
  restored: "Wiederhergestellt, und Eintrag für Eintrag geprüft: dieser Knoten macht als jener Tracker weiter.",
  loaded: "Geladen, und Eintrag für Eintrag geprüft. Es ist jetzt ein Spiegel.",
}
