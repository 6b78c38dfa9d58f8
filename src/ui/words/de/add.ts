import { bytesText } from "../../../contract/figures.ts"
import type { addWords } from "../../transfers/add/words.ts"

const files = (count: number): string => (count === 1 ? "1 Datei" : `${count} Dateien`)

export const add: typeof addWords = {
  title: "Von einem Link herunterladen",
  recognised: (count) =>
    count === 1 ? "Ein Link zu einer Freigabe: herunterladen." : `${count} Links zu Freigaben: herunterladen.`,
  link: "Link",
  linkExample: "http://….onion/private/…",
  linkHint: "Der Link, den du bekommen hast, ganz. Mehrere auf einmal: je einer in einer Zeile.",
  line: (n, problem) => `Zeile ${n}: ${problem}`,
  address:
    "Das ist eine bloße Adresse: die eines Trackers oder eines Spiegels davon. Ein Link zu einer Freigabe geht " +
    "danach noch weiter.",
  asking: "Die Namen der Dateien werden erfragt. Über Tor dauert das einige Sekunden, höchstens zwei Minuten.",
  queued: "Wartet, bis ein anderer angesehen ist.",
  seconds: (n) => `${n} s`,
  interrupted: "Der Knoten ist gerade nicht zu erreichen; er wird wieder gefragt, wenn er zurück ist.",
  notSeen: (why) => `Er konnte nicht angesehen werden: ${why}`,
  lookAgain: "Noch einmal ansehen",
  leave: "Diesen Link weglassen",
  inList: "In deiner Liste",
  inListText: "Das hast du, oder du bekommst es gerade.",
  chosen: (some, of, bytes, ofBytes) =>
    some === of
      ? `${files(of)}, ${bytesText(ofBytes)}`
      : `${some} von ${files(of)}, ${bytesText(bytes)} von ${bytesText(ofBytes)}`,
  chooseFiles: "Dateien auswählen",
  nothing: "Wähle mindestens eine Datei.",
  doubtful: (names, count) => {
    const more = count > names.length ? ` und ${count - names.length} weitere` : ""
    return `Ein Rechner könnte das von selbst ausführen oder lesen: ${names.join(", ")}${more}.`
  },
  acceptNames: "Ich habe diese Namen erwartet. Sonst wartet der Download auf ein Ja.",
  folder: "Ordner (wenn gewünscht)",
  folderHint: "Wohin es auf dem Rechner des Knotens kommt.",
  free: (bytes) => `Am üblichen Ort sind ${bytesText(bytes)} frei.`,
  room: (after) =>
    after >= 0 ? `Dort bleiben ${bytesText(after)} frei.` : `Dort fehlen ${bytesText(-after)} an Platz.`,
  costs: (credit) => `Kostet ${bytesText(credit)} Guthaben.`,
  reaches: (bytes) => `Dein Guthaben reicht für ${bytesText(bytes)} davon.`,
  paused: "Angehalten beginnen",
  sequential: "Der Reihe nach, vom ersten Teil bis zum letzten",
  first: "Als erstes in der Warteschlange",
  go: (count) => (count > 1 ? `${count} herunterladen` : "Herunterladen"),
  goNow: "Jetzt hinzufügen, später auswählen",
  notFirst: (why) => `Hinzugefügt, aber nicht an den Anfang der Warteschlange gestellt: ${why}`,
  added: (count) =>
    count === 1
      ? "Hinzugefügt. Zuerst werden die Metadaten geholt, dann die Teile."
      : `${count} Downloads hinzugefügt. Zuerst werden ihre Metadaten geholt, dann ihre Teile.`,
}
