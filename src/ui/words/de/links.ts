import { durationText } from "../../../contract/figures.ts"
import type { linkWords } from "../../share/linkWords.ts"

export const links: typeof linkWords = {
  title: "Datei oder Ordner freigeben",
  recognised: "Ein Pfad auf dem Rechner des Knotens: Gib frei, was dort ist.",
  link: "Privater Link",
  linkFor: (name) => `Link für ${name}`,
  checkReach: "Prüfen, ob andere sie erreichen",
  checkingReach:
    "Veröffentlicht. Der Knoten wählt sie über Tor an, wie andere es tun: einige Sekunden sind üblich, zwei Minuten möglich.",
  reachedIn: (ms) => `Veröffentlicht und über Tor erreicht nach ${durationText(Math.max(1, ms / 1_000))}.`,
  noKey: "Der Link ist bereit, sobald der Onion-Dienst seinen Schlüssel annimmt.",
  revoke: "Zurücknehmen …",
  add: "Empfänger hinzufügen …",
  addTitle: "Empfänger hinzufügen",
  addName: "Wie du ihn nennst",
  addHint: "Das bleibt auf diesem Knoten. Jeder bekommt einen eigenen Link; wer schon einen hat, behält ihn.",
  addNoName: "Gib einen Namen an.",
  addNotAgreed: "Bestätige, dass der alte Link enden darf.",
  addAgreed: "Der alte Link darf enden",
  addGo: "Hinzufügen",
  added: "Hinzugefügt. Der Link ist bereit, sobald der Onion-Dienst seinen Schlüssel annimmt.",
  revokeTitle: "Diesen Link zurücknehmen?",
  revokeGo: "Zurücknehmen",
  revoked: "Zurückgenommen. Die anderen sind innerhalb einer Minute von selbst wieder da.",
  revokeCommon: "Der Link für alle, die ihn haben.",
  revokeOf: ["Der Link für", "."],
}
