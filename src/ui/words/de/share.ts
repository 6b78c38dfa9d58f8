import { bytesText, countText, numberText, percentText } from "../../../contract/figures.ts"
import { findText } from "./finds.ts"
import type { shareWords } from "../../share/words.ts"

const some = (count: number): string => countText(count, "Datei", "Dateien")

export const share: typeof shareWords = {
  cancel: "Abbrechen",
  path: "Pfad auf dem Rechner des Knotens",
  pathHint: "Eine Datei oder ein Ordner. Freigegeben wird am selben Ort; nichts wird kopiert.",
  pathExample: "~/Feldaufnahmen",
  badPath: "Gib den ganzen Pfad auf dem Rechner des Knotens an; er beginnt mit / oder ~/.",
  before: "Schon einmal freigegeben aus:",
  hides: "Tor verbirgt, wo du bist, nicht, was du freigibst",
  looksFirst: "Der Knoten prüft zuerst, was die Dateien über dich sagen. Du siehst es, bevor etwas freigegeben wird.",
  goesAlong: [
    "Namen von Dateien und Ordnern gehen mit, wie sie sind.",
    "Der Pfad zum Ordner sowie Zeiten und Besitzer der Dateien werden nicht gesendet.",
  ],
  look: "Prüfen",
  otherPath: "Anderer Pfad …",
  waits: "Der Knoten prüft zuerst die Dateien",
  sending: "Der Knoten wird gefragt …",
  go: "Freigeben",
  report: "Was die Dateien über dich sagen",
  lookedAt: "Geprüfte Dateien",
  notBefore: "Nichts wird freigegeben, bevor du siehst, was gefunden wurde.",
  lookedInto: (files, bytes) => `${some(files)}, ${bytesText(bytes)} geprüft.`,
  allLooked: "Alle Dateien konnten geprüft werden.",
  kinds: {
    secret: { head: "Geheimnisse", why: "Schlüssel und Passwörter öffnen jedem die Tür, der sie hat." },
    place: { head: "Orte", why: "Wo etwas aufgenommen oder gemacht wurde." },
    name: { head: "Namen", why: "Wer es gemacht hat oder auf wessen Rechner es war." },
    device: {
      head: "Geräte und Programme",
      why: "Eine Seriennummer führt von einem Foto zu allen anderen derselben Kamera.",
    },
    time: { head: "Zeiten", why: "Tageszeiten verraten, in welchem Teil der Welt du lebst. Sie gehen mit." },
    "not-looked-into": {
      head: "Nicht geprüft",
      why: "Niemand hier weiß, was darin ist. Sie gehen mit, wenn du sie nicht weglässt.",
    },
  },
  become: (kind) => `${kind}: Was soll damit geschehen?`,
  answers: {
    "leave-out": "Diese Dateien weglassen",
    share: "Trotzdem freigeben",
    keep: "Behalten: Es geht mit",
    clean: "Bereinigte Kopien freigeben; deine Dateien bleiben, wie sie sind",
  },
  typed: "freigeben",
  type: (word) => `Tippe „${word}“, um Geheimnisse freizugeben`,
  looking: (report) =>
    report?.total
      ? `Die Dateien werden geprüft: ${numberText(report.done)} von ${some(report.total)} …`
      : "Die Dateien werden geprüft …",
  nothing: (files) => `${some(files)} geprüft: Nichts gefunden, das verrät, wer du bist.`,
  notEverything:
    "Das ist kein Versprechen: Was in einem Text steht oder in einem Bild oder einer Aufnahme zu sehen oder zu " +
    "hören ist, prüft niemand.",
  inName: "Es steht in den Dateinamen: Nur Umbenennen ändert das.",
  open: (kinds) => `Beantworte zuerst ${kinds.length === 1 ? "eine Frage" : `${numberText(kinds.length)} Fragen`}`,
  hiddenValues: "Zeigen, was sie sagen",
  hide: "Verbergen",
  ofWhat: (what) => `: ${findText(what)}`,
  more: (count) => `und ${numberText(count)} weitere`,
  whichFiles: "Welche Dateien",
  found: ({ what, count, inName }) => `${findText(what)}${inName ? " im Namen" : ""}: ${some(count)}`,
  untitled: "Der Name der Datei oder des Ordners",
  untitledHint: "Leer: wie die Datei oder der Ordner.",
  private:
    "Es beginnt privat: Nur wer einen Link hat, erreicht es. Du kannst es danach veröffentlichen; " +
    "das lässt sich nicht ganz zurücknehmen.",
  forWhom: "Für wen und wie lange",
  to: "Empfänger",
  recipients:
    "Ein Name in jeder Zeile. Jeder bekommt einen eigenen Link, den du einzeln zurücknehmen kannst; die Namen " +
    "bleiben auf diesem Knoten. Ohne Namen gibt es einen Link für alle.",
  stopCopies: "Nach so vielen Kopien enden",
  stopCopiesHint: "Wenn alles so oft gesendet ist. Leer: Es endet nicht von selbst.",
  stopAt: "Enden um (UTC)",
  beginAt: "Beginnen um (UTC)",
  beginHint: "Den Link gibt es sofort; vorher erreicht ihn niemand.",
  unsafe: "Namen weglassen, die kein Torrent haben darf",
  unsafeText: "Sonst wird nichts freigegeben, bis sie anders heißen.",
  unsafeOpen: "Sag zuerst, dass solche Namen weggelassen werden dürfen",
  badName: "Ein Name hat höchstens 64 Zeichen.",
  tooMany: "Es gibt höchstens 64 Empfänger.",
  badCopies: "Gib eine Zahl an, zum Beispiel 1 oder 20.",
  badDate: "Gib ein Datum an, zum Beispiel 2026-12-24 18:00.",
  begun: "Der Knoten hat begonnen …",
  failed: "Die Freigabe ist fehlgeschlagen.",
  change: "Ändern",
  done: "Fertig",
  hashing: (percent) => `Die Prüfsummen werden berechnet: ${percentText(percent)}. Danach ist der Link bereit.`,
  hashed: "Prüfsummen",
  closes: "Du kannst das schließen: Es geht weiter, und der Link steht in den Details der Freigabe.",
  publishing: "Der Onion-Dienst wird veröffentlicht …",
  notReached: (time) => `Vor ${time} kann es niemand erreichen.`,
  copies: (copies) =>
    copies === 0
      ? "Noch hat niemand alles geholt."
      : `Alles wurde ${copies === 1 ? "einmal" : `${numberText(copies)}-mal`} gesendet.`,
  advice: [
    "Wer einen Link hat, kann das herunterladen und den Link weitergeben. Sende ihn nur auf Wegen, auf denen niemand mitliest.",
    "Der Link geht, solange dieser Knoten läuft. Wer herunterlädt, gibt auch an die anderen weiter.",
  ],
}
