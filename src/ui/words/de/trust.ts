/** German, of the pages and dialogs about trusted nodes. */
import { bytesText } from "../../../contract/figures.ts"
import type { trustWords } from "../../trust/words.ts"

const figure = (n: number): string => n.toLocaleString("de")
const grade = (n: number): string => (n === 1 ? "1 Grad" : `${n} Grade`)
const torrents = (n: number): string => (n === 1 ? "1 Torrent" : `${figure(n)} Torrents`)

export const trust: typeof trustWords = {
  title: "Vertraute Knoten",
  intro:
    "Was sie veröffentlichen, kann von hier aus gesucht werden. Kopiert werden nur Wörter, und bedient wird nichts.",
  add: "Einem Knoten vertrauen…",
  all: "Alle Knoten",
  none: "Diesen Knoten gibt es hier nicht.",
  first: "Du vertraust noch keinem Knoten",
  firstText:
    "Es gibt keine Liste aller Knoten und niemanden, der dir eine geben könnte. Du beginnst damit, einen anderen zu " +
    "kennen: Bitte jemanden, der Bulbil betreibt, um die Adresse des Knotens, oder nimm eine von einem Ort, dem du traust.",
  paste: "Adresse eines Knotens einfügen",
  pasteText: "Was er veröffentlicht, kann von hier aus nach ein bis zwei Minuten gesucht werden.",
  give: "Die eigene weitergeben",
  giveText: "Deine Freunde fügen sie ein, um zu finden, was du öffentlich machst.",

  name: "Name",
  nameHint: "Den du gegeben hast; bei anderen der Anfang ihrer Adresse",
  address: "Adresse",
  example: "….onion",
  degree: "Grad",
  degreeHint: "1: du vertraust ihm. 2: jemand vertraut ihm, dem du vertraust",
  through: "Über",
  state: "Zustand",
  torrents: "Torrents",
  torrentsHint: "Die er führt, wie er zuletzt sagte",
  seen: "Zuletzt",
  seenHint: "Wann er zuletzt geantwortet hat, in UTC",
  room: "Platz",
  roomHint: "Was von ihm hier ist, gemessen an dem, was von einem Knoten höchstens kopiert wird",
  roomOf: (here, most) => `${figure(here)} von höchstens ${figure(most)} Einträgen eines Knotens`,
  behind: "Fehlt",
  behindHint: "Torrents, die er führt und die noch nicht hier sind",
  never: "Noch nie",
  copy: (name) => `Adresse von ${name} kopieren`,
  copied: "Adresse kopiert.",
  copyFailed: "Der Browser ließ sie nicht kopieren.",
  find: "Name, Adresse oder Zustand",
  found: (n, of) => (n === of ? `${figure(n)} Knoten` : `${figure(n)} von ${figure(of)} Knoten`),
  nodesRoom: "Über andere erreicht",
  nodesOf: (n, most) => `${figure(n)} von höchstens ${figure(most)} Knoten`,
  wordsRoom: "Alle Kataloge",
  wordsOf: (n, most) => `${bytesText(n)} von höchstens ${bytesText(most)}`,
  noFar: "Über sie wird noch niemand erreicht. Viele Betreiber sagen niemandem, wem sie vertrauen.",

  foundFirst: "Zuerst gefunden",
  foundLast: "Zuletzt gefunden",
  readSoFar: "Bisher gelesen",
  howFar: "Wie weit",
  alone: "Nur dieser Knoten",
  upTo: (degrees) => `Bis zu ${grade(degrees)}`,
  tellsOf: "Nennt",
  notAsked: "Nicht gefragt",
  nodes: (n) => `${figure(n)} Knoten`,
  agreed: "Zugestimmt",
  agreedTo: (nodes, octets) => `${figure(nodes)} Knoten, ${bytesText(octets)}`,
  weight: "Gewicht seines Worts",
  addressOf: (name) => `Adresse von ${name}`,
  actionsOn: (name) => `Was mit ${name} getan werden kann`,
  tell: "Alle wissen lassen, dass ich ihm vertraue",
  trustThat: "Jenem vertrauen…",
  trustIt: "Selbst vertrauen…",
  farText: "Du erreichst ihn über andere. Er wird durchsucht, und du bürgst für nichts von ihm.",
  look: "Jetzt nachsehen",
  far: "Wie weit…",
  browse: "Durchblättern",
  rename: "Name…",
  history: "Verlauf",
  revoke: "Vertrauen entziehen…",
  details: "Einzelheiten",
  costs: "Was es kostet…",

  rings: "Ringe des Vertrauens",
  ringsIntro:
    "Du bist in der Mitte, um dich herum die, denen du vertraust. Jeder weitere Ring wird über den davor erreicht.",
  ringsKeys:
    "Pfeiltasten: links und rechts den Ring entlang, hoch nach außen, runter nach innen. Die Eingabetaste öffnet " +
    "einen Knoten. Voll: durchsuchbar. Hohl: gerade nicht. Gestrichelt: etwas stimmt nicht mit ihm.",
  you: "Du",
  more: (n) => `+${figure(n)}`,
  moreNodes: (n, degree) => `${figure(n)} weitere Knoten vom Grad ${degree}, in der Tabelle`,
  nodeLine: (name, degree, standing, count) => `${name}: Grad ${degree}, ${standing}, ${torrents(count)}`,
  inTable: "Alle stehen in der Tabelle",

  howFarTitle: "Wie weit führt er?",
  reach: "Über diesen Knoten erreichen",
  choices: [
    ["Nur diesen Knoten", "Über ihn wird niemand sonst erreicht."],
    ["Die, denen er vertraut", "Soweit er sie nennt: Freunde eines Freundes."],
    ["Und die, denen diese vertrauen", "Drei Grade. Wohin nur ein Weg führt, steht in den Ergebnissen zuletzt."],
    ["Noch einen Grad weiter", "Vier Grade. Das können Hunderte von Knoten sein."],
  ],
  asking: "Er wird gefragt, wem er vertraut …",
  unknown: "Was es kostet, ist noch nicht bekannt.",
  choose: "Wählen",
  agree: "Zustimmen",
  notVouched:
    "Sie werden durchsucht wie dieser Knoten und mit dem Weg gezeigt, der zu ihnen führt. Sie schicken dir nie " +
    "Software, und du bürgst für keinen von ihnen.",
  afterwards: "Was dann belegt wäre",
  diskRoom: "Von der Platte",
  diskOf: (n, free) => `${bytesText(n)} mehr, von ${bytesText(free)} frei`,
  memoryRoom: "Vom Arbeitsspeicher",
  memoryOf: (n, free) => `höchstens ${bytesText(n)} mehr, von ${bytesText(free)} frei`,

  addHint: "Des Trackers des Knotens, wie sein Betreiber sie dir gab.",
  sumRight: "Die Adresse ist ganz, und ihre Prüfsumme stimmt.",
  sumWrong: "Ihre Prüfsumme stimmt nicht: Ein Zeichen ist anders, als es war. Kopiere sie noch einmal.",
  sumOther: "Das ist keine Adresse: Buchstaben a–z und Ziffern 2–7, und am Ende .onion.",
  sumSoFar: (n) => `${n} von 56 Zeichen.`,
  sumKnown: (name) => `Du vertraust ihm schon: ${name}.`,
  call: "Wie du ihn nennst",
  callHint: "Muss nicht sein. Es bleibt auf diesem Knoten.",
  learn: "Was er erfährt, und was andere erfahren",
  advice: [
    "Was er führt, kann von hier aus gesucht werden. Du siehst bei jedem Ergebnis, von wem es ist.",
    "Niemand erfährt, dass du ihm vertraust, und über ihn wird niemand vertraut, solange du es nicht sagst.",
    "Er erfährt, dass jemand seine Liste liest, wie es jeder darf; nicht, wer.",
  ],
  go: "Vertrauen",
  lookedFor: "Er wird gesucht.",

  nameTitle: "Diesen Knoten benennen",
  nameGo: "Benennen",
  nameStays: "Es bleibt auf diesem Knoten; niemand sonst liest es.",

  revokeTitle: "Diesem Knoten nicht mehr vertrauen?",
  revokeText:
    "Was er führt, wird nicht mehr gefunden, und wer nur über ihn erreicht wird, wird mit ihm vergessen. Was du " +
    "heruntergeladen hast, bleibt, und Spiegel auch.",
  revokeGo: "Vertrauen entziehen",
  lossAsking: "Es wird nachgesehen, wer nur über ihn erreicht wird …",
  lossNone: "Niemand sonst fällt mit ihm weg.",
  loss: (n) => (n === 1 ? "1 Knoten fällt mit ihm weg:" : `${figure(n)} Knoten fallen mit ihm weg:`),
  lossMore: (n) => `und ${figure(n)} weitere`,
}
