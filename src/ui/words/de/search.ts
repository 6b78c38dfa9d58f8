import { countText, numberText } from "../../../contract/figures.ts"
import type { searchWords } from "../../search/words.ts"

export const search: typeof searchWords = {
  intro:
    "In deinem Katalog und denen, die hier sind. Deine Suchwörter bleiben auf diesem Knoten, solange du nicht andere " +
    "fragst, und werden nicht aufbewahrt.",
  label: "Alle Kataloge durchsuchen",
  placeholder: "Was suchst du?",
  looking: "Wird gesucht …",
  hits: "Treffer",
  asking: "Wird abgefragt …",
  more: "Mehr",
  muted: (count) => countText(count, "Tracker ist stummgeschaltet", "Tracker sind stummgeschaltet"),
  unmute: "wieder zeigen",
  startAlone:
    "Bis jetzt wird nur durchsucht, was du selbst veröffentlicht hast. Vertraue einem Knoten oder spiegle einen " +
    "Tracker, dessen Adresse dir jemand gegeben hat: Was er auflistet, wird dann auch hier gefunden.",
  start:
    "Durchsucht wird, was du selbst veröffentlicht hast und was die auflisten, denen du vertraust oder die du " +
    "spiegelst. Niemand erfährt, was du suchst.",
  syntax: ["Wörter,", "Wörter in Folge", " und ", "-nicht", "und", "gehen auch."],
  trust: "Einem Knoten vertrauen …",
  trustText: "Durchsuche, was jemand auflistet, dessen Adresse du hast, und erfahre von neuerer Software.",
  mirror: "Tracker spiegeln …",
  mirrorText: "Behalte eine Kopie seiner Liste, durchsuche sie, ohne jemanden zu fragen, und gib sie weiter.",
  others: "Andere Knoten",
  othersHead: "Bei anderen Knoten",
  asked: "Knoten, die gefragt wurden",
  wouldAsk: "Knoten, die gefragt würden",
  waits: "wird gefragt …",
  ask: (count, more) =>
    `${numberText(count)} ${more ? (count === 1 ? "weiteren " : "weitere ") : ""}fragen; sie sehen dann diese Wörter`,
  these: "Diese Wörter:",
  inAll: (count) =>
    `Insgesamt ${countText(count, "Knoten kann", "Knoten können")} gefragt werden, immer einige auf einmal.`,
  filters: {
    least: ["Größe", "Jede Größe", "Ab 100 MB", "Ab 1 GB", "Ab 10 GB"],
    days: ["Hinzugefügt", "Jederzeit", "Letzte Woche", "Letzter Monat", "Letztes Jahr"],
    degree: ["Wessen", "Von allen", "Nur meine", "Meine und gewählte", "Auch deren Freunde"],
    here: ["Hier", "Bei mir oder nicht", "Nicht bei mir", "Bei mir"],
    dead: ["Wer es hat", "Verfügbar oder nicht", "Nur Verfügbares"],
  },
  onlyOf: (tracker) => `Nur von ${tracker}`,
  head: { title: "Titel", size: "Größe", added: "Hinzugefügt", life: "Wer es hat", action: "Aktionen" },
  utc: "In UTC",
  file: "hat eine Datei",
  forked: "hat zwei Fassungen signiert",
  only: "nur dieser Tracker",
  onlyText: "Nur zeigen, was dieser Tracker auflistet",
  mute: "diesen Tracker stummschalten",
  muteText: "Nichts mehr von diesem Tracker zeigen",
  listedBy: (count) => `aufgelistet von ${numberText(count)} weiteren`,
  alike: (count) => `${countText(count, "anderer sieht", "andere sehen")} so aus`,
  cost: (text) => text,
}
