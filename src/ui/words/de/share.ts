import { bytesText, countText, percentText } from "../../../contract/figures.ts"
import type { shareWords } from "../../share/words.ts"

const some = (count: number): string => countText(count, "Datei", "Dateien")

export const share: typeof shareWords = {
  cancel: "Abbrechen",
  path: "Pfad auf dem Rechner des Knotens",
  pathHint: "Eine Datei oder ein Ordner. Sie wird an ihrem Ort freigegeben und nicht kopiert.",
  pathExample: "~/Feldaufnahmen",
  badPath: "Gib den ganzen Pfad auf dem Rechner des Knotens an; er beginnt mit / oder ~/.",
  before: "Schon einmal freigegeben aus:",
  hides: "Tor verbirgt, wo du bist, nicht, was du freigibst",
  looksFirst:
    "Der Knoten sieht zuerst nach, was die Dateien über dich sagen. Du siehst es, bevor etwas freigegeben wird.",
  goesAlong: [
    "Namen von Dateien und Ordnern gehen mit, wie sie sind.",
    "Der Pfad zum Ordner, Zeiten und Besitzer von Dateien werden nicht gesendet.",
  ],
  look: "Ansehen",
  otherPath: "Anderer Pfad…",
  waits: "Der Knoten sieht zuerst die Dateien an",
  sending: "Der Knoten wird gefragt …",
  go: "Freigeben",
  report: "Was die Dateien über dich sagen",
  lookedAt: "Angesehene Dateien",
  notBefore: "Nichts wird freigegeben, bevor du gesehen hast, was gefunden wurde.",
  lookedInto: (files, bytes) => `${some(files)}, ${bytesText(bytes)} angesehen.`,
  allLooked: "Alle Dateien konnten angesehen werden.",
  kinds: {
    secret: { head: "Geheimnisse", why: "Schlüssel und Passwörter öffnen Türen für jeden, der sie hat." },
    place: { head: "Orte", why: "Wo etwas aufgenommen oder gemacht wurde." },
    name: { head: "Namen", why: "Wer es gemacht hat, oder auf wessen Rechner es war." },
    device: {
      head: "Geräte und Programme",
      why: "Eine Seriennummer führt von einem Foto zu allen anderen seiner Kamera.",
    },
    time: { head: "Zeiten", why: "Tageszeiten verraten, in welchem Teil der Welt man lebt. Sie gehen mit." },
    "not-looked-into": {
      head: "Nicht angesehen",
      why: "Niemand hier weiß, was in diesen ist. Sie gehen mit, wenn du sie nicht weglässt.",
    },
  },
  become: (kind) => `${kind}: was aus ihnen werden soll`,
  answers: {
    "leave-out": "Diese Dateien weglassen",
    share: "Trotzdem freigeben",
    keep: "Behalten: es geht mit",
    clean: "Bereinigte Kopien freigeben; deine Dateien bleiben, wie sie sind",
  },
  typed: "freigeben",
  type: (word) => `Tippe „${word}“, um Geheimnisse freizugeben`,
  looking: (report) =>
    report?.total
      ? `Es wird angesehen, was die Dateien sagen: ${report.done} von ${some(report.total)} …`
      : "Es wird angesehen, was die Dateien sagen …",
  nothing: (files) => `${some(files)} angesehen: nichts gefunden, das sagt, wer du bist.`,
  notEverything:
    "Das ist kein Versprechen: niemand sieht an, was in einem Text steht oder in einem Bild oder einer Aufnahme " +
    "zu sehen oder zu hören ist.",
  inName: "Es steht in den Namen der Dateien: nur Umbenennen ändert das.",
  open: (kinds) => `Beantworte zuerst ${kinds.length === 1 ? "eine Frage" : `${kinds.length} Fragen`}`,
  hiddenValues: "Zeigen, was sie sagen",
  hide: "Verbergen",
  ofWhat: (what) => `: ${what}`,
  more: (count) => `und ${count} weitere`,
  whichFiles: "Welche Dateien",
  found: ({ what, count, inName }) => `${what}${inName ? " im Namen" : ""}: ${some(count)}`,
  untitled: "Der Name der Datei oder des Ordners",
  untitledHint: "Leer heißt es wie die Datei oder der Ordner.",
  private:
    "Es beginnt privat: nur wer einen Link hat, erreicht es. Du kannst es danach öffentlich machen; " +
    "das lässt sich nicht ganz zurücknehmen.",
  forWhom: "Für wen, und wie lange",
  to: "Empfänger",
  recipients:
    "Ein Name in jeder Zeile. Jeder bekommt einen eigenen Link, den du einzeln zurücknehmen kannst; die Namen " +
    "bleiben auf diesem Knoten. Ohne Namen gibt es einen Link.",
  stopCopies: "Nach so vielen Kopien enden",
  stopCopiesHint: "Wenn alles davon so oft hinausging. Leer: es endet nicht von selbst.",
  stopAt: "Enden um (UTC)",
  beginAt: "Beginnen um (UTC)",
  beginHint: "Der Link ist gleich da; vorher kann ihn niemand erreichen.",
  unsafe: "Namen weglassen, die in keinem Torrent stehen dürfen",
  unsafeText:
    "Sonst wird nichts freigegeben, und alle solchen Namen werden aufgezählt. Verknüpfungen im Ordner werden immer " +
    "weggelassen und genannt.",
  badName: "Ein Name hat höchstens 64 Zeichen.",
  tooMany: "Es gibt höchstens 64 Empfänger.",
  badCopies: "Gib eine Zahl an, etwa 1 oder 20.",
  badDate: "Gib ein Datum an, etwa 2026-12-24 18:00.",
  begun: "Der Knoten hat begonnen …",
  failed: "Die Freigabe ist fehlgeschlagen.",
  done: "Fertig",
  hashing: (percent) =>
    `Die Prüfsummen werden berechnet: ${percentText(percent)}. Der Link ist bereit, wenn das getan ist.`,
  hashed: "Prüfsummen",
  closes: "Du kannst das schließen: es geht weiter, und der Link steht in den Details der Freigabe.",
  publishing: "Der Onion-Dienst wird veröffentlicht …",
  notReached: (time) => `Vor ${time} kann es niemand erreichen.`,
  copies: (copies) =>
    copies === 0
      ? "Noch hat niemand alles davon geholt."
      : `Alles davon ging ${copies === 1 ? "einmal" : `${copies}-mal`} hinaus.`,
  advice: [
    "Wer einen Link hat, kann das herunterladen und den Link weitergeben. Sende ihn dort, wo nur die Richtigen lesen.",
    "Es geht, solange dieser Knoten läuft. Die herunterladen, geben es auch einander.",
  ],
}
