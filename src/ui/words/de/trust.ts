/** German, of the pages and dialogs about trusted nodes. */
import { bytesText, countText, numberText } from "../../../contract/figures.ts"
import type { trustWords } from "../../trust/words.ts"

const torrents = (n: number): string => countText(n, "Torrent", "Torrents")

export const trust: typeof trustWords = {
  title: "Vertraute Knoten",
  intro:
    "Was sie veröffentlichen, kannst du von hier aus durchsuchen. Kopiert werden nur Wörter; weitergegeben wird nichts.",
  add: "Einem Knoten vertrauen …",
  all: "Alle Knoten",
  none: "Diesen Knoten gibt es hier nicht.",
  first: "Du vertraust noch keinem Knoten",
  firstText:
    "Es gibt keine Liste aller Knoten und niemanden, der dir eine geben könnte. Du beginnst damit, einen anderen zu " +
    "kennen: Bitte jemanden, der Bulbil betreibt, um die Adresse seines Knotens, oder nimm eine von einem Ort, dem du vertraust.",
  paste: "Adresse eines Knotens einfügen",
  pasteText: "Was er veröffentlicht, kannst du nach ein bis zwei Minuten von hier aus durchsuchen.",
  give: "Die eigene Adresse weitergeben",
  giveText: "Deine Freunde fügen sie ein, um zu finden, was du veröffentlichst.",

  name: "Name",
  nameHint: "Von dir vergeben; bei anderen der Anfang ihrer Adresse",
  address: "Adresse",
  example: "….onion",
  degree: "Grad",
  degreeHint: "1: Du vertraust ihm. 2: Jemand vertraut ihm, dem du vertraust",
  through: "Über",
  state: "Zustand",
  torrents: "Torrents",
  torrentsHint: "Die er auflistet, nach seiner letzten Angabe",
  seen: "Zuletzt",
  seenHint: "Wann er zuletzt geantwortet hat, in UTC",
  room: "Platz",
  roomHint: "Was von ihm hier ist, von dem, was höchstens von einem Knoten kopiert wird",
  roomOf: (here, most) => `${numberText(here)} von höchstens ${numberText(most)} Einträgen eines Knotens`,
  behind: "Fehlt",
  behindHint: "Torrents, die er auflistet und die noch nicht hier sind",
  never: "Noch nie",
  copy: (name) => `Adresse von ${name} kopieren`,
  copied: "Adresse kopiert.",
  copyFailed: "Der Browser erlaubt dieser Seite nicht, zu kopieren.",
  find: "Name, Adresse oder Zustand",
  found: (n, of) => (n === of ? `${numberText(n)} Knoten` : `${numberText(n)} von ${numberText(of)} Knoten`),
  nodesRoom: "Über andere erreicht",
  nodesOf: (n, most) => `${numberText(n)} von höchstens ${numberText(most)} Knoten`,
  wordsRoom: "Alle Kataloge",
  wordsOf: (n, most) => `${bytesText(n)} von höchstens ${bytesText(most)}`,
  noFar: "Über sie wird noch niemand erreicht. Viele Betreiber sagen niemandem, wem sie vertrauen.",

  foundFirst: "Zuerst gefunden",
  foundLast: "Zuletzt gefunden",
  readSoFar: "Bisher gelesen",
  howFar: "Wie weit",
  alone: "Nur dieser Knoten",
  upTo: (degrees) => `Bis zu ${countText(degrees, "Grad", "Grade")}`,
  tellsOf: "Nennt",
  notAsked: "Nicht gefragt",
  nodes: (n) => `${numberText(n)} Knoten`,
  agreed: "Zugestimmt",
  agreedTo: (nodes, octets) => `${numberText(nodes)} Knoten, ${bytesText(octets)}`,
  weight: "Gewicht seiner Angaben",
  addressOf: (name) => `Adresse von ${name}`,
  actionsOn: (name) => `Aktionen für ${name}`,
  tell: "Alle wissen lassen, dass ich ihm vertraue",
  trustThat: "Jenem Knoten vertrauen …",
  trustIt: "Selbst vertrauen …",
  farText: "Du erreichst ihn über andere. Er wird durchsucht, und du bürgst für nichts von ihm.",
  look: "Jetzt nachsehen",
  far: "Wie weit …",
  browse: "Durchsehen",
  rename: "Name …",
  history: "Verlauf",
  revoke: "Vertrauen entziehen …",
  details: "Details",
  costs: "Was es kostet …",

  rings: "Ringe des Vertrauens",
  ringsIntro:
    "Du bist in der Mitte, um dich herum die, denen du vertraust. Jeder weitere Ring ist über den davor zu erreichen.",
  ringsKeys:
    "Pfeiltasten: links und rechts den Ring entlang, hoch nach außen, runter nach innen. Die Eingabetaste öffnet " +
    "einen Knoten. Voll: durchsuchbar. Hohl: gerade nicht. Gestrichelt: etwas stimmt nicht mit ihm.",
  you: "Du",
  more: (n) => `+${numberText(n)}`,
  moreNodes: (n, degree) =>
    `${countText(n, "weiterer Knoten", "weitere Knoten")} vom Grad ${numberText(degree)}, in der Tabelle`,
  nodeLine: (name, degree, standing, count) => `${name}: ${standing}, Grad ${numberText(degree)}, ${torrents(count)}`,
  inTable: "Alle stehen in der Tabelle",

  howFarTitle: "Wie weit führt er?",
  reach: "Über diesen Knoten erreichen",
  choices: [
    ["Nur diesen Knoten", "Über ihn wird niemand sonst erreicht."],
    ["Die, denen er vertraut", "Soweit er sie nennt: Freunde eines Freundes."],
    ["Und die, denen diese vertrauen", "Drei Grade. Wohin nur ein Weg führt, steht unter den Treffern zuletzt."],
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
  diskRoom: "Auf der Festplatte",
  diskOf: (n, free) => `${bytesText(n)} mehr, von ${bytesText(free)} frei`,
  memoryRoom: "Im Arbeitsspeicher",
  memoryOf: (n, free) => `höchstens ${bytesText(n)} mehr, von ${bytesText(free)} frei`,

  addHint: "Die Adresse des Trackers, wie sie dir der Betreiber gegeben hat.",
  sumRight: "Die Adresse ist vollständig, und ihre Prüfsumme stimmt.",
  sumWrong: "Ihre Prüfsumme stimmt nicht: Ein Zeichen ist falsch. Kopiere sie noch einmal.",
  sumOther: "Das ist keine Adresse: Sie besteht aus Buchstaben a–z und Ziffern 2–7 und endet mit .onion.",
  sumSoFar: (n) => `${numberText(n)} von 56 Zeichen.`,
  sumKnown: (name) => `Du vertraust ihm schon: ${name}.`,
  call: "Wie du ihn nennst (optional)",
  callHint: "Es bleibt auf diesem Knoten.",
  learn: "Was er erfährt und was andere erfahren",
  advice: [
    "Was er auflistet, kannst du von hier aus durchsuchen. Bei jedem Treffer siehst du, von wem er ist.",
    "Niemand erfährt, dass du ihm vertraust, und niemand wird über ihn erreicht, solange du es nicht später so wählst.",
    "Er erfährt, dass jemand seine Liste liest, wie es jeder darf, aber nicht, wer.",
  ],
  go: "Vertrauen",
  lookedFor: "Er wird gesucht.",

  nameTitle: "Diesen Knoten benennen",
  nameGo: "Benennen",
  nameStays: "Es bleibt auf diesem Knoten; niemand sonst liest es.",

  revokeTitle: "Diesem Knoten nicht mehr vertrauen?",
  revokeText:
    "Was er auflistet, wird nicht mehr gefunden, und wer nur über ihn erreicht wird, wird mit ihm vergessen. Was du " +
    "heruntergeladen hast, bleibt; Spiegel auch.",
  revokeGo: "Vertrauen entziehen",
  lossAsking: "Es wird nachgesehen, wer nur über ihn erreicht wird …",
  lossNone: "Niemand sonst fällt mit ihm weg.",
  loss: (n) => `${countText(n, "Knoten fällt", "Knoten fallen")} mit ihm weg:`,
  lossMore: (n) => `und ${n === 1 ? "noch einer" : `${numberText(n)} weitere`}`,
}
