import { bytesText, countText, numberText } from "../../../contract/figures.ts"
import type { addWords } from "../../transfers/add/words.ts"

const files = (count: number): string => countText(count, "Datei", "Dateien")

export const add: typeof addWords = {
  title: "Von einem Link herunterladen",
  recognised: (count) =>
    count === 1
      ? "Ein Link zu einer Freigabe: herunterladen."
      : `${numberText(count)} Links zu Freigaben: herunterladen.`,
  link: "Link",
  linkExample: "http://….onion/private/…",
  linkHint: "Der ganze Link, den du bekommen hast. Mehrere: je einer in einer Zeile.",
  line: (n, problem) => `Zeile ${numberText(n)}: ${problem}`,
  address:
    "Das ist nur eine Adresse: die eines Trackers oder eines seiner Spiegel. Ein Link zu einer Freigabe geht " +
    "danach noch weiter.",
  asking: "Die Dateinamen werden abgefragt. Über Tor dauert das einige Sekunden, höchstens zwei Minuten.",
  queued: "Wartet, bis ein anderer Link geprüft ist.",
  seconds: (n) => `${numberText(n)} s`,
  interrupted: "Der Knoten ist gerade nicht erreichbar; er wird wieder gefragt, sobald er zurück ist.",
  notSeen: (why) => `Der Link konnte nicht geprüft werden: ${why}`,
  lookAgain: "Noch einmal prüfen",
  leave: "Diesen Link weglassen",
  inList: "In deiner Liste",
  inListText: "Das hast du schon, oder es wird gerade heruntergeladen.",
  chosen: (some, of, bytes, ofBytes) =>
    some === of
      ? `${files(of)}, ${bytesText(ofBytes)}`
      : `${numberText(some)} von ${files(of)}, ${bytesText(bytes)} von ${bytesText(ofBytes)}`,
  chooseFiles: "Dateien auswählen",
  nothing: "Wähle mindestens eine Datei.",
  doubtful: (names, count) => {
    const more = count > names.length ? ` und ${numberText(count - names.length)} weitere` : ""
    return `Ein Rechner könnte diese Dateien von selbst ausführen oder lesen: ${names.join(", ")}${more}.`
  },
  acceptNames: "Ich habe diese Namen erwartet. Sonst wartet der Download auf deine Zustimmung.",
  folder: "Ordner (optional)",
  folderHint: "Wohin die Dateien auf dem Rechner des Knotens kommen.",
  free: (bytes) => `Im üblichen Ordner sind ${bytesText(bytes)} frei.`,
  room: (after) =>
    after >= 0 ? `Dort bleiben ${bytesText(after)} frei.` : `Dort fehlen ${bytesText(-after)} an Platz.`,
  costs: (credit) => `Kostet ${bytesText(credit)} Guthaben.`,
  reaches: (bytes) => `Dein Guthaben reicht für ${bytesText(bytes)} davon.`,
  paused: "Angehalten hinzufügen",
  sequential: "Der Reihe nach, vom ersten Teil bis zum letzten",
  first: "An den Anfang der Warteschlange",
  go: (count) => (count > 1 ? `${numberText(count)} herunterladen` : "Herunterladen"),
  goNow: "Jetzt hinzufügen, später auswählen",
  notFirst: (why) => `Hinzugefügt, aber nicht an den Anfang der Warteschlange gestellt: ${why}`,
  added: (count) =>
    count === 1
      ? "Hinzugefügt. Zuerst werden die Metadaten geholt, dann die Teile."
      : `${numberText(count)} Downloads hinzugefügt. Zuerst werden ihre Metadaten geholt, dann ihre Teile.`,
}
