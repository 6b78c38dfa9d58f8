import { countText } from "../../../contract/figures.ts"
import type { searchWords } from "../../search/words.ts"

export const search: typeof searchWords = {
  intro:
    "In deinem Katalog und denen, die hier sind. Deine Worte bleiben auf diesem Knoten, wenn du nicht andere fragst, " +
    "und nichts wird davon aufbewahrt.",
  label: "Alle Kataloge durchsuchen",
  placeholder: "Was suchst du?",
  looking: "Wird gesucht …",
  hits: "Treffer",
  asking: "Wird gefragt …",
  more: "Mehr",
  muted: (count) => countText(count, "Tracker ist stumm", "Tracker sind stumm"),
  unmute: "wieder zeigen",
  startAlone:
    "Bis jetzt wird nur durchsucht, was du selbst öffentlich gemacht hast. Vertraue einem Knoten oder spiegle einen " +
    "Tracker, dessen Adresse dir jemand gegeben hat: was er aufführt, wird dann auch hier gefunden.",
  start:
    "Durchsucht wird, was du selbst öffentlich gemacht hast, und was die aufführen, denen du vertraust oder die du " +
    "spiegelst. Niemand erfährt, was du suchst.",
  syntax: ["Wörter,", "Wörter in Folge", " und ", "-nicht", "und", "gehen auch."],
  trust: "Einem Knoten vertrauen…",
  trustText: "Durchsuche, was jemand aufführt, dessen Adresse du hast, und höre von neuerer Software.",
  mirror: "Tracker spiegeln…",
  mirrorText: "Behalte eine Kopie seiner Liste, durchsuche sie, ohne jemanden zu fragen, und gib sie weiter.",
  others: "Andere Knoten",
  othersHead: "Bei anderen Knoten",
  asked: "Knoten, die gefragt wurden",
  wouldAsk: "Knoten, die gefragt würden",
  waits: "wird gefragt …",
  ask: (count, more) => `${count} ${more ? "weitere " : ""}fragen; sie sehen dann diese Worte`,
  these: "Diese Worte:",
  inAll: (count) =>
    `Insgesamt ${countText(count, "Knoten kann", "Knoten können")} gefragt werden, je einige auf einmal.`,
  filters: {
    least: ["Größe", "Jede Größe", "Ab 100 MB", "Ab 1 GB", "Ab 10 GB"],
    days: ["Hinzugefügt", "Jederzeit", "Letzte Woche", "Letzter Monat", "Letztes Jahr"],
    degree: ["Wessen", "Von allen", "Nur meine", "Meine und gewählte", "Bis zu Freunden von Freunden"],
    here: ["Hier", "In meiner Liste oder nicht", "Nicht in meiner Liste", "In meiner Liste"],
    dead: ["Wer es hat", "Verfügbar oder nicht", "Nur, was noch jemand haben kann"],
  },
  onlyOf: (tracker) => `Nur von ${tracker}`,
  head: { title: "Titel", size: "Größe", added: "Hinzugefügt", life: "Wer es hat", action: "Aktionen" },
  utc: "In UTC",
  file: "hat eine Datei",
  forked: "hat zwei Geschichten erzählt",
  only: "nur dieser Tracker",
  onlyText: "Nur zeigen, was dieser Tracker aufführt",
  mute: "diesen Tracker stumm schalten",
  muteText: "Nichts mehr von diesem Tracker zeigen",
  listedBy: (count) => `aufgeführt von ${count} weiteren`,
  alike: (count) => `${countText(count, "anderer sieht", "andere sehen")} so aus`,
  cost: (text) => text,
}
