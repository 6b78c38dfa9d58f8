/** What the page of newer software says: in German. */
import type { releasesWords } from "../../releases/words.ts"

export const releases: typeof releasesWords = {
  looking: "Der Knoten prüft seine eigenen Dateien.",
  happened: "Was geschehen ist",
  runs: "Hier läuft",
  kept: "Für andere aufbewahrt",
  none: "keine",
  nodesSay: "Was vertraute Knoten sagen",
  version: (version) => `Version ${version}`,
  urgent: "Die Entwickler nennen sie dringend: Sie behebt etwas, das andere ausnutzen können.",
  size: "Größe",
  signedBy: "Signiert von",
  needs: "Braucht",
  tor: (least) => `Tor ${least} oder neuer`,
  here: "Hier",
  whole: "Vollständig und geprüft",
  notWhole: "Noch nicht vollständig",
  noChecksum: "Füge die Prüfsumme ein, die auf der Seite der Entwickler steht.",
  isIt: "Ist es die Datei der Entwickler?",
  makeSure:
    "Die Signaturen wurden geprüft. Vergewissere dich auf einem Weg, der nicht durch diesen Knoten führt: Öffne die " +
    "Seite der Entwickler in einem anderen Browser, kopiere den SHA-256 dieser Version und füge ihn hier ein.",
  checksum: "SHA-256 der Datei",
  siteSays: "Was auf der Seite der Entwickler steht",
  siteHint: "Leerzeichen, Großbuchstaben und eine ganze Zeile von sha256sum sind in Ordnung.",
  compare: "Vergleichen",
  noFolder: "Gib einen Ordner auf dem Rechner des Knotens an.",
  saved: (folder) => `Gespeichert in ${folder}. Nichts wurde installiert.`,
  whatToDo: "Was damit zu tun ist",
  steps: [
    "Vergleiche die Prüfsumme oben. Ist sie anders, hör hier auf.",
    "Speichere die Datei und prüfe sie noch einmal ohne dieses Programm: `sha256sum -c SHA256SUMS`. Wenn eine Datei " +
      "`.minisig` dabei ist, auch `minisign -Vm SHA256SUMS -P` mit dem Schlüssel, der auf der Seite der Entwickler " +
      "steht. minisign gibt es in Debian.",
    "Halte den Knoten an, entpacke die Datei neben dem alten Ordner und starte ihn von dort mit demselben " +
      "Datenordner. Der alte Ordner ist dein Weg zurück.",
  ],
  notYet: "Sie kann gespeichert werden, sobald sie vollständig hier ist.",
  saveTo: "Speichern in",
  saveHint: "Ein Ordner auf dem Rechner des Knotens. Dort wird nichts überschrieben.",
  folder: "~/neu",
  save: "Speichern",
  dismiss: "Diese Version verwerfen",
  dismissHint: "Sie wird dann weder hier aufbewahrt noch an andere weitergegeben.",
}
